import { EmbedSnippet } from "@/components/snapshot/embed-snippet"
import type { ChartDocument } from "@/lib/charts/document"
import type { ChartSpec } from "@/lib/charts/spec"
import { routes } from "@/lib/routes"
import { embedHeight } from "@/lib/server/embed/embed-height"

/**
 * The snippet of a chart for other people's pages.
 *
 * @param spec of the live chart; null where this site no longer has one
 * @param frozenId null: the chart itself is the live one
 * @param origin of the site, without a slash at its end
 */
export function ChartEmbed({
  document,
  spec,
  frozenId,
  origin,
}: {
  document: ChartDocument
  spec: ChartSpec | null
  frozenId: string | null
  origin: string
}) {
  return (
    <EmbedSnippet
      frozenSrc={frozenId && origin + routes.snapshotEmbed(frozenId)}
      liveSrc={spec && origin + routes.chartEmbed(spec)}
      title={document.figure.title}
      height={embedHeight(document)}
      scriptSrc={origin + routes.embedScript()}
    />
  )
}
