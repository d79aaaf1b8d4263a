import "server-only"

/** Records that stand in one list in the place of others of the same id. */
export type Replaced<Item> = { was: Item; is: Item }[]

/**
 * What is another record in a list than in the list before it; null where there are more, fewer or others. Of a hundred
 * thousand a save changes one, and look-ups over the rest can be taken over.
 */
export function replacedIn<Item extends { id: string }>(
  before: readonly Item[],
  after: readonly Item[],
): Replaced<Item> | null {
  if (before.length !== after.length) return null
  const moved: Replaced<Item> = []
  for (const [index, is] of after.entries()) {
    const was = before[index]!
    if (was === is) continue
    if (was.id !== is.id) return null
    moved.push({ was, is })
  }
  return moved
}
