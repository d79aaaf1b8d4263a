import "server-only"
import type { Ask } from "../db/connection"
import { quoted } from "../db/table-rows"
import type { TableShape } from "../db/table-shapes"
import type { DatabaseKind } from "../db/target"
import { AppError } from "../errors"

/** @throws AppError for a SQLite file, which is thrown away by removing it */
export function requireEmptiable(kind: DatabaseKind): void {
  if (kind === "sqlite") throw new AppError("conflict", "Remove the file that is moved into, and move again.")
}

/**
 * Takes all rows out of tables, and with them the mark of an interrupted move, past the triggers that refuse the deletion of single ones: a whole database is thrown
 * away here, which is no edit of its history. To be called in a transaction: nobody ever sees the tables without their
 * triggers.
 *
 * @throws AppError as `requireEmptiable`
 */
export async function emptyTables(
  ask: Ask,
  kind: DatabaseKind,
  tables: readonly TableShape[],
): Promise<void> {
  requireEmptiable(kind)
  const guarded = await ask(
    `SELECT DISTINCT c.relname FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid
     JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE NOT t.tgisinternal AND n.nspname = current_schema()`,
  )
  const names = guarded.map(([name]) => quoted(String(name)))
  for (const name of names) await ask(`ALTER TABLE ${name} DISABLE TRIGGER USER`)
  await ask(`TRUNCATE ${tables.map(({ name }) => quoted(name)).join(", ")} RESTART IDENTITY CASCADE`)
  for (const name of names) await ask(`ALTER TABLE ${name} ENABLE TRIGGER USER`)
  await ask(`DROP TABLE IF EXISTS "_move"`)
}
