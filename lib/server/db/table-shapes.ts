import "server-only"
import type { Ask, Connection } from "./connection"

/** What a column holds, whichever database it lies in. */
export type ColumnType = "text" | "json" | "int" | "float" | "bool" | "date" | "bytes"

/** A table as the database itself describes it. */
export type TableShape = {
  name: string
  /** By name, so that both databases list them alike. */
  columns: { name: string; type: ColumnType }[]
  /** Columns of the primary key, in its order. */
  key: string[]
  /** Columns that name another row of the same table. */
  selfReferences: string[]
  /** Other tables that rows of this one refer to. */
  refersTo: string[]
}

const typeOfName: Record<string, ColumnType> = {
  text: "text",
  "character varying": "text",
  json: "json",
  jsonb: "json",
  integer: "int",
  bigint: "int",
  real: "float",
  "double precision": "float",
  boolean: "bool",
  datetime: "date",
  "timestamp without time zone": "date",
  blob: "bytes",
  bytea: "bytes",
}

/**
 * Every table of ours, each after those that it refers to. Those whose name begins with "_" are somebody's notes about
 * the database and no part of it.
 */
export async function tableShapes({ kind }: Pick<Connection, "kind">, ask: Ask): Promise<TableShape[]> {
  const [columns, keys, references] = kind === "sqlite" ? await sqliteParts(ask) : await postgresqlParts(ask)
  const shapes = new Map<string, TableShape>()
  for (const [table, name, type] of columns) {
    const known = typeOfName[type.toLowerCase()]
    if (known === undefined)
      throw new Error(`the column ${table}.${name} is a ${type}, which no table of ours holds`)
    const shape = shapes.get(table) ?? { name: table, columns: [], key: [], selfReferences: [], refersTo: [] }
    shape.columns.push({ name, type: known })
    shapes.set(table, shape)
  }
  for (const [table, name] of keys) shapes.get(table)?.key.push(name)
  for (const [table, column, other] of references) {
    if (table === other) shapes.get(table)?.selfReferences.push(column)
    else shapes.get(table)?.refersTo.push(other)
  }
  for (const shape of shapes.values()) shape.columns.sort((a, b) => (a.name < b.name ? -1 : 1))
  return inOrderOfReferences([...shapes.values()].sort((a, b) => (a.name < b.name ? -1 : 1)))
}

type Parts = [
  columns: [string, string, string][],
  keys: [string, string][],
  references: [string, string, string][],
]

async function sqliteParts(ask: Ask): Promise<Parts> {
  const tables = `sqlite_master AS m JOIN`
  const ours = `m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND m.name NOT LIKE '\\_%' ESCAPE '\\'`
  return [
    await ask(`SELECT m.name, p.name, p.type FROM ${tables} pragma_table_info(m.name) AS p WHERE ${ours}`),
    await ask(
      `SELECT m.name, p.name FROM ${tables} pragma_table_info(m.name) AS p WHERE ${ours} AND p.pk > 0 ORDER BY m.name, p.pk`,
    ),
    await ask(
      `SELECT m.name, p."from", p."table" FROM ${tables} pragma_foreign_key_list(m.name) AS p WHERE ${ours} ORDER BY 1, 2`,
    ),
  ] as Parts
}

async function postgresqlParts(ask: Ask): Promise<Parts> {
  const ours = "n.nspname = current_schema() AND c.relkind = 'r' AND c.relname NOT LIKE '\\_%'"
  const tables = "pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace"
  return [
    await ask(
      `SELECT c.relname, a.attname, format_type(a.atttypid, NULL) FROM ${tables}
       JOIN pg_attribute AS a ON a.attrelid = c.oid
       WHERE ${ours} AND a.attnum > 0 AND NOT a.attisdropped`,
    ),
    await ask(
      `SELECT c.relname, a.attname FROM ${tables}
       JOIN pg_constraint AS p ON p.conrelid = c.oid AND p.contype = 'p'
       JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = ANY (p.conkey)
       WHERE ${ours} ORDER BY c.relname, array_position(p.conkey, a.attnum)`,
    ),
    await ask(
      `SELECT c.relname, a.attname, o.relname FROM ${tables}
       JOIN pg_constraint AS p ON p.conrelid = c.oid AND p.contype = 'f'
       JOIN pg_class AS o ON o.oid = p.confrelid
       JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = p.conkey[1]
       WHERE ${ours} ORDER BY 1, 2`,
    ),
  ] as Parts
}

function inOrderOfReferences(shapes: readonly TableShape[]): TableShape[] {
  const byName = new Map(shapes.map((shape) => [shape.name, shape]))
  const ordered = new Set<TableShape>()
  const place = (shape: TableShape): void => {
    if (ordered.has(shape)) return
    for (const other of shape.refersTo) {
      const before = byName.get(other)
      if (before) place(before)
    }
    ordered.add(shape)
  }
  for (const shape of shapes) place(shape)
  return [...ordered]
}
