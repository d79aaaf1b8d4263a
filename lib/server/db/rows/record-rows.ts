import "server-only"
import type { Transaction } from "../client"
import type { Prisma } from "../generated/client"

export type TableName = Prisma.ModelName

/** A row as it is written: values by column. Objects and arrays become JSON. */
export type Row = Readonly<Record<string, unknown>>

/** A model's row without the two columns that every record row carries and the writer sets. */
export type Columns<Model> = Omit<Model, "version" | "dataVersion">

/** How a kind of record lies in tables. */
export type RecordRows<R> = {
  /** The table with one row a record. */
  table: TableName
  /**
   * Tables whose rows belong to a record, in an order that can be written, with the column that names the
   * record; null where another owned table's rows take them along when they are deleted.
   */
  owned: readonly { table: TableName; key: string | null }[]
  /** The rows that a record becomes, by table. */
  toRows(record: R): Partial<Record<TableName, readonly Row[]>>
  /** The record that this one refers to within its own kind, which must be written first. */
  parentOf?(record: R): string | null
  /** Every record of the kind, by id; the caller parses them with the kind's schema. */
  readAll(tx: Transaction): Promise<unknown[]>
}

/** Links from a record to others, with their order: `position` counts from 0. */
export function linkRows<Key extends string, Target extends string>(
  key: Key,
  id: string,
  target: Target,
  targets: readonly string[],
): (Record<Key | Target, string> & { position: number })[] {
  return targets.map(
    (other, position) =>
      ({ [key]: id, [target]: other, position }) as Record<Key | Target, string> & { position: number },
  )
}

/** Gathers rows that are already in order under the record they belong to. */
export function listsBy<T, V>(
  rows: readonly T[],
  key: (row: T) => string,
  value: (row: T) => V,
): (id: string) => V[] {
  const lists = new Map<string, V[]>()
  for (const row of rows) {
    const list = lists.get(key(row))
    if (list) list.push(value(row))
    else lists.set(key(row), [value(row)])
  }
  return (id) => lists.get(id) ?? []
}
