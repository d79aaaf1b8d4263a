import { db } from "@/lib/server/db/client"
import { testedDatabase } from "./tested-database"

/** Takes away what keeps a table as it is: who owns the database itself is held by no trigger. */
export async function dropTriggers(table: string): Promise<void> {
  const names = testedDatabase === "sqlite" ? await triggersInFile(table) : await triggersOnServer(table)
  if (names.length === 0) throw new Error(`${table} has no trigger`)
  for (const name of names) {
    const on = testedDatabase === "sqlite" ? "" : ` ON "${table}"`
    await db().$executeRawUnsafe(`DROP TRIGGER "${name}"${on}`)
  }
}

async function triggersInFile(table: string): Promise<string[]> {
  const rows = await db().$queryRaw<{ name: string }[]>`
    SELECT "name" FROM "sqlite_master" WHERE "type" = 'trigger' AND "tbl_name" = ${table}`
  return rows.map(({ name }) => name)
}

async function triggersOnServer(table: string): Promise<string[]> {
  const rows = await db().$queryRaw<{ name: string }[]>`
    SELECT tgname::text AS "name" FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
    WHERE relname = ${table} AND NOT tgisinternal`
  return rows.map(({ name }) => name)
}
