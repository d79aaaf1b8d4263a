import { selectRanks } from "./select"

/** Below this many values, sorting out by buckets costs more than it saves. */
const few = 400
const bucketBits = 12
/** The upper half of the first double that is no finite number of 0 or more: infinity. */
const infinityHigh = 0x7ff00000

/** Whether the second half of a double holds its sign, exponent and first digits, as on nearly every machine. */
const highIsSecond = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1

const counts = new Uint32Array((1 << bucketBits) + 1)
const slots = new Uint8Array((1 << bucketBits) + 1)

/**
 * The values that would stand at some ranks (from 0, ascending, at most 255) if all were sorted. `values` may be
 * rearranged.
 *
 * Numbers of 0 or more sort as their bits do. So the first bits sort many values into a few thousand buckets by
 * counting alone, and only those that share a bucket with a rank are compared: charts need five ranks of 10,000
 * values, 500 times.
 */
export function valuesAtRanks(values: Float64Array, ranks: readonly number[]): number[] {
  return (values.length < few ? null : byBuckets(values, ranks)) ?? bySelection(values, ranks)
}

function bySelection(values: Float64Array, ranks: readonly number[]): number[] {
  selectRanks(values, ranks)
  return ranks.map((rank) => values[rank]!)
}

/** Null when a value is negative, infinite or no number, or its bits are laid out in another way. */
function byBuckets(values: Float64Array, ranks: readonly number[]): number[] | null {
  if (!highIsSecond) return null
  const n = values.length
  const words = new Uint32Array(values.buffer, values.byteOffset, 2 * n)
  let least = infinityHigh
  let most = 0
  for (let w = 1; w < 2 * n; w += 2) {
    const high = words[w]!
    if (high > most) most = high
    // Zeros have a bucket of their own, so that they do not stretch the others.
    if (high < least && high !== 0) least = high
  }
  if (most >= infinityHigh) return null
  const shift = Math.max(0, 32 - Math.clz32(most > least ? most - least : 0) - bucketBits)
  const before = least - (1 << shift)
  counts.fill(0)
  for (let w = 1; w < 2 * n; w += 2) {
    const high = words[w]!
    const bucket = high === 0 ? 0 : (high - before) >>> shift
    counts[bucket] = counts[bucket]! + 1
  }

  const wanted = bucketsOf(ranks)
  slots.fill(0)
  wanted.forEach(({ bucket }, index) => (slots[bucket] = index + 1))
  const found = wanted.map(({ count }) => new Float64Array(count))
  const filled = new Uint32Array(wanted.length)
  for (let k = 0; k < n; k++) {
    const high = words[2 * k + 1]!
    const slot = slots[high === 0 ? 0 : (high - before) >>> shift]!
    if (slot !== 0) found[slot - 1]![filled[slot - 1]!++] = values[k]!
  }
  return wanted.flatMap(({ ranks: inBucket }, index) => bySelection(found[index]!, inBucket))
}

type Wanted = { bucket: number; count: number; ranks: number[] }

/** The buckets in which the ranks lie, each with its ranks counted from its own first value. */
function bucketsOf(ranks: readonly number[]): Wanted[] {
  const wanted: Wanted[] = []
  let bucket = 0
  let smaller = 0
  for (const rank of ranks) {
    while (smaller + counts[bucket]! <= rank) smaller += counts[bucket++]!
    const last = wanted.at(-1)
    if (last?.bucket === bucket) last.ranks.push(rank - smaller)
    else wanted.push({ bucket, count: counts[bucket]!, ranks: [rank - smaller] })
  }
  return wanted
}
