import "server-only"
import { tmpdir } from "node:os"
import { dirname, join, resolve } from "node:path"
import { connectTo, type Ask } from "../db/connection"
import { migrate } from "../db/migrate"
import { knownHistory } from "../db/migration-history"
import { tableShapes } from "../db/table-shapes"
import { databaseName, databaseTarget, type DatabaseKind, type DatabaseTarget } from "../db/target"
import { AppError } from "../errors"
import { makeBackup, proveTables } from "./backup"
import { faultsOfFile, holdsRows } from "./check-database"
import { copyTables, requireSameTables } from "./copy-tables"
import { copyWhole } from "./draft"
import { emptyQueue } from "./empty-queue"
import { emptyTables } from "./empty-tables"
import { readManifest, type Manifest } from "./manifest"
import { unpackFile } from "./packed-file"
import { requireNobodyThere } from "./require-nobody-there"
import { differences, sumsOf, type TableSums } from "./table-sum"
import { takeThePlaceOf } from "./take-the-place"
import { carried } from "./what-is-kept"
import { inWorkFolder } from "./work-folder"

export type Restored = {
  manifest: Manifest
  /** Migrations that it had not had when the backup was made. */
  migrated: string[]
  /** Where the data lie that were there before; null: there were none. */
  before: string | null
}

/**
 * Makes a database what a backup holds. It is unpacked and proved before anything is touched; then it takes the place
 * of what is there in one step, so that the database is never half of each.
 *
 * @param file a backup of either kind of database
 * @param to   the database that is to hold it
 * @param isForced whether one that holds data may be replaced: its data are kept beside it
 * @throws AppError where the file is damaged, newer than this version or no backup, or the database holds data or is
 *   in use
 */
export async function restoreBackup(
  file: string,
  to: DatabaseTarget = databaseTarget(),
  { isForced = false }: { isForced?: boolean } = {},
): Promise<Restored> {
  return inWorkFolder(to.kind === "sqlite" ? dirname(to.path) : tmpdir(), "restore", async (work) => {
    await unpackFile(resolve(file), join(work, "unpacked.db"))
    const manifest = await provedManifest(join(work, "unpacked.db"), file)
    const { path, migrated, sums } = await broughtUpToDate(work, manifest)
    const before =
      to.kind === "sqlite"
        ? await takeThePlaceOf(path, to.path, sums, async (ask) => {
            const holds = await holdsData("sqlite", ask)
            requireForce(holds, isForced, to.path)
            return holds
          })
        : await fillServer(path, to, isForced)
    return { manifest, migrated, before }
  })
}

async function provedManifest(path: string, file: string): Promise<Manifest> {
  const opened = await connectTo({ kind: "sqlite", path }, { isDraft: true }).catch((cause: unknown) => {
    throw new AppError("invalid-data", `${file} is no backup: it does not open as a database.`, { cause })
  })
  try {
    const manifest = await readManifest(opened.ask, file)
    await knownHistory({ ...opened, name: file })
    const tables = carried(await tableShapes(opened, opened.ask), "backup")
    await proveTables(opened.ask, tables, manifest).catch((cause: unknown) => {
      throw new AppError(
        "invalid-data",
        `${file}: ${cause instanceof Error ? cause.message : String(cause)}.`,
        { cause },
      )
    })
    await opened.ask(`DROP TABLE "_backup"`)
    return manifest
  } finally {
    await opened.close()
  }
}

/** A backup of an earlier version is given the tables of this one, beside whatever is to be replaced. */
async function broughtUpToDate(
  work: string,
  { tables: sums }: Manifest,
): Promise<{ path: string; migrated: string[]; sums: TableSums }> {
  const unpacked = join(work, "unpacked.db")
  const opened = await connectTo({ kind: "sqlite", path: unpacked }, { isDraft: true })
  const { pending } = await knownHistory(opened)
  await opened.close()
  if (pending.length === 0) return { path: unpacked, migrated: [], sums }
  const { applied } = await migrate(`file:${unpacked}`)
  const path = join(work, "whole.db")
  await copyWhole(unpacked, path)
  const migrated = await connectTo({ kind: "sqlite", path }, { isDraft: true })
  try {
    const faults = await faultsOfFile(migrated.ask)
    if (faults.length > 0) throw new Error(`after its migrations the backup is damaged: ${faults.join("; ")}`)
    const tables = carried(await tableShapes(migrated, migrated.ask), "backup")
    return { path, migrated: applied, sums: await sumsOf(migrated.ask, "sqlite", tables) }
  } finally {
    await migrated.close()
  }
}

/** @returns the file of the backup that was made of what was there before; null: nothing was */
async function fillServer(
  path: string,
  to: Extract<DatabaseTarget, { kind: "postgresql" }>,
  isForced: boolean,
): Promise<string | null> {
  await migrate(to.url, { mayBePartOfMove: true })
  const server = await connectTo(to)
  const draft = await connectTo({ kind: "sqlite", path }, { isDraft: true })
  try {
    await requireNobodyThere(server)
    const holds = await holdsData(server.kind, server.ask)
    requireForce(holds, isForced, databaseName(to))
    const before = holds ? (await makeBackup({ from: to })).file : null
    await draft.reading(async (ask) => {
      const shapes = await tableShapes(draft, ask)
      requireSameTables(shapes, await tableShapes(server, server.ask))
      const tables = carried(shapes, "backup")
      await server.writing(async (write) => {
        await emptyTables(write, server.kind, shapes)
        const sums = await copyTables(
          { kind: "sqlite", ask },
          { kind: server.kind, writing: (action) => action(write) },
          tables,
        )
        const different = differences(sums, await sumsOf(write, server.kind, tables))
        if (different.length > 0) throw new Error(`what was written reads otherwise: ${different.join(", ")}`)
        await emptyQueue(write)
      })
    })
    return before
  } finally {
    await draft.close()
    await server.close()
  }
}

async function holdsData(kind: DatabaseKind, ask: Ask): Promise<boolean> {
  return holdsRows(ask, carried(await tableShapes({ kind }, ask), "backup"))
}

function requireForce(holds: boolean, isForced: boolean, name: string): void {
  if (!holds || isForced) return
  throw new AppError(
    "conflict",
    `${name} holds data. Nothing was changed. With --force they are put aside and the backup takes their place.`,
  )
}
