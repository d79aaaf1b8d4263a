import {
  editOrigins,
  revisionActions,
  type EditOrigin,
  type HistoryFilter,
  type RevisionAction,
} from "./contracts/history"
import { isCalendarDay } from "./calendar-day"
import type { RecordKind } from "./domain/record"
import { recordKindWords } from "./record-kind-words"

/** What an address or its form gives: a value, several of one name, or none. */
type Query = Readonly<Record<string, string | readonly string[] | undefined>>

const longest = 200

/** The filter that an address names. What cannot be read is left out, so that an old link still opens. */
export function historyFilter(query: Query): HistoryFilter {
  const text = (key: string): string | undefined => {
    const value = query[key]
    const first = (typeof value === "string" ? value : value?.[0])?.trim().slice(0, longest)
    return first === "" ? undefined : first
  }
  const one = <T extends string>(key: string, list: readonly T[]) => list.find((word) => word === text(key))
  // No more digits than the database's whole numbers have.
  const count = (key: string) => (/^[1-9]\d{0,8}$/.test(text(key) ?? "") ? Number(text(key)) : undefined)
  const day = (key: string) => (isCalendarDay(text(key) ?? "") ? text(key) : undefined)
  const filter: HistoryFilter = {
    kind: one<RecordKind>("kind", Object.keys(recordKindWords) as RecordKind[]),
    id: text("id"),
    editor: text("editor"),
    origin: one<EditOrigin>("origin", editOrigins),
    action: one<RevisionAction>("action", revisionActions),
    from: day("from"),
    to: day("to"),
    text: text("text"),
    version: count("version"),
    before: count("before"),
  }
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
}

/** The query string of a filter, with its "?"; empty for everything. `historyFilter` reads it back. */
export function historyQuery(filter: HistoryFilter): string {
  const params = new URLSearchParams()
  for (const key of keys) {
    const value = filter[key]
    if (value !== undefined) params.set(key, String(value))
  }
  const query = params.toString()
  return query === "" ? "" : `?${query}`
}

const keys = [
  "kind",
  "id",
  "editor",
  "origin",
  "action",
  "from",
  "to",
  "text",
  "version",
  "before",
] as const satisfies readonly (keyof HistoryFilter)[]
