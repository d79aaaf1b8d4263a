import type { EngineRun } from "../document"

/** Numbers of a run by name; null lies beyond the horizon. */
export type Figures = EngineRun["figures"]

/** One number of a figure; "absent" where only the other side has it. */
export type FigureValue = number | null | "absent"

export type Difference = {
  name: string
  /** Place in the figure's list, from 0. */
  at: number
  frozen: FigureValue
  today: FigureValue
  /** Share of the larger of the two, 0 to 2; null where one side has no number. */
  relative: number | null
}

export type Comparison = {
  /** Numbers held against each other, those of one side alone among them. */
  compared: number
  differences: Difference[]
  /** The largest relative difference; null where no two numbers differ. */
  largest: number | null
  /** Names of figures that one side alone has. */
  onlyFrozen: string[]
  onlyToday: string[]
}

/** Holds the figures of a run against those of another, number by number. Only the very same number is equal. */
export function compareFigures(frozen: Figures, today: Figures): Comparison {
  const names = [...new Set([...Object.keys(frozen), ...Object.keys(today)])].sort()
  let compared = 0
  const differences: Difference[] = []
  for (const name of names) {
    const before = valuesOf(frozen, name)
    const after = valuesOf(today, name)
    const length = Math.max(before.length, after.length)
    compared += length
    for (let at = 0; at < length; at += 1) {
      const [a, b] = [valueAt(before, at), valueAt(after, at)]
      if (a !== b) differences.push({ name, at, frozen: a, today: b, relative: relativeDifference(a, b) })
    }
  }
  const relatives = differences.flatMap(({ relative }) => relative ?? [])
  return {
    compared,
    differences,
    largest: relatives.length === 0 ? null : relatives.reduce((most, one) => Math.max(most, one)),
    onlyFrozen: names.filter((name) => !Object.hasOwn(today, name)),
    onlyToday: names.filter((name) => !Object.hasOwn(frozen, name)),
  }
}

/** Whether nothing differs, not even an empty figure. */
export function isEqual({ differences, onlyFrozen, onlyToday }: Comparison): boolean {
  return differences.length === 0 && onlyFrozen.length === 0 && onlyToday.length === 0
}

/** Names that a chart shows all of or none: a part more than it froze is a difference. */
const lists = ["stock.part."]

/** Of everything that a run gives, what a chart that froze `frozen` would have frozen. */
export function figuresLike(frozen: Figures, today: Figures): Figures {
  const names = Object.keys(frozen)
  const shown = lists.filter((list) => names.some((name) => name.startsWith(list)))
  return Object.fromEntries(
    Object.entries(today).filter(
      ([name]) => Object.hasOwn(frozen, name) || shown.some((list) => name.startsWith(list)),
    ),
  )
}

function valuesOf(figures: Figures, name: string): readonly (number | null)[] {
  return Object.hasOwn(figures, name) ? (figures[name] ?? []) : []
}

function valueAt(values: readonly (number | null)[], at: number): FigureValue {
  const value = values[at]
  return value === undefined ? "absent" : value
}

function relativeDifference(a: FigureValue, b: FigureValue): number | null {
  if (typeof a !== "number" || typeof b !== "number") return null
  return Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b))
}
