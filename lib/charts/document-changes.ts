import { dayWords } from "../day-words"
import { monthWords } from "../format"
import type { ChartData, ChartDocument, DocumentSource } from "./document"

type Cell = string | number | null

/** A value that is another one today, by the title of its column. */
export type ChangedCell = { column: string; unit: string | null; before: Cell; after: Cell }

/** A row of the figures that changed, came or went; `name` is what tells it from the others. */
export type ChangedRow =
  | { kind: "changed"; name: string; cells: ChangedCell[] }
  | { kind: "new"; name: string }
  | { kind: "gone"; name: string }

export type DocumentChanges = {
  rows: ChangedRow[]
  /** Sources that only today's chart rests on, and those that it no longer rests on. */
  newSources: DocumentSource[]
  goneSources: DocumentSource[]
}

/** What differs between a frozen chart and today's, row by row and source by source. */
export function documentChanges(frozen: ChartDocument, today: ChartDocument): DocumentChanges {
  const without = (all: readonly DocumentSource[], others: readonly DocumentSource[]) => {
    const known = new Set(others.map(({ id }) => id))
    return all.filter(({ id }) => !known.has(id))
  }
  return {
    rows: changedRows(frozen.data, today.data),
    newSources: without(today.sources, frozen.sources),
    goneSources: without(frozen.sources, today.sources),
  }
}

/**
 * Rows of two tables matched by what names them: the fewest leading columns of words and dates that tell every
 * row of both from all others, without those that add nothing to the ones before, as a firm's name adds nothing to
 * its address. Rows that nothing tells apart are counted off in their order.
 */
export function changedRows(before: ChartData, after: ChartData): ChangedRow[] {
  const keys = keyColumns(before, after)
  const [old, now] = [rowsByName(before, keys), rowsByName(after, keys)]
  const changed = [...old].flatMap(([name, row]): ChangedRow[] => {
    const today = now.get(name)
    if (!today) return [{ kind: "gone", name }]
    const cells = after.columns.flatMap(({ name: column, title, unit }): ChangedCell[] => {
      if (keys.includes(column)) return []
      const [was, is] = [row.get(column), today.get(column)]
      // A column that only one of both has tells nothing of what moved.
      if (was === undefined || is === undefined || was === is) return []
      return [{ column: title, unit, before: was, after: is }]
    })
    return cells.length === 0 ? [] : [{ kind: "changed", name, cells }]
  })
  const come = [...now.keys()].filter((name) => !old.has(name))
  return [...changed, ...come.map((name): ChangedRow => ({ kind: "new", name }))]
}

type Row = Map<string, Cell>

function rowsByName(data: ChartData, keys: readonly string[]): Map<string, Row> {
  const rows = new Map<string, Row>()
  for (const row of rowsOf(data)) {
    const name = nameOf(row, keys)
    let unique = name
    for (let count = 2; rows.has(unique); count += 1) unique = `${name} (${count})`
    rows.set(unique, row)
  }
  return rows
}

function keyColumns(before: ChartData, after: ChartData): string[] {
  const named = (data: ChartData) =>
    data.columns.filter(({ type }) => type !== "number").map(({ name }) => name)
  const there = new Set(named(after))
  const candidates = named(before).filter((name) => there.has(name))
  const tables = [rowsOf(before), rowsOf(after)]
  const namesBy = (keys: readonly string[]) =>
    tables.map((rows) => new Set(rows.map((row) => nameOf(row, keys))).size)
  // A single row is named by the first column too.
  let keys = candidates.slice(0, 1)
  let apart = namesBy(keys)
  for (const candidate of candidates.slice(1)) {
    if (apart.every((names, table) => names === tables[table]?.length)) return keys
    const more = namesBy([...keys, candidate])
    if (more.every((names, table) => names === apart[table])) continue
    keys = [...keys, candidate]
    apart = more
  }
  return keys
}

function nameOf(row: Row, keys: readonly string[]): string {
  const parts = keys.flatMap((key) => row.get(key) ?? [])
  return parts.length === 0 ? "The row" : parts.join(" · ")
}

function rowsOf({ columns, rows }: ChartData): Row[] {
  return rows.map(
    (row) => new Map(columns.map(({ name, type }, index) => [name, said(row[index] ?? null, type)])),
  )
}

/** Months and days as people say them. */
function said(value: Cell, type: ChartData["columns"][number]["type"]): Cell {
  if (typeof value !== "string") return value
  if (type === "month" && /^\d{4}-\d{2}$/.test(value)) return monthWords(value)
  if (type === "date" && /^\d{4}-\d{2}-\d{2}$/.test(value)) return dayWords(value)
  return value
}
