import { compareLead, listed, shownWorkloads } from "../../compare-words"
import type { Compare } from "../../contracts/compare"
import { missingForRunway } from "../../runway-words"
import type { ChartData } from "../document"
import { boardFigure } from "../figure/board-figure"
import type { Figure } from "../figure/figure"
import { runwayColumns, runwayValues } from "../runway-data"
import { comparedBoard } from "./compared-board"

/** How long the chips of some firms last, on one axis. */
export function runwaysFigure(compare: Compare): Figure {
  const figure = boardFigure(comparedBoard(compare))
  const shown = shownWorkloads(compare.view)
  const { plot } = figure
  const isShown = (name: string | null) => name === null || shown.some((workload) => workload === name)
  return {
    ...figure,
    title: `How long do the chips of ${listed(compare.firms.map(({ name }) => name))} last?`,
    plot:
      plot.type !== "rows"
        ? plot
        : {
            ...plot,
            sections: plot.sections.map((section) => ({
              ...section,
              rows: section.rows.map((row) => ({
                ...row,
                lines: row.lines.filter(({ name }) => isShown(name)),
              })),
            })),
          },
    summary: [...compareLead(compare), figure.summary].join(" "),
    table: {
      ...figure.table,
      rows: figure.table.rows.filter(([, workload]) => workload === "both" || isShown(workload ?? null)),
    },
  }
}

/** A row for each firm and workload, in the reader's order. */
export function runwaysData({ firms, asOf, horizonMonths, view }: Compare): ChartData {
  return {
    columns: [
      { name: "firm", title: "Firm, as in its address here", unit: null, type: "text" },
      { name: "firm_name", title: "Name of the firm", unit: null, type: "text" },
      { name: "workload", title: "training or inference", unit: null, type: "text" },
      {
        name: "grade",
        title:
          "How far the estimate can be trusted: shown, with warning, strained (for orientation only: its inputs contradict each other), none",
        unit: null,
        type: "text",
      },
      ...runwayColumns(asOf, horizonMonths),
      { name: "missing", title: "What an estimate would need; empty: nothing", unit: null, type: "text" },
    ],
    rows: firms.flatMap((firm) =>
      shownWorkloads(view).map((workload) => [
        firm.slug,
        firm.name,
        workload,
        firm.row[workload].grade,
        ...runwayValues(firm.row[workload], asOf),
        firm.row[workload].quantiles === null ? missingForRunway(firm.row) : null,
      ]),
    ),
  }
}
