import type { ReactNode } from "react"
import { DefinitionList } from "@/components/ui/definition-list"
import { Disclosure } from "@/components/ui/disclosure"
import { Section } from "@/components/ui/section"
import type { ChartDocument, DocumentSource } from "@/lib/charts/document"
import { countWords, monthWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { SourceLine } from "./source-line"

/** Sources, data version, and the engine's run behind a chart. `more` follows the facts. */
export function OriginSection({ document, more }: { document: ChartDocument; more?: ReactNode }) {
  const { sources, provenance } = document
  const { engine, assumptions } = provenance
  return (
    <Section id="origin" title="Where the numbers come from">
      <div className="grid gap-x-12 gap-y-6 lg:grid-cols-2">
        <div className="min-w-0">
          <DefinitionList
            items={[
              { term: "Data version", value: provenance.dataVersion },
              { term: "As of", value: monthWords(provenance.asOf) },
              ...(engine
                ? [
                    { term: "Engine version", value: engine.version },
                    { term: "Draws", value: countWords(engine.draws) },
                    { term: "Seed", value: engine.seed },
                  ]
                : [{ term: "Engine", value: "none: the chart shows records, no estimate" }]),
              ...(assumptions.length > 0
                ? [
                    {
                      term: "Assumptions",
                      value: <a href={routes.assumptions()}>{assumptions.length} parameters</a>,
                    },
                  ]
                : []),
            ]}
          />
          {more}
        </div>
        <DocumentSources sources={sources} />
      </div>
    </Section>
  )
}

/** Publishers that are named before the rest is counted. */
const named = 6

/** "From Reuters, Financial Times and 41 others." The most used come first. */
function publisherWords(sources: readonly DocumentSource[]): string {
  const counts = new Map<string, number>()
  for (const { publisher } of sources) counts.set(publisher, (counts.get(publisher) ?? 0) + 1)
  const publishers = [...counts].sort(([, a], [, b]) => b - a).map(([publisher]) => publisher)
  const first = publishers.slice(0, named).join(", ")
  const others = publishers.length - named
  if (others <= 0) return `From ${first}.`
  return `From ${first} and ${others === 1 ? "one other" : `${others} others`}.`
}

/** As many as can be looked over; more of them unfold. */
const atOnce = 8

/** The sources as the document names them, each linked to its own page and to its record here. */
function DocumentSources({ sources }: { sources: readonly DocumentSource[] }) {
  if (sources.length === 0)
    return <p className="text-13 text-muted">The chart rests on no source of its own.</p>
  const list = (
    <ul className="space-y-1.5 text-13">
      {sources.map((source) => (
        <SourceLine key={source.id} source={source} />
      ))}
    </ul>
  )
  const count = sources.length === 1 ? "1 source" : `${sources.length} sources`
  return (
    <div className="min-w-0">
      {sources.length > atOnce ? (
        <>
          <h3 className="mb-1 text-17">{count}</h3>
          <p className="mb-2 max-w-prose text-15">{publisherWords(sources)}</p>
          <Disclosure summary="All of them" className="text-13">
            {list}
          </Disclosure>
        </>
      ) : (
        <>
          <h3 className="mb-2 text-17">{count}</h3>
          {list}
        </>
      )}
    </div>
  )
}
