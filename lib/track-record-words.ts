import type { RunwayQuantiles } from "./contracts/estimate"
import type { Tally, TrackCase, TrackClaim, TrackOutcome, TrackRecord } from "./contracts/track-record"
import { addMonths, type Month } from "./domain/month"
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

/** "12 to 24 months"; "under a month" where nothing is left of what was said. */
export function saidMonthsWords({ months }: Pick<TrackClaim, "months">): string {
  if (months === null) return "no months"
  return months.high === 0 ? "under a month" : monthSpanWords(months)
}

/** "ran short in month 8 (Jul 2024)", "lasted 24 months or more", "not seen yet". */
export function outcomeWords(outcome: TrackOutcome | null): string {
  if (outcome === null) return "nothing on record"
  const { at, kind, month } = outcome
  if (at === null || month === null) return "not seen yet"
  const when = monthsWords(month, at)
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

/** "Jul 2024", "Jan 2024 to Dec 2024": the calendar months of an outcome that begins in `month`. */
function monthsWords(month: Month, { low, high }: { low: number; high: number }): string {
  const first = monthWords(month)
  return low === high ? first : `${first} to ${monthWords(addMonths(month, high - low))}`
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

/** How many remarks cases rest on: one on the whole sector stands beside several firms. Ids begin with the remark's. */
export function remarksBehind(ids: readonly string[]): number {
  return new Set(ids.map((id) => id.split(" ")[0])).size
}

/** "7 of 8 cases, from five remarks": the remarks are said where they are fewer. */
export function casesInside(tally: Tally, interval: "in50" | "in90"): string {
  const { of } = tally
  if (of.length === 0) return "no case"
  const remarks = remarksBehind(of)
  const from =
    remarks < of.length ? `, from ${fewWords(remarks)} ${remarks === 1 ? "remark" : "remarks"}` : ""
  return `${ofWords(tally[interval].length, of.length)} cases${from}`
}

/** What happened in two parts: "left the field" and "month 13"; the second null where there is no month. */
export function outcomeInShort(outcome: TrackOutcome): { what: string; when: string | null } {
  const { at, kind, isOwn } = outcome
  if (at === null) return { what: "not seen yet", when: null }
  const when = at.low === at.high ? `month ${at.low}` : `months ${at.low} to ${at.high}`
  switch (kind) {
    case "ran short":
      return { what: isOwn ? "ran short" : "others ran short", when }
    case "lasted at least":
      return { what: "lasted, and longer", when }
    case "other chips stepped in":
    case "left the field":
      return { what: kind, when }
    case "open":
      return { what: "not seen yet", when: null }
  }
}

/** The answer in sentences, with the counts: how often what was said and what came lay inside the intervals. */
export function trackRecordLead({ coverage, dates }: Pick<TrackRecord, "coverage" | "dates">): string[] {
  const { claims, censored } = coverage
  const sentences = [
    `What firms and analysts said lies inside half of the model’s draws in ${casesInside(claims, "in50")}, and inside nine in ten in ${ofWords(claims.in90.length, claims.of.length)}.`,
    ...shortageSentences({ coverage, dates }),
  ]
  if (censored.of.length > 0) {
    const against = censored.of.length - censored.in50.length
    sentences.push(
      `${capital(fewWords(censored.of.length))} ${censored.of.length === 1 ? "stock was" : "stocks were"} lost from sight before they could be seen to run out; ${against === 0 ? "none contradicts" : `${fewWords(against)} of them ${against === 1 ? "contradicts" : "contradict"}`} the estimate.`,
    )
  }
  return sentences
}

/** "Baidu was seen to run short (inference, Jul 2024): outside half of its draws, inside nine in ten." */
function shortageSentences({ coverage, dates }: Pick<TrackRecord, "coverage" | "dates">): string[] {
  const cases = dates.flatMap((date) => date.cases)
  return (["shortages", "sectorShortages"] as const).flatMap((name) => {
    const tally = coverage[name]
    return cases
      .filter(({ id }) => tally.of.includes(id))
      .map(({ id, firm, workload, outcome }) => {
        const when = outcome?.month ? `, ${monthWords(outcome.month)}` : ""
        const where = tally.in50.includes(id)
          ? "inside half of its draws"
          : tally.in90.includes(id)
            ? "outside half of its draws, inside nine in ten"
            : "outside nine in ten of its draws"
        return name === "shortages"
          ? `${firm.name} was seen to run short (${workload}${when}): ${where}.`
          : `Beside ${firm.name} others were seen to run short (${workload}${when}): ${where}.`
      })
  })
}

function capital(words: string): string {
  return `${words[0]!.toUpperCase()}${words.slice(1)}`
}
