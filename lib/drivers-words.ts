import type { DriverRow, DriversOutput } from "./contracts/drivers-view"
import type { Workload } from "./domain/company"
import { number } from "./distribution-words"
import { monthCountWords } from "./format"
import { sentenceCase } from "./labels"
import { shareInWords } from "./share-in-words"

/** An input that explains less than this alone does not carry a sentence. */
const leastOfFirst = 0.15
/** … nor is it named after the first. */
const leastNamed = 0.08
const mostNamed = 3
/** Less than this lies in how inputs play together: not worth a clause. */
const leastTogether = 0.15

/** "Baidu’s training runway", "Baidu’s training runway with all supply" */
export function runwayOfWords(name: string, workload: Workload, set: "own" | "all"): string {
  return `${name}’s ${workload} runway${set === "all" ? " with all supply" : ""}`
}

/**
 * What the doubt about a runway comes from, in one sentence and as many shares as hold: "A third of the doubt about
 * Baidu’s training runway comes from how large its flagship training run is; …". Doubt is the variance of the runway,
 * and a share is what knowing that input alone would take from it.
 *
 * @param whose "Baidu’s training runway"
 */
export function driversSentence(
  whose: string,
  { rows, together, togetherError }: Pick<DriversOutput, "rows" | "together" | "togetherError">,
  isStrained: boolean,
): string {
  const said = sentenceOf(whose, rows, isSure(together, togetherError) ? together : 0)
  return isStrained
    ? `For orientation only, because the inputs contradict each other: ${said.charAt(0).toLowerCase()}${said.slice(1)}`
    : said
}

function sentenceOf(whose: string, rows: readonly DriverRow[], together: number): string {
  const alone = rows
    .filter(({ first, firstError }) => isSure(first, firstError))
    .toSorted((a, b) => b.first - a.first)
  const [top, ...others] = alone
  if (rows.length === 0) return `No input moves ${whose} by more than the sampling error.`
  if (!top || top.first < leastOfFirst) return withoutDriver(whose, rows, top?.first ?? null, together)
  const named = others.filter(({ first }) => first >= leastNamed).slice(0, mostNamed - 1)
  const clauses = [
    `${sentenceCase(shareInWords(top.first))} of the doubt about ${whose} comes from ${top.inWords}`,
    ...named.map(({ first, inWords }) => `${shareInWords(first)} from ${inWords}`),
  ]
  const end =
    together >= leastTogether ? `; ${shareInWords(together)} lies in how several inputs play together` : ""
  return `${listed(clauses)}${end}.`
}

/** No input stands out alone. The one with the largest total is named, since it is in most of what they do together. */
function withoutDriver(
  whose: string,
  rows: readonly DriverRow[],
  most: number | null,
  together: number,
): string {
  const head =
    most === null
      ? `No single input explains by itself more of the doubt about ${whose} than the sampling error`
      : `No single input explains more than about ${Math.max(1, Math.round(100 * most))}% of the doubt about ${whose}`
  const inPlay = `; ${shareInWords(together)} of it lies in how several play together`
  const rest =
    together > 0.5
      ? inPlay
      : together >= leastTogether
        ? `${inPlay}, the rest is spread over many`
        : "; the rest is spread over many"
  const widest = rows.reduce((a, b) => (b.total > a.total ? b : a))
  return `${head}${rest}. ${sentenceCase(widest.inWords)} matters most, with a part in ${shareInWords(widest.total)} of it.`
}

/** More than two standard errors above nothing. */
export function isSure(share: number, error: number): boolean {
  return share > 0 && share > 2 * error
}

/** "32% ±2": a share in whole per cent with its standard error; an error below one half is said as ±1. */
export function shareWithError(share: number, error: number): string {
  return `${percentOf(share)} ±${Math.max(1, Math.round(100 * error))}`
}

/** A share by itself that is within its error says so. */
export function firstShareWords({ first, firstError }: Pick<DriverRow, "first" | "firstError">): string {
  return isSure(first, firstError) ? shareWithError(first, firstError) : "within its error"
}

function percentOf(share: number): string {
  return `${Math.round(100 * share)}%`
}

/** A runway of a bar's end in whole months; at the horizon nobody counted on: "> 60". */
export function barEndWords(months: number, horizonMonths: number): string {
  return months >= horizonMonths ? `> ${horizonMonths}` : String(Math.round(months))
}

/** The same in a sentence: "more than 60 months", "1 month". */
export function barMonthsWords(months: number, horizonMonths: number): string {
  return months >= horizonMonths
    ? `more than ${monthCountWords(horizonMonths)}`
    : monthCountWords(Math.round(months))
}

/** An input's own range in its unit: "3 × 10²⁴ to 3 × 10²⁵ FLOP", "27% to 58%", "×1.6 to ×5 a year". */
export function inputRangeWords({ p5, p95, unit }: Pick<DriverRow, "p5" | "p95" | "unit">): string {
  if (unit === "0 or 1 per draw") return p5 !== null && p5 === p95 ? (p5 === 1 ? "yes" : "no") : "yes or no"
  if (p5 === null || p95 === null) return "a split, shares of one whole"
  const { before = "", after, times = 1 } = unitWords[unit] ?? { after: ` ${unit}` }
  const [low, high] = [number(round(p5 * times)), number(round(p95 * times))]
  if (low === high) return `${before}${low}${after}`
  // "220 to 520 trillion": a scale that both ends share is said once.
  const scale = / (?:million|billion|trillion)$/.exec(high)?.[0]
  const short = scale !== undefined && low.endsWith(scale) ? low.slice(0, -scale.length) : low
  return `${before}${short} to ${before}${high}${after}`
}

type UnitWords = { before?: string; after: string; times?: number }

const unitWords: Readonly<Record<string, UnitWords>> = {
  share: { after: "%", times: 100 },
  "share/year": { after: " points a year", times: 100 },
  x: { before: "×", after: "" },
  "x/year": { before: "×", after: " a year" },
  "1/year": { after: "% a year", times: 100 },
  units: { after: " chips" },
  chips: { after: " chips" },
  "units/month": { after: " chips a month" },
  "runs/year": { after: " runs a year" },
  "tokens/day": { after: " tokens a day" },
  "bytes/token": { after: " bytes a token" },
}

/** Two digits: nobody knows the ends of a range better. */
function round(value: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(2))
}

/** A comma before the last too: a clause ends in words of its own. */
function listed(clauses: readonly string[]): string {
  const last = clauses[clauses.length - 1] ?? ""
  return clauses.length <= 1 ? last : `${clauses.slice(0, -1).join(", ")}, and ${last}`
}
