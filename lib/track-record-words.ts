import type { RunwayQuantiles } from "./contracts/estimate"
import type { TrackCase, TrackClaim, TrackOutcome, TrackRecord } from "./contracts/track-record"
import { monthCountWords, monthSpanWords, monthWords } from "./format"

/** "half of draws 12 to 29": both ends in months, an end beyond the horizon as "over 60". */
export function spanOfDraws(low: number | null, high: number | null, horizonMonths: number): string {
  const end = (months: number | null) => (months === null ? `over ${horizonMonths}` : String(months))
  return low === null && high === null ? end(null) : `${end(low)} to ${end(high)}`
}

export function halfWords({ p25, p75 }: RunwayQuantiles, horizonMonths: number): string {
  return spanOfDraws(p25, p75, horizonMonths)
}

export function nineInTenWords({ p5, p95 }: RunwayQuantiles, horizonMonths: number): string {
  return spanOfDraws(p5, p95, horizonMonths)
}

/** "12 to 24 months"; "already short" where nothing is left of what was said. */
export function saidMonthsWords({ months }: Pick<TrackClaim, "months">): string {
  if (months === null) return "no months"
  return months.high === 0 ? "already short" : monthSpanWords(months)
}

/** "ran short in month 8 (Jul 2024)", "lasted 24 months or more", "not seen yet". */
export function outcomeWords(outcome: TrackOutcome | null): string {
  if (outcome === null) return "nothing on record"
  const { at, kind, month } = outcome
  if (at === null || month === null) return "not seen yet"
  const when = monthWords(month)
  const at1 = at.low === at.high ? `month ${at.low}` : `months ${at.low} to ${at.high}`
  switch (kind) {
    case "ran short":
      return `${outcome.isOwn ? "ran short" : "others ran short"} in ${at1} (${when})`
    case "lasted at least":
      return `lasted ${monthCountWords(at.low)} or more (${when})`
    case "other chips stepped in":
      return `other chips stepped in, ${at1} (${when})`
    case "left the field":
      return `left the field, ${at1} (${when})`
    case "open":
      return "not seen yet"
  }
}

/** "Baidu, training, Nov 2023" */
export function caseName({ firm, workload, asOf }: Pick<TrackCase, "firm" | "workload" | "asOf">): string {
  return `${firm.name}, ${workload}, ${monthWords(asOf)}`
}

const counts = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]

/** "2 of 3", "1 of 1", "no case": a share of a handful is never a percentage. */
export function ofWords(part: number, whole: number): string {
  return whole === 0 ? "no case" : `${part} of ${whole}`
}

/** A small count in a sentence: "three", "12". */
export function fewWords(count: number): string {
  return counts[count] ?? String(count)
}

/**
 * The answer in sentences: how often what was said and what came lay inside the intervals, with the counts.
 */
export function trackRecordLead({ coverage }: Pick<TrackRecord, "coverage">): string[] {
  const { claims, shortages, sectorShortages, censored } = coverage
  const sentences = [
    `The middle of what was said lies inside half of the model’s draws in ${ofWords(claims.in50.length, claims.of.length)} cases and inside nine in ten in ${ofWords(claims.in90.length, claims.of.length)}.`,
  ]
  if (shortages.of.length > 0) {
    sentences.push(
      `Of ${fewWords(shortages.of.length)} ${shortages.of.length === 1 ? "shortage" : "shortages"} seen at a firm, ${fewWords(shortages.in50.length)} lay inside half of the draws and ${fewWords(shortages.in90.length)} inside nine in ten.`,
    )
  }
  if (sectorShortages.of.length > 0) {
    sentences.push(
      `Of ${fewWords(sectorShortages.of.length)} seen only at other firms of the sector, ${fewWords(sectorShortages.in50.length)} inside half and ${fewWords(sectorShortages.in90.length)} inside nine in ten.`,
    )
  }
  if (censored.of.length > 0) {
    sentences.push(
      `${capital(fewWords(censored.of.length))} more were lost from sight before the stock could be seen to run out; ${ofWords(censored.in50.length, censored.of.length)} contradict no interval.`,
    )
  }
  return sentences
}

function capital(words: string): string {
  return `${words[0]!.toUpperCase()}${words.slice(1)}`
}
