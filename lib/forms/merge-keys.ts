/**
 * Two rearrangements of a list of keys, brought together: what either added is there, behind the key it was put
 * behind. Keys that stay keep the places of the side that moved some; if both did, yours hold.
 *
 * @param gone keys that either side removed for good
 */
export function mergeKeys(
  began: readonly string[],
  yours: readonly string[],
  theirs: readonly string[],
  gone: ReadonlySet<string>,
): string[] {
  const isTheirOrder = haveMoved(began, theirs) && !haveMoved(began, yours)
  const [leading, following] = isTheirOrder ? [theirs, yours] : [yours, theirs]
  const merged = leading.filter((key) => !gone.has(key))
  following.forEach((key, at) => {
    if (merged.includes(key) || gone.has(key)) return
    const before = following.slice(0, at).findLast((one) => merged.includes(one))
    let place = before === undefined ? 0 : merged.indexOf(before) + 1
    // Behind what the other side added at the same place.
    while (place > 0 && place < merged.length && !began.includes(merged[place]!)) place += 1
    merged.splice(place, 0, key)
  })
  return merged
}

/** Whether keys that stay stand in another order. */
export function haveMoved(began: readonly string[], now: readonly string[]): boolean {
  const staying = began.filter((key) => now.includes(key))
  const moved = now.filter((key) => began.includes(key))
  return staying.join("\n") !== moved.join("\n")
}
