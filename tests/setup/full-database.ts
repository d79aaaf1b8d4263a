import { vi } from "vitest"
import { db } from "@/lib/server/db/client"
import { SqliteAdapterFactory } from "@/lib/server/db/sqlite"
import { testedDatabase } from "./tested-database"

/** Does something while the database has no room for what is saved, as on a full disk. */
export function whileFull<T>(act: () => Promise<T>): Promise<T> {
  return testedDatabase === "sqlite" ? withoutPages(act) : withFullTable(act)
}

/** As many pages as there are: the next one is one too many. */
async function withoutPages<T>(act: () => Promise<T>): Promise<T> {
  const { connect } = SqliteAdapterFactory.prototype
  const small = vi.spyOn(SqliteAdapterFactory.prototype, "connect").mockImplementation(async function (
    this: SqliteAdapterFactory,
  ) {
    const adapter = await connect.call(this)
    await adapter.executeScript("PRAGMA max_page_count = 1")
    return adapter
  })
  try {
    return await act()
  } finally {
    small.mockRestore()
  }
}

/** What a server says whose disk is full, when a revision is written: after other rows of the same save. */
async function withFullTable<T>(act: () => Promise<T>): Promise<T> {
  await db().$executeRawUnsafe(`CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    RAISE EXCEPTION 'could not extend file "base/5/2619": No space left on device' USING ERRCODE = 'disk_full';
  END $$`)
  await db().$executeRawUnsafe(
    `CREATE TRIGGER full_disk BEFORE INSERT ON "Revision" FOR EACH ROW EXECUTE FUNCTION full_disk()`,
  )
  try {
    return await act()
  } finally {
    await db().$executeRawUnsafe(`DROP FUNCTION full_disk() CASCADE`)
  }
}
