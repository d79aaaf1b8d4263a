import type { RunwayQuantiles } from "../contracts/estimate"
import type { Workload } from "../domain/company"
import { addMonths, type Month } from "../domain/month"
import { monthCountWords, monthWords } from "../format"
import type { ChartData, Measure } from "./document"

type Column = ChartData["columns"][number]

const percentiles = {
  p5: "5th percentile",
  p25: "lower quartile",
  p50: "median",
  p75: "upper quartile",
  p95: "95th percentile",
}
const quantiles = Object.keys(percentiles) as (keyof typeof percentiles)[]

/** A runway as columns for machines. A month beyond the horizon is empty, and `runway_status` says which. */
export function runwayColumns(asOf: Month, horizonMonths: number): Column[] {
  const horizon = monthWords(addMonths(asOf, horizonMonths))
  return [
    {
      name: "runway_status",
      title: "“within horizon” or “beyond horizon”: where the median lies; “no number”: not enough evidence",
      unit: null,
      type: "text",
    },
    ...quantiles.map((quantile): Column => ({
      name: `runway_${quantile}`,
      title: `Runway in months from ${monthWords(asOf)}, ${percentiles[quantile]}; 0: already short; empty where there is a number: more than ${horizonMonths} months`,
      unit: "months",
      type: "number",
    })),
    {
      name: "runs_out",
      title: `Month in which the median runway ends; empty where there is a number: not before ${horizon}`,
      unit: null,
      type: "month",
    },
    {
      name: "share_already_short",
      title: `Share of draws already short in ${monthWords(asOf)}, 0 to 1`,
      unit: "share",
      type: "number",
    },
    {
      name: "share_beyond_horizon",
      title: `Share of draws with no end before ${horizon}, 0 to 1`,
      unit: "share",
      type: "number",
    },
  ]
}

/** The values of `runwayColumns`; null without a number. */
export function runwayValues(
  runway: {
    quantiles: RunwayQuantiles | null
    alreadyShortShare: number | null
    censoredShare: number | null
  } | null,
  asOf: Month,
): ChartData["rows"][number] {
  if (runway === null || runway.quantiles === null) {
    return ["no number", ...quantiles.map(() => null), null, null, null]
  }
  const { quantiles: at, alreadyShortShare, censoredShare } = runway
  return [
    at.p50 === null ? "beyond horizon" : "within horizon",
    ...quantiles.map((quantile) => at[quantile]),
    at.p50 === null ? null : addMonths(asOf, Math.floor(at.p50)),
    draws(alreadyShortShare),
    draws(censoredShare),
  ]
}

/** A share of draws without the last bits of a subtraction. */
function draws(share: number | null): number | null {
  return share === null ? null : Number(share.toFixed(6))
}

/** A firm's median runway as a headline number. */
export function runwayMeasure({
  slug,
  name,
  workload,
  set,
  quantiles: at,
  horizonMonths,
}: {
  slug: string
  name: string
  workload: Workload
  set: "own" | "all"
  quantiles: RunwayQuantiles | null
  horizonMonths: number
}): Measure {
  const supply = set === "own" ? "" : " with all supply"
  return {
    key: `${slug}.${workload}.${set}.median`,
    label: `${name}, ${workload}, median runway${supply}`,
    value: at?.p50 ?? null,
    unit: "months",
    words: at === null ? "not enough evidence" : medianCountWords(at.p50, horizonMonths),
  }
}

/** "14 months", "already short", "over 60 months": as it stands in "14 → 11 months". */
export function medianCountWords(median: number | null, horizonMonths: number): string {
  if (median === null) return `over ${monthCountWords(horizonMonths)}`
  return median === 0 ? "already short" : monthCountWords(median)
}
