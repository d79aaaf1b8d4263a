import { scriptJson } from "@/lib/charts/dataset"

/** Data about a page for programs. It runs nothing: browsers do not read it. */
export function DatasetScript({ dataset }: { dataset: Record<string, unknown> }) {
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: scriptJson(dataset) }} />
}
