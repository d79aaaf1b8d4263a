import "server-only"
import type { LabControl } from "@/lib/contracts/lab"
import { percentilesOf, type Scalar } from "@/lib/estimation/distributions"
import type { ValueRange } from "@/lib/estimation/case/value-range"
import { toSignificant } from "@/lib/format"

type Track = LabControl["track"]

/** How far beyond the 5th and 95th percentile a track reaches at least, as a factor or in widths of the range. */
const leastFactor = 2
const widthsBeyond = 0.8

/**
 * The track of a control's slider, wide enough for what a doubter may suppose; what lies outside can be typed.
 * Logarithmic where the values are positive and spread, or are a size that has no natural end.
 */
export function trackOf(shape: Scalar | null, range: ValueRange, unit: string): Track {
  if (shape === null || shape.dist === "bernoulli") return { scale: "linear", low: 0, high: 1 }
  const { p5, p95 } = percentilesOf(shape)
  if (p5 === null || p95 === null) return within({ scale: "log", low: 6, high: 240 }, range)
  if (shape.dist === "fixed") {
    if (unit.startsWith("share") || p5 <= 0)
      return within({ scale: "linear", low: 0, high: Math.max(1, 2 * p5) }, range)
    return within({ scale: "log", low: p5 / 4, high: p5 * 4 }, range)
  }
  const isLog = p5 > 0 && (shape.dist === "lognormal" || shape.dist === "mixture" || p95 / p5 > 20)
  if (isLog) {
    const beyond = Math.max(leastFactor, (p95 / p5) ** 0.6)
    return within({ scale: "log", low: p5 / beyond, high: p95 * beyond }, range)
  }
  const beyond = (p95 - p5) * widthsBeyond
  // A field that must be above zero has no zero on its track.
  const low = range.min > 0 && p5 - beyond <= 0 ? p5 / 10 : p5 - beyond
  return within({ scale: "linear", low, high: p95 + beyond }, range)
}

/** The ends as round numbers, none beyond what the field can hold. */
function within({ scale, low, high }: Track, { min, max }: ValueRange): Track {
  return {
    scale,
    low: Math.max(min, toSignificant(low, 2)),
    high: Math.min(max, toSignificant(high, 2)),
  }
}
