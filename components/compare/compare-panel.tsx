import type { ReactNode } from "react"
import { ChartFootLine, type ChartFoot } from "@/components/charts/chart-frame"
import { ShareLine } from "@/components/charts/share/share-line"
import { DrawnChart } from "@/components/snapshot/drawn-chart"
import { DataTable } from "@/components/ui/data-table"
import { Disclosure } from "@/components/ui/disclosure"
import { Figures } from "@/components/ui/figures"
import type { Figure } from "@/lib/charts/figure/figure"
import { specVersion } from "@/lib/charts/spec"
import type { Compare, CompareMeasure } from "@/lib/contracts/compare"

/**
 * One panel of a comparison: its question, the answer in words, the drawing with its meaning, the same as a table, and
 * its files. Of a past state of knowledge there are no files: a chart of its own is always of today.
 *
 * @param children tables of the panel whose figures open
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
  const hasTwin = figure.table.rows.length > 0
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
          <p className="mt-2 max-w-prose text-13 text-muted">{figure.words.join(" ")}</p>
        )}
        <div className="mt-2 flex flex-wrap items-baseline gap-x-4 gap-y-1 text-13 text-muted">
          {hasTwin && (
            <Disclosure
              summary="The same as a table"
              className="no-print min-w-0 max-w-full grow basis-full sm:basis-auto"
            >
              <DataTable table={figure.table} />
            </Disclosure>
          )}
          <ChartFootLine foot={foot} />
          {known === null && (
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
