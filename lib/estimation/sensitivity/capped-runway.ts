import { interpolatedRunway, NotANumber } from "../runway"

/**
 * Interpolated runway in months, capped at the horizon H: what sensitivity analysis takes as the model's
 * answer (methodology, 6 and 9). A censored try counts as H, since a mean and a variance need a number.
 *
 * @param cover available / required, t = 0…H
 * @throws NotANumber for a draw outside what its field can hold
 */
export function cappedRunway(cover: Float64Array): number {
  for (let t = 0; t < cover.length; t++) {
    const now = cover[t]!
    if (now < 1) return interpolatedRunway(cover, t)
    if (Number.isNaN(now)) throw new NotANumber(t)
  }
  return cover.length - 1
}
