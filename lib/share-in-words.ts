const named: readonly (readonly [number, string])[] = [
  [1 / 10, "a tenth"],
  [1 / 5, "a fifth"],
  [1 / 4, "a quarter"],
  [1 / 3, "a third"],
  [1 / 2, "half"],
  [2 / 3, "two thirds"],
  [3 / 4, "three quarters"],
]

/** How far a share may lie from the word for it. A sampling error of two or three points is usual. */
export const shareTolerance = 0.025

/**
 * A share as people say it, never further from it than `shareTolerance`: "half", "a third", "about 40%".
 *
 * @param share from 0 to 1
 */
export function shareInWords(share: number): string {
  if (share > 1 - shareTolerance) return "nearly all"
  if (share < shareTolerance) return "next to nothing"
  let nearest: readonly [number, string] | null = null
  for (const one of named) {
    const isNear = Math.abs(one[0] - share) <= shareTolerance
    if (isNear && (nearest === null || Math.abs(one[0] - share) < Math.abs(nearest[0] - share))) nearest = one
  }
  return nearest?.[1] ?? `about ${5 * Math.round(20 * share)}%`
}
