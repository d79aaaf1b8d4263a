import { Section } from "@/components/ui/section"
import type { DocumentSource } from "@/lib/charts/document"
import { SourceLine } from "./source-line"

/** Sources that came since a chart was frozen, and those it no longer rests on. */
export function ChangedSources({
  come,
  gone,
}: {
  come: readonly DocumentSource[]
  gone: readonly DocumentSource[]
}) {
  if (come.length + gone.length === 0) return null
  return (
    <Section id="sources" title="Sources">
      <div className="grid gap-x-12 gap-y-6 md:grid-cols-2">
        <List name="New since" sources={come} />
        <List name="No longer behind it" sources={gone} />
      </div>
    </Section>
  )
}

function List({ name, sources }: { name: string; sources: readonly DocumentSource[] }) {
  if (sources.length === 0) return null
  return (
    <div className="min-w-0">
      <h3 className="mb-2 text-17">{name}</h3>
      <ul className="space-y-1.5 text-13">
        {sources.map((source) => (
          <SourceLine key={source.id} source={source} />
        ))}
      </ul>
    </div>
  )
}
