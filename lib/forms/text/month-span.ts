import type { TextCodec } from "../form"
import { readBounds } from "./bounds"
import { takeApart, valueOf, writeNumberInFull } from "./number"
import { readPlain, type Read } from "./plain-text"

export type MonthSpan = { low: number | null; high: number | null }

const wanted =
  'This is not a span of months: write "18 months", "12 to 24 months", "at least 12 months" or "a year".'

/** Written for a span whose ends are both unknown. */
const open = "not given"

/** Months of each unit; a longer word stands before the one it ends with. */
const unitMonths: readonly (readonly [string, number])[] = [
  ["months", 1],
  ["month", 1],
  ["mo", 1],
  ["m", 1],
  ["个月", 1],
  ["月", 1],
  ["quarters", 3],
  ["quarter", 3],
  ["个季度", 3],
  ["季度", 3],
  ["years", 12],
  ["year", 12],
  ["yrs", 12],
  ["yr", 12],
  ["y", 12],
  ["年", 12],
]
const numberWords = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
]

type Count = { value: number; unit: number | null }

/** "18 months", "1.5 years", "a year", "half a year", "半年", "18". */
function readCount(text: string): Count | null {
  if (/^(?:half a year|半年)$/.test(text)) return { value: 0.5, unit: 12 }
  const [word, unit] = unitMonths.find(([each]) => text.endsWith(each)) ?? ["", null]
  const figure = text.slice(0, text.length - word.length).trim()
  const said = figure === "a" ? 1 : numberWords.indexOf(figure)
  if (said >= 0) return { value: said, unit }
  const typed = takeApart(figure)
  // "18k months" is a slip, not a span.
  const value = typed && !(typed.hasScale && typed.power > 1) ? valueOf(typed) : null
  return value === null || value < 0 ? null : { value, unit }
}

function monthsOf({ value, unit }: Count, otherUnit: number | null = null): number {
  return value * (unit ?? otherUnit ?? 1)
}

function readSpan(text: string): Read<MonthSpan> | null {
  if (text === open) return { value: { low: null, high: null } }
  if (/\b(?:days?|weeks?)\b|[天周]$/.test(text))
    return { problem: 'Write the span in months, with a point where needed: "1.5 months".' }
  const bounds = readBounds(text)
  if (!bounds) return null
  if (bounds.central !== null) {
    const count = bounds.low === null && bounds.high === null ? readCount(bounds.central) : null
    return count && { value: { low: monthsOf(count), high: monthsOf(count) } }
  }
  const low = bounds.low === null ? null : readCount(bounds.low)
  const high = bounds.high === null ? null : readCount(bounds.high)
  if ((bounds.low !== null && !low) || (bounds.high !== null && !high)) return null
  const span = { low: low && monthsOf(low, high?.unit), high: high && monthsOf(high) }
  if (span.low !== null && span.high !== null && span.low > span.high)
    return { problem: 'The shorter end comes first: write "12 to 24 months".' }
  return { value: span }
}

function months(count: number): string {
  return `${writeNumberInFull(count)} ${count === 1 ? "month" : "months"}`
}

function write({ low, high }: MonthSpan): string {
  if (low !== null && high !== null)
    return low === high ? months(low) : `${writeNumberInFull(low)} to ${months(high)}`
  if (low !== null) return `at least ${months(low)}`
  return high === null ? open : `up to ${months(high)}`
}

/** A span of months a speaker named: "18 months", "1–2 years", "at least 12 months". A bare number is of months. */
export const monthSpanCodec: TextCodec<MonthSpan> = {
  read: (text) => readPlain(text, wanted, (plain) => readSpan(plain.toLowerCase())),
  write,
  words: (span) => (span.low === null && span.high === null ? "no span given" : write(span)),
}
