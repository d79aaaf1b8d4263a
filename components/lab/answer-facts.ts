import type { RunwaySummary, WorkloadEstimate } from "@/lib/contracts/estimate"
import type { LabState } from "@/lib/lab/lab-query"
import { monthCountWords, shareWords } from "@/lib/format"
import { medianCountWords } from "@/lib/charts/runway-data"

/** One answer to set beside others: the published one, the reader's, the compared scenario's. */
export type Answer = {
  asOf: string
  horizonMonths: number
  acceptance: number | null
  training: WorkloadEstimate
  inference: WorkloadEstimate
}

/** Months after which a table says how likely it is that the chips still suffice. */
export const laterMonths = 24

/** The runway that a reader looks at; null without a number. */
export function runwayOf(
  answer: Answer,
  { workload, set }: Pick<LabState, "workload" | "set">,
): RunwaySummary | null {
  return set === "own" ? answer[workload].stock : answer[workload].all
}

/** Share of draws that still suffice after two years; null beyond the horizon. */
export function lastsOf({ survival }: RunwaySummary): number | null {
  return survival[laterMonths] ?? null
}

/** Both ends in few words: "4 to 16", "now to 16", "12 to over 60". */
export function spanOf(low: number | null, high: number | null, horizonMonths: number): string {
  const over = `over ${horizonMonths}`
  if (low === null) return over
  const from = low === 0 ? "now" : String(low)
  if (low === high) return from
  return `${from} to ${high ?? over}`
}

/** "3 months less, 9 points less likely to last 24 months": how far an answer lies from another. */
export function changeWords(
  before: RunwaySummary,
  after: RunwaySummary,
  horizonMonths: number,
): { median: string; lasts: string | null } {
  return {
    median: medianChange(before.quantiles.p50, after.quantiles.p50, horizonMonths),
    lasts: lastsChange(lastsOf(before), lastsOf(after)),
  }
}

function medianChange(before: number | null, after: number | null, horizonMonths: number): string {
  if (before === after) return "no change of the median"
  if (before === null || after === null) {
    return `${medianCountWords(before, horizonMonths)} → ${medianCountWords(after, horizonMonths)}`
  }
  const by = Math.round(Math.abs(after - before) * 10) / 10
  return `${monthCountWords(by)} ${after < before ? "less" : "more"}`
}

function lastsChange(before: number | null, after: number | null): string | null {
  if (before === null || after === null) return null
  const points = Math.round(100 * after) - Math.round(100 * before)
  if (points === 0) return `${shareWords(after)}, as published`
  const unit = Math.abs(points) === 1 ? "point" : "points"
  return `${shareWords(before)} → ${shareWords(after)}, ${Math.abs(points)} ${unit} ${points < 0 ? "less" : "more"}`
}
