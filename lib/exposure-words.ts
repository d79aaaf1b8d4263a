import type {
  Exposure,
  ExposureOrder,
  ExposureShares,
  Replaceability,
  ShareQuantiles,
} from "./contracts/exposure"
import type { Metric } from "./domain/control-rule"
import type { ExposureGroup, ExposureMeasure, OrderRisk } from "./domain/exposure"
import { countWords, monthCountWords, quantityWords, shareWords, toSignificant } from "./format"
import { claimWords, isFlagMetric, metricName } from "./metric-words"

/* What the law of a day means for a firm, as its profile says it. */

export const exposureGroupLabels: Record<ExposureGroup, string> = {
  denied: "presumed denied",
  licence: "licence, may be granted",
  "licence or denied": "licence, unclear whether denied",
  notification: "after notice",
  free: "not controlled",
  undetermined: "undetermined",
  domestic: "Chinese-designed, bought at home",
}

export const measureLabels: Record<ExposureMeasure, string> = {
  chips: "chips",
  training: "training",
  inference: "inference",
}

export const orderRiskLabels: Record<OrderRisk, string> = {
  "lost at the time": "lost when control began",
  "at risk": "at risk",
  "delivered before": "delivered before control",
  "delivered all the same": "delivered all the same",
  "not controlled": "not controlled",
  unknown: "unknown",
}

/** Below half a per cent a share is not worth a line. */
const worthSaying = 0.005

/** Nine in ten of a share: "33 to 87%"; null where both ends read the same. */
export function shareSpanWords({ p5, p95 }: Pick<ShareQuantiles, "p5" | "p95">): string | null {
  const [low, high] = [Math.round(100 * p5), Math.round(100 * p95)]
  return low === high ? null : `${low} to ${high}%`
}

/** "about 61% (33 to 87%)"; without a spread the share alone. */
export function shareWithSpan(share: Pick<ShareQuantiles, "p5" | "p50" | "p95">): string {
  const span = shareSpanWords(share)
  return span ? `${shareWords(share.p50)} (${span})` : shareWords(share.p50)
}

/** Groups that any draw of nine in ten puts something into, for a measure that has a number. */
export function groupsWorthSaying(shares: readonly (ExposureShares | null)[]): ExposureGroup[] {
  const groups = Object.keys(exposureGroupLabels) as ExposureGroup[]
  return groups.filter((group) => shares.some((of) => of !== null && of.groups[group].p95 >= worthSaying))
}

/** How the parts of what is not freely bought read at the end of the headline, with their share and alone. */
const parts = [
  {
    group: "denied",
    words: (share: string) => `for ${share} a licence is presumed denied`,
    alone: "a licence for them is presumed denied",
  },
  {
    group: "licence",
    words: (share: string) => `for ${share} a licence may be granted`,
    alone: "they need a licence, which may be granted",
  },
  {
    group: "licence or denied",
    words: (share: string) => `for ${share} it is unclear whether one is presumed denied`,
    alone: "they need a licence, and it is unclear whether one is presumed denied",
  },
] as const

const ofMeasure: Record<ExposureMeasure, string> = {
  chips: "chips at work",
  training: "training throughput",
  inference: "inference throughput",
}

/**
 * The answer with its doubt: "About 61% of Baidu’s training throughput (33 to 87%) is in chips that it could
 * not simply buy again today: for 12% a licence may be granted; for 47% it is unclear whether one is presumed denied."
 *
 * @param whose "Baidu’s"
 * @param when the day of the law: "today", or "on 23 Nov 2026" where the sentence outlives its day
 */
export function exposureSentence(
  whose: string,
  measure: ExposureMeasure,
  { groups, notFreelyBought }: ExposureShares,
  when = "today",
): string {
  const what = `${whose} ${ofMeasure[measure]}`
  if (notFreelyBought.p95 < worthSaying)
    return `None of ${what} is in chips that it could not simply buy again ${when}.`
  const said = parts.filter(({ group }) => groups[group].p50 >= worthSaying)
  const split = said.map(({ group, words }) => words(shareWords(groups[group].p50)))
  const [only] = said
  const tail = said.length === 1 && only ? only.alone : split.join("; ")
  return `${headWords(notFreelyBought)} of ${what}${spanAside(notFreelyBought)} is in chips that it could not simply buy again ${when}${tail && `: ${tail}`}.`
}

function headWords({ p50 }: ShareQuantiles): string {
  const share = shareWords(p50)
  if (/^\d/.test(share)) return share === "100%" ? "All" : `About ${share}`
  return share.charAt(0).toUpperCase() + share.slice(1)
}

function spanAside(share: ShareQuantiles): string {
  const span = shareSpanWords(share)
  return span ? ` (${span})` : ""
}

/** Months as a speaker would say them: "less than 1", "3", "more than 60" for null. */
export function monthsBare(months: number | null): string {
  if (months === null) return "more than 60"
  return months < 0.95 ? "less than 1" : String(Math.round(months))
}

export function medianMonths(months: number | null): string {
  if (months === null) return "more than 60 months"
  return months < 0.95 ? "less than a month" : `about ${monthCountWords(Math.round(months))}`
}

/** "about 2 months for training (less than 1 to 50)" */
function replacedWords(workload: "training" | "inference", { months }: Replaceability): string {
  const [low, high] = [monthsBare(months.p5), monthsBare(months.p95)]
  return `${medianMonths(months.p50)} for ${workload}${low === high ? "" : ` (${low} to ${high})`}`
}

/** A piece of what is said of replacement, and of which workload it speaks. */
export type ReplacementWords = { workload: "training" | "inference"; words: string }

/** Begins the sentence whose ends are `replaceabilityPieces`. */
export const replaceabilityHead =
  "At the pace of its domestic supply lines, making good a year’s losses of foreign chips takes"

/**
 * How fast domestic chips make good what a year takes: "about 2 months for training (less than 1 to 50)". Empty without
 * a number.
 */
export function replaceabilityPieces({
  training,
  inference,
}: Exposure["replaceability"]): ReplacementWords[] {
  return [
    ...(training ? [{ workload: "training" as const, words: replacedWords("training", training) }] : []),
    ...(inference ? [{ workload: "inference" as const, words: replacedWords("inference", inference) }] : []),
  ]
}

/** What a year takes, and how often 60 months are not enough; in sentences. */
export function replaceabilityDetails({
  training,
  inference,
}: Exposure["replaceability"]): ReplacementWords[] {
  return (["training", "inference"] as const).flatMap((workload) => {
    const of = workload === "training" ? training : inference
    if (!of) return []
    const late =
      of.beyondShare >= worthSaying
        ? `; in ${shareWords(of.beyondShare)} of draws 60 months are not enough`
        : ""
    const words = `A year takes ${shareWithSpan(of.yearlyLoss)} of the foreign chips’ ${workload} throughput${late}.`
    return [{ workload, words }]
  })
}

/** Chips not yet delivered when control began, with whose they are: "about 40,000 (6,500 to 120,000)". */
export function undeliveredWords(order: ExposureOrder): { count: string; basis: string | null } {
  const { undelivered, undeliveredUnknownBecause } = order
  if (!undelivered) return { count: "not published", basis: undeliveredUnknownBecause }
  const { chips, basis, of } = undelivered
  const round = (value: number | null) =>
    value === null || basis === "reported" ? value : toSignificant(Math.round(value), 2)
  const count = quantityWords({
    low: round(chips.low),
    central: round(chips.central),
    high: round(chips.high),
  })
  const whose = of === "all buyers" ? "all buyers together" : "its own part"
  return { count, basis: `${whose}, ${basis === "drawn" ? "as the estimate draws it" : "as reported"}` }
}

/** A part of the stock in chips: "about 44,000 (820 to 270,000)". */
export function unitsWords({ p5, p50, p95 }: { p5: number; p50: number; p95: number }): string {
  const round = (units: number) => countWords(toSignificant(Math.round(units), 2))
  return `${round(p50)} (${round(p5)} to ${round(p95)})`
}

/** What an undetermined answer waits for: "not known whether sold in the United States by 15 Jan 2026". */
export function missingWords(missing: readonly Metric[]): string | null {
  if (missing.length === 0) return null
  return missing
    .map((metric) =>
      isFlagMetric(metric)
        ? `not known whether ${claimWords(metric, true)}`
        : `${metricName(metric)} not known`,
    )
    .join("; ")
}
