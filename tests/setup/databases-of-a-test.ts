import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll } from "vitest"
import { connectTo, type Connection } from "@/lib/server/db/connection"
import { tableShapes } from "@/lib/server/db/table-shapes"
import { databaseTarget, type DatabaseTarget } from "@/lib/server/db/target"
import { sumsOf, type TableSums } from "@/lib/server/keep/table-sum"
import { carried } from "@/lib/server/keep/what-is-kept"
import { dropOnServer, freeAddressOnServer } from "./postgres-databases"
import { postgresServer } from "./tested-database"

/** A folder for a test file, and addresses at which there is no database yet; all of it is taken away at the end. */
export function useScratch() {
  const folder = mkdtempSync(join(tmpdir(), "chip-runway-keep-"))
  const made: string[] = []
  let count = 0
  afterAll(async () => {
    for (const url of made) if (postgresServer !== null) await dropOnServer(postgresServer, url)
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    folder,
    freeFile: (): DatabaseTarget => databaseTarget(`file:${join(folder, `free-${(count += 1)}.db`)}`),
    /** Of the kind that is tested. */
    free(): DatabaseTarget {
      if (postgresServer === null) return this.freeFile()
      const url = freeAddressOnServer(postgresServer)
      made.push(url)
      return databaseTarget(url)
    },
  }
}

/** How an address is given on a command line. */
export const addressOf = (target: DatabaseTarget) =>
  target.kind === "sqlite" ? `file:${target.path}` : target.url

export async function withConnection<T>(
  target: DatabaseTarget,
  action: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = await connectTo(target)
  try {
    return await action(connection)
  } finally {
    await connection.close()
  }
}

/** Count and hash of every table that a backup or a move carries. */
export function sumsIn(target: DatabaseTarget, by: "backup" | "move"): Promise<TableSums> {
  return withConnection(target, async (connection) =>
    sumsOf(connection.ask, connection.kind, carried(await tableShapes(connection, connection.ask), by)),
  )
}
