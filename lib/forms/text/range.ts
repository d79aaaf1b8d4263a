import type { Range } from "@/lib/domain/range"
import { readBounds } from "./bounds"
import { takeApart, valueOf, writeNumber, writeNumberInFull, type TypedNumber } from "./number"
import type { Read } from "./plain-text"
import { readVague } from "./vague-words"

/*
 * A bounded figure, with whatever counts it already taken away. Quantities and sums share it.
 */

const empty: Range = { low: null, central: null, high: null }

/** "30 to 60k" means 30,000, "900 to 1.2k" means 900: the low end takes the scale unless that makes it the larger. */
function sharesScale(low: TypedNumber, high: TypedNumber): boolean {
  return !low.hasScale && low.power === 0 && high.hasScale && Number(low.digits) <= Number(high.digits)
}

/** Both ends of a pair with the scale that they share; null where either is no number. */
export function readEnds(low: string, high: string): { low: number; high: number } | null {
  const [first, last] = [takeApart(low), takeApart(high)]
  if (!first || !last) return null
  const ends = {
    low: valueOf(sharesScale(first, last) ? { ...first, power: last.power } : first),
    high: valueOf(last),
  }
  return ends.low === null || ends.high === null ? null : { low: ends.low, high: ends.high }
}

function one(text: string | null): number | null | undefined {
  if (text === null) return null
  const typed = takeApart(text)
  return typed ? (valueOf(typed) ?? undefined) : undefined
}

/** Reads a plain text in small letters; null where it is no range. */
export function readRange(text: string): Read<Range> | null {
  const vague = readVague(text)
  if (vague) return { value: vague }
  const bounds = readBounds(text)
  if (!bounds) return null
  const ends =
    bounds.low !== null && bounds.high !== null
      ? readEnds(bounds.low, bounds.high)
      : { low: one(bounds.low), high: one(bounds.high) }
  const central = one(bounds.central)
  if (!ends || ends.low === undefined || ends.high === undefined || central === undefined) return null
  const range = { low: ends.low, central, high: ends.high }
  const given = [range.low, range.central, range.high].filter((value) => value !== null)
  if (given.some((value) => value < 0)) return { problem: 'A figure cannot be negative: write "100,000".' }
  if (given.some((value, at) => at > 0 && value < given[at - 1]!))
    return {
      problem:
        'The smaller figure comes first, and the bounds enclose the figure itself: write "30,000 to 60,000" or "100,000 (80,000 to 120,000)".',
    }
  return { value: range }
}

function isSame(a: Range, b: Range): boolean {
  return a.low === b.low && a.central === b.central && a.high === b.high
}

function compose(range: Range, say: (value: number) => string): string {
  const [low, central, high] = [range.low, range.central, range.high].map((value) =>
    value === null ? null : say(value),
  )
  if (central === null || central === undefined) {
    if (low && high) return `${low} to ${high}`
    if (low) return `more than ${low}`
    return high ? `up to ${high}` : ""
  }
  if (low && high) return `${central} (${low} to ${high})`
  if (low) return `${central}, at least ${low}`
  return high ? `${central}, at most ${high}` : central
}

/**
 * Writes a range so that it reads back as itself; "" when it is empty. Short numbers are written where they cannot
 * be misread: from 1 to 60 million is "1 to 60,000,000", since "1 to 60m" begins at a million.
 *
 * @param say adds a sign to a written number: "$", say
 */
export function writeRange(range: Range, say = (figure: string) => figure): string {
  const read = readRange(compose(range, writeNumber))
  const isSafe = read !== null && "value" in read && isSame(read.value, range)
  const write = isSafe ? writeNumber : writeNumberInFull
  return compose(range, (value) => say(write(value)))
}

/** A range without any figure. */
export const emptyRange = empty
