import type { BoardView } from "./contracts/board"
import type { RunwayQuantiles } from "./contracts/estimate"
import type { Workload } from "./domain/company"
import { addMonths, type Month } from "./domain/month"
import { monthCountWords, monthWords, shareWords } from "./format"

/** What a sentence about a runway needs to know. Months count from `asOf`; null lies beyond the horizon. */
export type RunwayFacts = {
  workload: Workload
  quantiles: RunwayQuantiles
  /** Share of draws that do not run out before the horizon, 0–1. */
  censoredShare: number | null
  /** Share of draws in which the need exceeds the stock at `asOf` already, 0–1. */
  alreadyShortShare: number | null
  asOf: Month
  horizonMonths: number
}

/** The median in a few words: "about 19 months", "already short", "more than 60 months". */
export function medianWords(median: number | null, horizonMonths: number): string {
  if (median === null) return `more than ${monthCountWords(horizonMonths)}`
  return median === 0 ? "already short" : `about ${monthCountWords(median)}`
}

/** The middle half in a few words: "4 to 16", "now to 16", "12 to over 60", "over 60". */
export function middleHalfWords({ p25, p75 }: RunwayQuantiles, horizonMonths: number): string {
  const low = p25 === 0 ? "now" : p25
  if (p25 === null) return `over ${horizonMonths}`
  if (p75 === null) return `${low} to over ${horizonMonths}`
  return p25 === p75 ? `${low}` : `${low} to ${p75}`
}

/** Whose chips: "Baidu’s own chips", or with every expected supply. */
export function stockSubject(name: string, set: BoardView["set"]): string {
  return set === "own" ? `${name}’s own chips` : `${name}’s chips and expected supplies`
}

/** "before Nov 2031 in 45% of draws" */
function horizonClause({ asOf, horizonMonths, censoredShare }: RunwayFacts): string {
  const odds = censoredShare === null ? "" : ` in ${shareWords(censoredShare)} of draws`
  return `before ${monthWords(addMonths(asOf, horizonMonths))}${odds}`
}

/** The odds around a median that lies within the horizon. */
function spreadClauses(facts: RunwayFacts): string[] {
  const { p5, p25, p75, p95 } = facts.quantiles
  const clauses: string[] = []
  if (p25 === p75) clauses.push("at least half of the draws agree on that")
  else {
    const low = p25 === 0 ? "already short" : String(p25)
    const high = p75 === null ? `more than ${facts.horizonMonths}` : String(p75)
    clauses.push(`even odds between ${low} and ${high}`)
  }
  if (p5 !== null && p5 > 0) clauses.push(`one chance in twenty of less than ${p5}`)
  else if (facts.alreadyShortShare !== null && facts.alreadyShortShare > 0)
    clauses.push(`already short in ${shareWords(facts.alreadyShortShare)} of draws`)
  if (p95 === null) clauses.push(`no end ${horizonClause(facts)}`)
  return clauses
}

/** A stock already short in half of the draws or more: how much longer it may last all the same. */
function shortClauses({ quantiles: { p75, p95 }, horizonMonths }: RunwayFacts): string[] {
  const lasting = (months: number | null) => `more than ${monthCountWords(months ?? horizonMonths)}`
  if (p95 === 0) return ["less than one chance in twenty that they still suffice"]
  if (p75 === 0) return [`one chance in twenty of ${lasting(p95)}`]
  return [`one chance in four of ${lasting(p75)}`, `one in twenty of ${lasting(p95)}`]
}

/** A stock that outlasts the horizon in half of the draws or more: how short it may be all the same. */
function longClauses({ quantiles: { p5, p25 } }: RunwayFacts): string[] {
  const within = (months: number) =>
    months === 0 ? "being short already" : `less than ${monthCountWords(months)}`
  const clauses: string[] = []
  if (p25 !== null) clauses.push(`one chance in four of ${within(p25)}`)
  if (p5 !== null) clauses.push(`${p25 === null ? "one chance" : "one"} in twenty of ${within(p5)}`)
  return clauses
}

/**
 * The answer with its doubt: "Baidu’s own chips cover training for about 9 months (until Aug 2027); even odds
 * between 4 and 16; one chance in twenty of less than 1."
 *
 * @param subject who and what, plural: "Baidu’s own chips", "they"
 */
export function runwaySentence(subject: string, facts: RunwayFacts): string {
  const { p50 } = facts.quantiles
  if (p50 === null) {
    return `${[`For ${facts.workload}, ${subject} do not run out ${horizonClause(facts)}`, ...longClauses(facts)].join("; ")}.`
  }
  if (p50 === 0) {
    const share = facts.alreadyShortShare
    const odds = share === null ? "" : ` in ${shareWords(share)} of draws`
    return `${[`${subject} are already short for ${facts.workload}${odds}`, ...shortClauses(facts)].join("; ")}.`
  }
  const until = monthWords(addMonths(facts.asOf, p50))
  const head = `${subject} cover ${facts.workload} for ${medianWords(p50, facts.horizonMonths)} (until ${until})`
  return `${[head, ...spreadClauses(facts)].join("; ")}.`
}

/** No number, and what it would take: "Not enough evidence for training: no order with a count since 2024." */
export function noRunwaySentence(
  workload: Workload,
  missing: readonly string[],
  rentsCompute: boolean,
): string {
  if (rentsCompute)
    return `No runway for ${workload}: rents its compute, which ends by contract, not by stock.`
  if (missing.length === 0) return `Not enough evidence for ${workload}.`
  return `Not enough evidence for ${workload}: ${missing.join("; ").replace(/\.$/, "")}.`
}

/** What an estimate of a firm would need: "No order with a count since 2024." */
export function missingForRunway({
  rentsCompute,
  missing,
}: {
  rentsCompute: boolean
  missing: readonly string[]
}): string {
  if (rentsCompute) return "Rents its compute, which ends by contract, not by stock."
  if (missing.length === 0) return "Nothing that would carry an estimate is on record."
  const words = missing.join("; ").replace(/\.$/, "")
  return `${words[0]!.toUpperCase()}${words.slice(1)}.`
}
