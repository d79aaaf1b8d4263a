import { twoDigits } from "../../format"
import { isEqual, type Comparison, type FigureValue } from "./compare-figures"
import { nothingToRun } from "./nothing-to-run"

/** A run of a frozen chart, run again. */
export type RunResult = {
  /** As people know it: "Baidu", "Baidu, under the changed rules". */
  name: string
  outcome:
    | { status: "compared"; comparison: Comparison }
    /** Could not be run; `why` is a sentence, or the path of a wrong field. */
    | { status: "failed"; why: string }
}

export type EngineVersions = { then: string; now: string }

/** One run in words: "Baidu: all 60 figures are equal". */
export function runWords({ name, outcome }: RunResult): string {
  if (outcome.status === "failed") return `${name}: could not be run again. ${outcome.why}`
  const { comparison } = outcome
  if (isEqual(comparison)) return `${name}: ${allEqual(comparison.compared)}`
  return `${name}: ${someDiffer(comparison)}`
}

/** All runs of a chart in words; `engine` is null for a chart of records. */
export function resultWords(results: readonly RunResult[], engine: EngineVersions | null): string {
  if (results.length === 0 || engine === null) return nothingToRun(engine !== null)
  const comparisons = results.flatMap(({ outcome }) =>
    outcome.status === "compared" ? [outcome.comparison] : [],
  )
  const failed = results.length - comparisons.length
  const runs = comparisons.length === 1 ? "1 run" : `${comparisons.length} runs`
  const total = together(comparisons)
  const found =
    comparisons.length === 0
      ? null
      : isEqual(total)
        ? `${capital(allEqual(total.compared, runs))}.`
        : `${capital(someDiffer(total, runs))}.`
  const notRun =
    failed === 0
      ? null
      : failed === results.length
        ? `${results.length === 1 ? "The run" : `None of the ${failed} runs`} could ${results.length === 1 ? "not " : ""}be run again.`
        : `${failed} of ${results.length} runs could not be run again.`
  return [found, notRun, `Engine ${engine.then} then, ${engine.now} now.`]
    .filter((part) => part !== null)
    .join(" ")
}

/**
 * Why one and the same engine may differ a little from itself; null where it does not. Browsers may compute a
 * logarithm or a power otherwise in its last digit, and a draw on a threshold then falls to the other side.
 */
export function sameEngineHint(results: readonly RunResult[], engine: EngineVersions): string | null {
  if (engine.then !== engine.now || isReproduced(results)) return null
  return "It is the same engine, so the figures should be equal. A browser that computes logarithms otherwise in their last digit can move a figure slightly; the command line, npm run -s snapshot -- reproduce, runs it where the figures were made."
}

/** Whether every run was run again and gave the very same figures. */
export function isReproduced(results: readonly RunResult[]): boolean {
  return results.every(({ outcome }) => outcome.status === "compared" && isEqual(outcome.comparison))
}

/** A number of a comparison in words. */
export function valueWords(value: FigureValue): string {
  if (value === "absent") return "not there"
  return value === null ? "beyond the horizon" : String(value)
}

/** How far apart two numbers are: "0.4%", "less than 0.01%", "one side only". */
export function relativeWords(relative: number | null): string {
  if (relative === null) return "one side only"
  const percent = relative * 100
  return percent < 0.01 ? "less than 0.01%" : `${twoDigits(percent)}%`
}

function allEqual(compared: number, runs?: string): string {
  const of = runs === undefined ? "" : ` of ${runs}`
  return compared === 1 ? `the one figure${of} is equal` : `all ${compared} figures${of} are equal`
}

function someDiffer(
  { compared, differences, largest, onlyFrozen, onlyToday }: Comparison,
  runs?: string,
): string {
  const of = runs === undefined ? "" : ` of ${runs}`
  const count = differences.length
  const differ = `${count} of ${compared} figures${of} ${count === 1 ? "differs" : "differ"}`
  const far = largest === null ? "" : `, by ${relativeWords(largest)} at most`
  const lacking = [
    onlyFrozen.length > 0 ? `the engine of today does not give ${names(onlyFrozen)}` : null,
    onlyToday.length > 0 ? `the frozen chart does not have ${names(onlyToday)}` : null,
  ].filter((part) => part !== null)
  return [`${differ}${far}`, ...lacking].join("; ")
}

/** The first three of a list, and how many more. */
function names(all: readonly string[]): string {
  const shown = [...new Set(all)]
  const more = shown.length - 3
  return more > 0 ? `${shown.slice(0, 3).join(", ")} and ${more} more` : shown.join(", ")
}

function together(comparisons: readonly Comparison[]): Comparison {
  const larger = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : Math.max(a, b))
  return comparisons.reduce(
    (sum, one) => ({
      compared: sum.compared + one.compared,
      differences: [...sum.differences, ...one.differences],
      largest: larger(sum.largest, one.largest),
      onlyFrozen: [...sum.onlyFrozen, ...one.onlyFrozen],
      onlyToday: [...sum.onlyToday, ...one.onlyToday],
    }),
    { compared: 0, differences: [], largest: null, onlyFrozen: [], onlyToday: [] },
  )
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
