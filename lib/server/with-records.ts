import "server-only"

/**
 * A list of records, by id, with some put in the place of those of the same id or added, and those that are null taken
 * out. Of a hundred thousand most stay: they are neither looked up nor sorted anew.
 *
 * @param records by id, as the database gives them
 */
export function withRecords<Item extends { id: string }>(
  records: readonly Item[],
  others: ReadonlyMap<string, Item | null>,
): Item[] {
  const placed = new Set<string>()
  const list: Item[] = []
  for (const record of records) {
    const other = others.get(record.id)
    if (other !== undefined) placed.add(record.id)
    if (other !== null) list.push(other ?? record)
  }
  const added = [...others].flatMap(([id, other]) => (other === null || placed.has(id) ? [] : other))
  if (added.length === 0) return list
  return [...list, ...added].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}
