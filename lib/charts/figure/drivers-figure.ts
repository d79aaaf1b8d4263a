import type { DriverBar, DriversModel } from "../drivers-model"
import type { Figure, FigureRow, Mark } from "./figure"

type BarMark = Extract<Mark, { type: "bar" }>

/** What a runway hangs on as a figure: a row an input, its bar from one end of its range to the other. */
export function driversFigure(model: DriversModel): Figure {
  const { title, subtitle, axis, bars, words, summary, table } = model
  return {
    title,
    subtitle,
    plot: {
      type: "rows",
      x: axis,
      now: null,
      sections: [{ title: null, note: null, rows: bars.map((bar) => rowOf(bar, model)) }],
    },
    words,
    summary,
    table,
  }
}

function rowOf({ row, range, ends, first, total }: DriverBar, model: DriversModel): FigureRow {
  return {
    label: row.label,
    labelZh: null,
    detail: range,
    lines: [
      {
        name: null,
        tone: model.workload,
        marks: ends ? [...barsOf(ends, model), { type: "stroke", at: model.base, isThin: true }] : [],
        value: `alone ${first}`,
        detail: `with others ${total}`,
        missing: null,
      },
    ],
  }
}

/** Two bars from the middle run: pale to the 5th percentile, full to the 95th. The longer one lies below. */
function barsOf({ p5, p95 }: NonNullable<DriverBar["ends"]>, model: DriversModel): BarMark[] {
  const bar = (end: number, weight: BarMark["weight"]): BarMark => ({
    type: "bar",
    from: Math.min(end, model.base),
    to: Math.max(end, model.base),
    tone: model.workload,
    weight,
    pattern: model.isStrained ? "hatched" : "none",
    hasRuleOnTop: false,
    isThin: false,
    opensLow: false,
    opensHigh: Math.max(end, model.base) >= model.axis.to,
    letter: null,
  })
  const both = [
    { end: p5, mark: bar(p5, "light") },
    { end: p95, mark: bar(p95, "dark") },
  ]
  return both
    .filter(({ end }) => end !== model.base)
    .sort((a, b) => Math.abs(b.end - model.base) - Math.abs(a.end - model.base))
    .map(({ mark }) => mark)
}
