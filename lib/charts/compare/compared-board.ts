import type { Board } from "../../contracts/board"
import type { Compare, ComparedFirm } from "../../contracts/compare"

/** The firms of a comparison as a board of their own, in the reader's order: strained ones and those without a number apart. */
export function comparedBoard({
  firms,
  view,
  asOf,
  today,
  horizonMonths,
  dataVersion,
  statements,
}: Compare): Board {
  const rows = (grade: ReturnType<typeof worst>) =>
    firms.filter((firm) => worst(firm, view.workload) === grade).map((firm) => shownRow(firm, view.workload))
  return {
    view: { set: view.set, sort: "training", kind: "all" },
    asOf,
    today,
    horizonMonths,
    dataVersion,
    firmCount: firms.length,
    orderCount: 0,
    reportCount: 0,
    sourceCount: statements.length,
    ranked: rows("ranked"),
    strained: rows("strained"),
    without: rows("without"),
  }
}

function worst(
  { row }: ComparedFirm,
  workload: Compare["view"]["workload"],
): "ranked" | "strained" | "without" {
  const bars = workload === "both" ? [row.training, row.inference] : [row[workload]]
  const grades = bars.map(({ grade }) => grade).filter((grade) => grade !== "none")
  if (grades.length === 0) return "without"
  return grades.includes("strained") ? "strained" : "ranked"
}

/** A claim about both kinds of work stands beside the one that is shown. */
function shownRow({ row }: ComparedFirm, workload: Compare["view"]["workload"]): ComparedFirm["row"] {
  if (workload !== "inference") return row
  return { ...row, marks: row.marks.map((mark) => ({ ...mark, workload: mark.workload ?? "inference" })) }
}
