import type { LabControl } from "@/lib/contracts/lab"
import { toSignificant } from "@/lib/format"

type Track = LabControl["track"]

/** Steps of a slider from end to end: one press of an arrow key each. */
export const trackSteps = 100

/** The step at which a value stands; values beyond an end stand at it. */
export function stepOf({ scale, low, high }: Track, value: number): number {
  const share =
    scale === "log"
      ? Math.log(Math.max(value, low) / low) / Math.log(high / low)
      : (value - low) / (high - low)
  return Math.min(trackSteps, Math.max(0, Math.round(share * trackSteps)))
}

/** The value at a step, as short as it can be without two steps sharing one. `stepOf` gives the step back. */
export function valueAt({ scale, low, high }: Track, step: number, isWhole = false): number {
  const share = step / trackSteps
  if (scale === "log") {
    const value = low * (high / low) ** share
    const factor = (high / low) ** (1 / trackSteps)
    return isWhole ? Math.round(value) : toSignificant(value, factor > 1.012 ? 3 : 4)
  }
  const value = low + (high - low) * share
  if (isWhole) return Math.round(value)
  const resolution = 10 ** Math.floor(Math.log10((high - low) / trackSteps / 2))
  return Number((Math.round(value / resolution) * resolution).toPrecision(12))
}
