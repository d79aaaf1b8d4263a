import type { Fan } from "../contracts/estimate"
import type { Workload } from "../domain/company"
import { addMonths, type Month } from "../domain/month"
import type { ChartData } from "./document"

const percentiles = {
  p5: "5th percentile",
  p25: "lower quartile",
  p50: "median",
  p75: "upper quartile",
  p95: "95th percentile",
}
const quantiles = Object.keys(percentiles) as (keyof typeof percentiles)[]

/** What a month's need and chips are given as: both bands, and how many draws still suffice. */
export function fanColumns(workload: Workload, set: "own" | "all"): ChartData["columns"] {
  const unit = workload === "training" ? "FLOP a month" : "tokens a day"
  const supply = set === "own" ? "from own chips" : "from own chips and expected supplies"
  const bandColumns = (name: string, what: string) =>
    quantiles.map((quantile) => ({
      name: `${name}_${quantile}`,
      title: `${what}, ${percentiles[quantile]}`,
      unit,
      type: "number" as const,
    }))
  return [
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
}

/** A row a month, in the order of `fanColumns`: both bands as the engine gives them. */
export function fanRows(
  fan: Fan,
  set: "own" | "all",
  asOf: Month,
  survival: readonly number[],
): ChartData["rows"] {
  const have = set === "own" ? fan.availableStock : fan.availableAll
  return fan.required.p50.map((_, month) => [
    addMonths(asOf, month),
    month,
    ...[fan.required, have].flatMap((band) => quantiles.map((quantile) => band[quantile][month] ?? null)),
    survival[month] ?? null,
  ])
}
