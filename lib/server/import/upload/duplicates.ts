import "server-only"
import { countWords } from "@/lib/format"
import type { Order } from "@/lib/domain/order"
import type { EditableKind } from "@/lib/forms/form"
import type { Entry } from "./entry"

/** Refuses every entry whose id another entry has too, and orders that hold the same report, with both rows. */
export function refuseDuplicates(kind: EditableKind, entries: readonly Entry[]): void {
  const first = new Map<string, Entry>()
  for (const entry of entries) {
    if (entry.id === null) continue
    const earlier = first.get(entry.id)
    if (earlier) refuseBoth("id", entry.id, earlier, entry)
    else first.set(entry.id, entry)
  }
  if (kind !== "order") return
  const reports = new Map<string, Entry>()
  for (const entry of entries) {
    for (const { id } of (entry.record as Order | null)?.reports ?? []) {
      const earlier = reports.get(id)
      if (earlier && earlier !== entry) refuseBoth("report id", id, earlier, entry)
      else reports.set(id, entry)
    }
  }
}

function refuseBoth(what: string, id: string, earlier: Entry, later: Entry): void {
  const rows = [earlier.rows[0] ?? 0, later.rows[0] ?? 0] as const
  const message = `the ${what} “${id}” stands twice, in row ${countWords(rows[0])} and row ${countWords(rows[1])}`
  earlier.problems.push({ row: rows[0], message })
  later.problems.push({ row: rows[1], message })
}
