import { orderOf, type Bins } from "./bins"

/** Draws are dealt to this many groups, of which each is left out once: the jackknife of the error. */
export const jackknifeGroups = 20

/** Runways with the draws in the order in which they run out: found once, used for every var. */
export type SortedRunways = {
  /** Months, rising. */
  months: Float64Array
  /** The draw of each. */
  draw: Uint32Array
  /** The group of each. */
  group: Uint8Array
}

export function sortRunways(runways: Float64Array): SortedRunways {
  const draw = orderOf(runways)
  return {
    months: Float64Array.from(draw, (i) => runways[i]!),
    draw,
    group: Uint8Array.from(draw, (i) => i % jackknifeGroups),
  }
}

/** A width with all draws, and without each group of them in turn. */
export type Widths = { whole: number; without: number[] }

/**
 * Mean width of the 90% interval within bins, months, weighted by their draws. A bin's 5th and 95th percentile are
 * met on one walk along the rising runways, when enough of its draws have gone by. The quantile is that of every
 * report, the element at ⌈p·n⌉ of the sorted draws.
 */
export function widthsWithin({ months, draw, group }: SortedRunways, { of, count }: Bins): Widths {
  const bin = new Uint8Array(draw.length)
  const sizes = new Int32Array(count)
  const ofGroup = Array.from({ length: jackknifeGroups }, () => new Int32Array(count))
  for (let k = 0; k < draw.length; k++) {
    const at = of[draw[k]!]!
    bin[k] = at
    sizes[at] = sizes[at]! + 1
    const counts = ofGroup[group[k]!]!
    counts[at] = counts[at]! + 1
  }
  return {
    whole: walk(months, bin, group, sizes, -1),
    without: ofGroup.map((counts, leftOut) =>
      walk(
        months,
        bin,
        group,
        sizes.map((size, at) => size - counts[at]!),
        leftOut,
      ),
    ),
  }
}

function walk(
  months: Float64Array,
  bin: Uint8Array,
  group: Uint8Array,
  sizes: Int32Array,
  leftOut: number,
): number {
  const n = sizes.reduce((sum, size) => sum + size, 0)
  const lowRank = sizes.map((size) => Math.ceil(0.05 * size - 1e-9))
  const highRank = sizes.map((size) => Math.ceil(0.95 * size - 1e-9))
  const seen = new Int32Array(sizes.length)
  const low = new Float64Array(sizes.length)
  let width = 0
  for (let k = 0; k < bin.length; k++) {
    if (group[k] === leftOut) continue
    const at = bin[k]!
    const rank = seen[at]! + 1
    seen[at] = rank
    if (rank === lowRank[at]) low[at] = months[k]!
    if (rank === highRank[at]) width += (sizes[at]! / n) * (months[k]! - low[at]!)
  }
  return width
}
