import type { ReactNode } from "react"
import { ChartFootLine, type ChartFoot } from "@/components/charts/chart-frame"
import { ShareLine } from "@/components/charts/share/share-line"
import { DrawnChart } from "@/components/snapshot/drawn-chart"
import { DataTable, type TableOpens } from "@/components/ui/data-table"
import { Disclosure } from "@/components/ui/disclosure"
import { Figures } from "@/components/ui/figures"
import type { Figure } from "@/lib/charts/figure/figure"
import { specVersion } from "@/lib/charts/spec"
import type { Compare, CompareMeasure } from "@/lib/contracts/compare"
import { routes } from "@/lib/routes"

/**
 * One panel of a comparison: its question, the answer in words, the drawing with its meaning, the same as a table, and
 * its files.
 *
 * @param children tables of the panel whose figures open each; where they hold all that is drawn, they are the twin
 */
export function ComparePanel({
  compare,
  measure,
  question,
  answer,
  figure,
  children,
}: {
  compare: Compare
  measure: CompareMeasure
  question: string
  answer: ReactNode
  figure: Figure
  children?: ReactNode
}) {
  const { asOf, dataVersion, view, known, firms } = compare
  const foot: ChartFoot = { asOf, dataVersion, sources: [] }
  const opens = rowsOpen(compare, measure, figure)
  return (
    <section id={measure} className="mt-10 border-t border-hairline pt-3">
      <h2 className="text-28">{question}</h2>
      {answer}
      <figure className="mt-4" aria-label={figure.title}>
        <figcaption className="mb-3 text-13 text-muted">
          <Figures>{figure.subtitle}</Figures>
        </figcaption>
        <DrawnChart figure={figure} id={`compare-${measure}`} />
        {figure.words.length > 0 && (
          <p className="mt-2 max-w-prose text-13 text-muted" data-prose="">
            {figure.words.join(" ")}
          </p>
        )}
        <div className="mt-2 flex flex-wrap items-baseline gap-x-4 gap-y-1 text-13 text-muted">
          {opens && (
            <Disclosure
              summary="The same as a table"
              className="no-print min-w-0 max-w-full grow basis-full sm:basis-auto"
            >
              <DataTable table={figure.table} opens={opens} />
            </Disclosure>
          )}
          <ChartFootLine foot={foot} />
          {known?.basis !== "today" && (
            <ShareLine
              spec={{
                version: specVersion,
                chart: "compare",
                firms: firms.map(({ slug }) => slug),
                measure,
                set: view.set,
              }}
              title={figure.title}
              asOf={asOf}
              dataVersion={dataVersion}
            />
          )}
        </div>
      </figure>
      {children && <div className="mt-6">{children}</div>}
    </section>
  )
}

/** Where the rows of a twin open; null where the tables below it are the twin. */
function rowsOpen(
  { firms, view, known }: Compare,
  measure: CompareMeasure,
  { table }: Figure,
): TableOpens | null {
  if (measure !== "runways" && measure !== "training" && measure !== "inference") return null
  const rows = table.rows.map(([name, workload]) => {
    const firm = firms.find((one) => one.name === name)
    const of = measure === "runways" ? workload : measure
    if (!firm || (of !== "training" && of !== "inference") || firm.row[of].quantiles === null) return null
    return routes.number({ of: "runway", firm: firm.slug, workload: of, set: view.set }, known?.day ?? null)
  })
  return { column: 2, rows }
}
