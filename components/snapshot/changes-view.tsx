import { PageHead } from "@/components/page/page-head"
import { Figures } from "@/components/ui/figures"
import { ScrollTable } from "@/components/ui/scroll-table"
import { Section } from "@/components/ui/section"
import { runwayViews, whyMovedAddress } from "@/lib/charts/frozen-views"
import { documentChanges } from "@/lib/charts/document-changes"
import type { ChartDocument } from "@/lib/charts/document"
import { movedSentence, sinceSentence, type MovedMeasure, type Newer, type Since } from "@/lib/charts/moved"
import { countWords, monthWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { ChangedRows } from "./changed-rows"
import { ChangedSources } from "./changed-sources"

/** What moved since a chart was frozen: the headline figures, the rows, the sources, and what made them. */
export function ChangesView({
  frozen,
  newer,
  because = null,
  frozenOn,
  addresses,
}: {
  frozen: ChartDocument
  newer: Newer
  /** Why its one runway moved, in words; null where that is not told. */
  because?: string | null
  frozenOn: string
  addresses: { frozen: string; live: string | null }
}) {
  const changes = newer.status === "newer" ? documentChanges(frozen, newer.today) : null
  return (
    <article>
      <PageHead
        kicker={<a href={addresses.frozen}>The chart as it was frozen on {frozenOn}</a>}
        title="What changed since"
      >
        <p className="mt-3 max-w-[64ch] font-serif text-17 sm:text-21">
          <Figures>{frozen.figure.title}</Figures>
        </p>
        <p className="mt-2 max-w-prose">
          <Figures>{sentenceOf(newer, because)}</Figures>{" "}
          {addresses.live && newer.status !== "gone" && <a href={addresses.live}>The live chart</a>}
        </p>
        {newer.status === "newer" && <WhyMoved frozen={frozen} moved={newer.moved} />}
      </PageHead>
      {newer.status === "newer" && changes && (
        <>
          {newer.moved.length > 0 && (
            <Section id="measures" title="The headline figures">
              <ScrollTable caption="Headline figures, frozen and today">
                <thead>
                  <tr>
                    <th scope="col">Figure</th>
                    <th scope="col">Frozen</th>
                    <th scope="col">Today</th>
                  </tr>
                </thead>
                <tbody>
                  {newer.moved.map(({ label, before, after }) => (
                    <tr key={label}>
                      <th scope="row" className="min-w-32">
                        {label}
                      </th>
                      <td>{before}</td>
                      <td>{after}</td>
                    </tr>
                  ))}
                </tbody>
              </ScrollTable>
            </Section>
          )}
          <ChangedRows rows={changes.rows} />
          <ChangedSources come={changes.newSources} gone={changes.goneSources} />
          <Made frozen={frozen} today={newer.today} since={newer.since} />
        </>
      )}
    </article>
  )
}

/** What moved, with its reasons where the chart has one runway. */
function sentenceOf(newer: Newer, because: string | null): string {
  if (newer.status === "newer" && because !== null) {
    return `${newer.since.isNewData ? "Newer data exist" : "This site now computes"}: ${because}`
  }
  const still = "Nothing has changed: neither newer data nor another engine has moved a figure."
  return movedSentence(newer) ?? still
}

/** Where each published runway that moved is taken apart step by step. */
function WhyMoved({ frozen, moved }: { frozen: ChartDocument; moved: readonly MovedMeasure[] }) {
  const labels = new Set(moved.map(({ label }) => label))
  const views = runwayViews(frozen).filter(({ label }) => labels.has(label))
  if (views.length === 0) return null
  const [only] = views
  return (
    <p className="mt-3 max-w-prose">
      {views.length === 1 && only ? (
        <a href={whyMovedAddress(frozen, only)}>What moved it, step by step</a>
      ) : (
        <>
          Step by step:{" "}
          {views.map((view, index) => (
            <span key={view.label}>
              {index > 0 && "; "}
              <a href={whyMovedAddress(frozen, view)}>{view.label}</a>
            </span>
          ))}
        </>
      )}
    </p>
  )
}

/** Data version, month and engine of both. */
function Made({ frozen, today, since }: { frozen: ChartDocument; today: ChartDocument; since: Since }) {
  const rows = factsOf(frozen).map(({ name, value }, index) => ({
    name,
    before: value,
    after: factsOf(today)[index]?.value ?? "",
  }))
  return (
    <Section
      id="made"
      title="What they were made from"
      lead={
        <>
          {frozen.provenance.engine !== null && `${sinceSentence(since)} `}
          <a href={routes.changelog()}>The changelog</a> says when published numbers moved.
        </>
      }
    >
      <ScrollTable caption="Data version and engine, frozen and today">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Frozen</th>
            <th scope="col">Today</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, before, after }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{before}</td>
              <td className={before === after ? "text-muted" : ""}>{after}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </Section>
  )
}

function factsOf({ provenance: { dataVersion, asOf, engine } }: ChartDocument) {
  return [
    { name: "Data version", value: String(dataVersion) },
    { name: "As of", value: monthWords(asOf) },
    { name: "Engine version", value: engine?.version ?? "none: records only" },
    { name: "Draws", value: engine ? countWords(engine.draws) : "none: records only" },
    { name: "Seed", value: engine ? String(engine.seed) : "none: records only" },
  ]
}
