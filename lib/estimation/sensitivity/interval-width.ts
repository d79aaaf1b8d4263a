import type { Bins } from "./bins"

/** Draws are dealt to this many groups, of which each is left out once: the jackknife of the error. */
export const jackknifeGroups = 20

/**
 * Mean width of the 90% interval within bins, weighted by their draws, in one pass over the draws by rising
 * runway: a bin's 5th and 95th percentile are met when enough of its draws have gone by. The quantile is that
 * of every report, the element at ⌈p·n⌉ of the sorted draws.
 *
 * @param byRunway draws by rising runway
 * @param leftOut a group of draws (draw mod 20) that does not count; −1: all count
 */
export function widthWithinBins(
  runways: Float64Array,
  byRunway: Uint32Array,
  { of, count }: Bins,
  leftOut: number,
): number {
  const size = new Float64Array(count)
  let n = 0
  for (let draw = 0; draw < of.length; draw++) {
    if (draw % jackknifeGroups === leftOut) continue
    const bin = of[draw]!
    size[bin] = size[bin]! + 1
    n++
  }
  const seen = new Float64Array(count)
  const low = new Float64Array(count)
  let width = 0
  for (let k = 0; k < byRunway.length; k++) {
    const draw = byRunway[k]!
    if (draw % jackknifeGroups === leftOut) continue
    const bin = of[draw]!
    const rank = seen[bin]! + 1
    seen[bin] = rank
    if (rank === rankAt(0.05, size[bin]!)) low[bin] = runways[draw]!
    if (rank === rankAt(0.95, size[bin]!)) width += (size[bin]! / n) * (runways[draw]! - low[bin]!)
  }
  return width
}

function rankAt(p: number, n: number): number {
  return Math.ceil(p * n - 1e-9)
}
