import type { RunwaySummary, WorkloadEstimate } from "../contracts/estimate"
import { addMonths, type Month } from "../domain/month"
import type { CaseChange } from "../lab/case-words"
import type { ChartData } from "./document"

export type LaboratorySeries = {
  /** What a program tells the rows apart by. */
  of: "case" | "published" | "compared"
  estimate: WorkloadEstimate
}

const percentiles = {
  p5: "5th percentile",
  p25: "lower quartile",
  p50: "median",
  p75: "upper quartile",
  p95: "95th percentile",
}
const quantiles = Object.keys(percentiles) as (keyof typeof percentiles)[]

/**
 * What the reader changed, a row each, then each series, a row a month. The first column says which of them a row
 * is; what a row does not have is empty.
 */
export function laboratoryData(
  changes: readonly CaseChange[],
  series: readonly LaboratorySeries[],
  { workload, set, asOf }: { workload: "training" | "inference"; set: "own" | "all"; asOf: Month },
): ChartData {
  const unit = workload === "training" ? "FLOP a month" : "tokens a day"
  const supply = set === "own" ? "from own chips" : "from own chips and expected supplies"
  const text = (name: string, title: string) => ({ name, title, unit: null, type: "text" as const })
  const bandColumns = (name: string, what: string) =>
    quantiles.map((quantile) => ({
      name: `${name}_${quantile}`,
      title: `${what}, ${percentiles[quantile]}`,
      unit,
      type: "number" as const,
    }))
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
    { name: "month", title: "Month", unit: null, type: "month" },
    { name: "months_ahead", title: "Months after the as-of month", unit: "months", type: "number" },
    ...bandColumns("required", `Needed for ${workload}`),
    ...bandColumns("available", `Available ${supply}`),
    {
      name: "share_still_sufficient",
      title: "Share of draws whose runway is longer than so many months, 0 to 1",
      unit: "share",
      type: "number",
    },
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
  const have = set === "own" ? fan.availableStock : fan.availableAll
  const summary: RunwaySummary | null = set === "own" ? estimate.stock : estimate.all
  return fan.required.p50.map((_, month) => [
    of,
    ...[null, null, null, null, null],
    addMonths(asOf, month),
    month,
    ...[fan.required, have].flatMap((band) => quantiles.map((quantile) => band[quantile][month] ?? null)),
    summary?.survival[month] ?? null,
  ])
}
