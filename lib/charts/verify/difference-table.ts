import type { ChartTable } from "../chart-table"
import { relativeWords, valueWords, type RunResult } from "./comparison-words"
import { figureWords } from "./figure-words"

/** More than anybody reads; how many there are stands above them. */
const most = 50

/** The numbers that differ, the furthest apart first; null where none does. */
export function differenceTable(results: readonly RunResult[]): ChartTable | null {
  const all = results
    .flatMap(({ name, outcome }) =>
      outcome.status === "compared"
        ? outcome.comparison.differences.map((one) => ({ run: name, ...one }))
        : [],
    )
    // A number that one side lacks is further apart than any two numbers.
    .sort((a, b) => (b.relative ?? Infinity) - (a.relative ?? Infinity) || 0)
  if (all.length === 0) return null
  return {
    caption: all.length > most ? `The ${most} largest of ${all.length} differences` : "What differs",
    columns: [
      { label: "Run", isNumeric: false },
      { label: "Figure", isNumeric: false },
      { label: "Frozen", isNumeric: true },
      { label: "Today", isNumeric: true },
      { label: "Difference", isNumeric: true },
    ],
    rows: all
      .slice(0, most)
      .map(({ run, name, at, frozen, today, relative }) => [
        run,
        figureWords(name, at),
        valueWords(frozen),
        valueWords(today),
        relativeWords(relative),
      ]),
  }
}
