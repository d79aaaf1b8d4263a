/** Which bin each draw falls in, and how many bins there are. */
export type Bins = { of: Uint8Array; count: number }

/**
 * Draws sorted by a var's value into bins of equal count; a var of few values (yes or no, one of some claims)
 * has one bin a value.
 *
 * @param most bins at most, up to 255
 */
export function binsOf(values: Float64Array, most: number): Bins {
  const of = new Uint8Array(values.length)
  const few = fewValues(values, most)
  if (few) {
    const binOf = new Map([...few].sort((a, b) => a - b).map((value, bin) => [value, bin]))
    values.forEach((value, draw) => (of[draw] = binOf.get(value)!))
    return { of, count: few.size }
  }
  orderOf(values).forEach((draw, rank) => (of[draw] = Math.floor((rank * most) / values.length)))
  return { of, count: most }
}

/** Draws by rising value; equal values stay in the order of the draws. */
export function orderOf(values: Float64Array): Uint32Array {
  const order = Uint32Array.from(values, (_, draw) => draw)
  return order.sort((a, b) => values[a]! - values[b]! || a - b)
}

function fewValues(values: Float64Array, most: number): Set<number> | null {
  const found = new Set<number>()
  for (let i = 0; i < values.length && found.size <= most; i++) found.add(values[i]!)
  return found.size <= most ? found : null
}
