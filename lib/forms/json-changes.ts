/** One place in a record that differs. Null: there was nothing there, or there is nothing now. */
export type JsonChange = { path: string; before: string | null; after: string | null }

/**
 * Where two records differ, as paths with both values in text, for kinds that have no form. Entries of a list are
 * matched by their `id` where they have one, so that an entry moved is no change of all that come after it. Lists
 * of plain values are told as a whole, one a line.
 *
 * @param before null for a new record
 * @param after null for one that is gone
 */
export function jsonChanges(before: unknown, after: unknown): JsonChange[] {
  const changes: JsonChange[] = []
  compare([], before ?? undefined, after ?? undefined, changes)
  return changes
}

function compare(path: readonly string[], before: unknown, after: unknown, changes: JsonChange[]): void {
  if (JSON.stringify(before) === JSON.stringify(after)) return
  const left = entriesOf(before)
  const right = entriesOf(after)
  const isNested =
    (left ?? right) !== null && isEntriesOrNothing(before, left) && isEntriesOrNothing(after, right)
  if (!isNested) {
    const change = { path: path.join("/"), before: said(before), after: said(after) }
    if (change.before !== change.after) changes.push(change)
    return
  }
  for (const key of new Set([...(left ?? new Map()).keys(), ...(right ?? new Map()).keys()] as string[])) {
    compare([...path, key], left?.get(key), right?.get(key), changes)
  }
}

function isEntriesOrNothing(value: unknown, entries: ReadonlyMap<string, unknown> | null): boolean {
  return entries !== null || value === undefined || value === null
}

/** What a value is made of, by key; null for a plain value and for a list of plain values. */
function entriesOf(value: unknown): Map<string, unknown> | null {
  if (typeof value !== "object" || value === null) return null
  if (!Array.isArray(value)) return new Map(Object.entries(value))
  if (value.every((entry) => typeof entry !== "object" || entry === null)) return null
  const ids = value.map((entry: unknown) => (entry as { id?: unknown } | null)?.id)
  const areNamed = ids.every((id) => typeof id === "string") && new Set(ids).size === ids.length
  return new Map(
    value.map((entry: unknown, index) => [areNamed ? String(ids[index]) : String(index + 1), entry]),
  )
}

function said(value: unknown): string | null {
  if (value === undefined || value === null) return null
  if (Array.isArray(value)) return value.length > 0 ? value.map(plain).join("\n") : null
  return plain(value)
}

function plain(value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "no"
  return typeof value === "string" ? value : JSON.stringify(value)
}
