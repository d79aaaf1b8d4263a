/** A rectangle that text takes up. */
export type Taken = { left: number; right: number; top: number; bottom: number }

/** The first of some places that touches nothing taken and lies between two edges; it is then taken. Null when none is. */
export function takeFirstFree<P extends Taken>(
  places: readonly P[],
  taken: Taken[],
  edges: { left: number; right: number },
): P | null {
  const place = places.find(
    (candidate) =>
      candidate.left >= edges.left &&
      candidate.right <= edges.right &&
      taken.every((other) => !touches(candidate, other)),
  )
  if (!place) return null
  taken.push(place)
  return place
}

function touches(a: Taken, b: Taken): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

/**
 * Heights of labels, each as near to where it is wanted as a distance of `step` between any two allows. Labels
 * that would meet move apart evenly around their middle.
 *
 * @returns in the order of `wanted`; they reach below `bottom` only where they do not all fit
 */
export function pushApart(wanted: readonly number[], step: number, top: number, bottom: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]! || a - b)
  const groups: { members: number[]; sum: number }[] = []
  const first = (group: (typeof groups)[number]) => {
    const free = group.sum / group.members.length - ((group.members.length - 1) * step) / 2
    return Math.max(top, Math.min(free, bottom - (group.members.length - 1) * step))
  }
  for (const index of order) {
    groups.push({ members: [index], sum: wanted[index]! })
    while (groups.length > 1) {
      const [above, below] = [groups.at(-2)!, groups.at(-1)!]
      if (first(above) + above.members.length * step <= first(below)) break
      groups.splice(-2, 2, { members: [...above.members, ...below.members], sum: above.sum + below.sum })
    }
  }
  const heights: number[] = []
  for (const group of groups) {
    group.members.forEach((index, place) => (heights[index] = first(group) + place * step))
  }
  return heights
}
