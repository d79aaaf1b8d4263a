import { line } from "d3-shape"
import { memo, type CSSProperties } from "react"
import { MonthTicks } from "@/components/charts/static/month-ticks"
import { StretchedPlot, stretchedWidth } from "@/components/charts/static/stretched-plot"
import { ValueGrid } from "@/components/charts/static/value-grid"
import { DataTable } from "@/components/ui/data-table"
import { Disclosure } from "@/components/ui/disclosure"
import { monthAxis } from "@/lib/charts/month-axis"
import { valueScale } from "@/lib/charts/scales"
import { plotHeight, plotSize } from "@/lib/charts/sizes"
import { addMonths } from "@/lib/domain/month"
import { monthWords, shareWords } from "@/lib/format"
import type { LabState } from "@/lib/lab/lab-query"
import { runwayOf } from "./answer-facts"
import type { NamedAnswer } from "./answer-table"

const gutter = { "--gutter": "44px" } as CSSProperties
const ticks = [0, 0.25, 0.5, 0.75, 1].map((value) => ({ value, label: `${100 * value}%` }))

/** How likely it is that the chips still suffice, month by month: one line an answer. */
export const SurvivalChart = memo(function SurvivalChart({
  answers,
  workload,
  set,
}: {
  /** The published one first, then the reader's, then the compared one; null: none. */
  answers: readonly (NamedAnswer | null)[]
  workload: LabState["workload"]
  set: LabState["set"]
}) {
  const lines = answers.flatMap((named, index) => {
    if (named === null || typeof named.answer === "string") return []
    const { name, answer } = named
    const survival = runwayOf(answer, { workload, set })?.survival
    return survival && survival.length > 1
      ? [{ name, survival, answer, style: styles[index] ?? "is-beside" }]
      : []
  })
  const [first] = lines
  if (!first) return <p className="text-15 text-muted">There is no number to draw.</p>
  const { asOf } = first.answer
  const last = Math.max(...lines.map(({ survival }) => survival.length - 1))
  const axis = monthAxis(asOf, 0, last)
  const y = valueScale([0, 1], "linear")
  const path = line<number>()
    .x((_, month) => (stretchedWidth * month) / last)
    .y(y)
    .digits(1)
  const months = Array.from({ length: Math.floor(last / 6) + 1 }, (_, index) => index * 6)
  return (
    <figure className="chart">
      <figcaption className="mb-3">
        <h2 className="text-21">How long the chips last</h2>
        <p className="text-13 text-muted">
          Share of draws in which {workload} is still covered, month by month
        </p>
      </figcaption>
      <div className="plot" style={{ height: plotSize.height, ...gutter }}>
        <svg
          className="plot-layer"
          role="img"
          aria-label={lines.map(({ name, survival }) => lineWords(name, survival)).join(" ")}
        >
          <ValueGrid ticks={ticks} y={y} />
          <MonthTicks axis={axis} top={plotSize.top + plotHeight} />
          <StretchedPlot>
            {lines.map(({ name, survival, style }) => (
              <path key={name} d={path(survival) ?? ""} className={`lab-survival ${style} of-${workload}`} />
            ))}
          </StretchedPlot>
        </svg>
      </div>
      <ul className="lab-key text-13">
        {lines.map(({ name, style }) => (
          <li key={name}>
            <svg width="26" height="8" aria-hidden="true">
              <path d="M0 4H26" className={`lab-survival ${style} of-${workload}`} />
            </svg>{" "}
            {name}
          </li>
        ))}
      </ul>
      <Disclosure summary="The same as a table" className="no-print mt-2 text-13 text-muted">
        <DataTable
          table={{
            caption: `Share of draws in which ${workload} is still covered`,
            columns: [
              { label: "Month", isNumeric: false },
              ...lines.map(({ name }) => ({ label: name, isNumeric: true })),
            ],
            rows: months.map((month) => [
              monthWords(addMonths(asOf, month)),
              ...lines.map(({ survival }) =>
                survival[month] === undefined ? "beyond the horizon" : shareWords(survival[month]),
              ),
            ]),
          }}
        />
      </Disclosure>
    </figure>
  )
})

const styles = ["is-published", "is-own", "is-beside"]

function lineWords(name: string, survival: readonly number[]): string {
  const said = [12, 24, 48].flatMap((month) =>
    survival[month] === undefined ? [] : [`${shareWords(survival[month])} after ${month} months`],
  )
  return `${name}: still covered in ${said.join(", ")}.`
}
