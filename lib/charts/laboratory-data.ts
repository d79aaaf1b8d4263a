import type { RunwaySummary, WorkloadEstimate } from "../contracts/estimate"
import type { Month } from "../domain/month"
import type { CaseChange } from "../lab/case-words"
import type { ChartData } from "./document"
import { fanColumns, fanRows } from "./fan-data"

export type LaboratorySeries = {
  /** What a program tells the rows apart by. */
  of: "case" | "published" | "compared"
  estimate: WorkloadEstimate
}

/**
 * What the reader changed, a row each, then each series, a row a month. The first column says which of them a row
 * is; what a row does not have is empty.
 */
export function laboratoryData(
  changes: readonly CaseChange[],
  series: readonly LaboratorySeries[],
  { workload, set, asOf }: { workload: "training" | "inference"; set: "own" | "all"; asOf: Month },
): ChartData {
  const text = (name: string, title: string) => ({ name, title, unit: null, type: "text" as const })
  const columns: ChartData["columns"] = [
    text(
      "row",
      "“scenario”, “assumption” or “report”: a change that the reader made; “case”, “published” or “compared”: whose month it is",
    ),
    text("key", "What is changed, as the laboratory’s address names it"),
    text("name", "What is changed, in words"),
    text("value", "What the reader supposes"),
    text("value_unit", "Its unit"),
    text("published_value", "What is published instead"),
    ...fanColumns(workload, set),
  ]
  const changed = changes.map(({ kind, key, name, unit: of, value, instead }) => {
    const row = [kind, key, name, value, of, instead]
    return [...row, ...Array<null>(columns.length - row.length).fill(null)]
  })
  return { columns, rows: [...changed, ...series.flatMap((one) => monthRows(one, set, asOf))] }
}

function monthRows({ of, estimate }: LaboratorySeries, set: "own" | "all", asOf: Month): ChartData["rows"] {
  const { fan } = estimate
  if (!fan) return []
  const summary: RunwaySummary | null = set === "own" ? estimate.stock : estimate.all
  const months = fanRows(fan, set, asOf, summary?.survival ?? [])
  return months.map((month) => [of, ...[null, null, null, null, null], ...month])
}
