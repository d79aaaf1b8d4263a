import type { RunwayQuantiles } from "./contracts/estimate"
import { countWords, toSignificant } from "./format"

/**
 * The doubt about a runway: "even odds between 4 and 16 months; nine in ten between now and more than 60". An end at
 * nothing is "now", one beyond the horizon "more than 60".
 */
export function runwaySpanWords(
  { p5, p25, p75, p95 }: Omit<RunwayQuantiles, "p50">,
  horizonMonths: number,
): string {
  const say = (months: number | null) =>
    months === null ? `more than ${horizonMonths}` : months === 0 ? "now" : String(Math.round(months))
  const between = (low: number | null, high: number | null) =>
    low === high ? `: ${say(high)}` : ` between ${say(low)} and ${say(high)}`
  const half = `${p25 === p75 ? "half of the draws" : "even odds"}${between(p25, p75)}`
  const most = `nine in ten${between(p5, p95)}`
  // The unit is said once, after the first number that takes one.
  return p75 === 0 ? `${half}; ${most}${p95 === 0 ? "" : " months"}` : `${half} months; ${most}`
}

/** Nine in ten of a count from the engine: "nine in ten between 820 and 270,000"; null where both ends read alike. */
export function countSpanWords({ p5, p95 }: { p5: number; p95: number }): string | null {
  const end = (count: number) => countWords(toSignificant(Math.round(count), 2))
  return end(p5) === end(p95) ? null : `nine in ten between ${end(p5)} and ${end(p95)}`
}
