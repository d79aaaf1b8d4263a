import "server-only"
import { existsSync, mkdirSync } from "node:fs"
import { mkdtemp, rename, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { dirname, join, resolve } from "node:path"
import { now } from "../clock"
import { connectTo, type Ask } from "../db/connection"
import { migrate } from "../db/migrate"
import { appliedMigrations, pendingInFolder } from "../db/migration-history"
import { asSoleOwner } from "../db/sole-owner"
import { tableShapes } from "../db/table-shapes"
import { databaseName, databaseTarget, type DatabaseKind, type DatabaseTarget } from "../db/target"
import { AppError } from "../errors"
import { makeBackup, proveTables } from "./backup"
import { faultsOfFile, holdsRows } from "./check-database"
import { copyTables, requireSameTables } from "./copy-tables"
import { copyWhole } from "./draft"
import { emptyTables } from "./empty-tables"
import { readManifest, type Manifest } from "./manifest"
import { putInPlace, unpackFile } from "./packed-file"
import { requireNobodyThere } from "./require-nobody-there"
import { differences, sumsOf } from "./table-sum"
import { carried } from "./what-is-kept"

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
  const folder = to.kind === "sqlite" ? dirname(to.path) : tmpdir()
  mkdirSync(folder, { recursive: true })
  const work = await mkdtemp(join(folder, ".chip-runway-restore-"))
  try {
    await unpackFile(resolve(file), join(work, "unpacked.db"))
    const manifest = await provedManifest(join(work, "unpacked.db"), file)
    const { path, migrated } = await broughtUpToDate(work)
    const before =
      to.kind === "sqlite"
        ? await takeThePlaceOf(path, to.path, isForced)
        : await fillServer(path, to, isForced)
    return { manifest, migrated, before }
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function provedManifest(path: string, file: string): Promise<Manifest> {
  const opened = await connectTo({ kind: "sqlite", path }, { isDraft: true }).catch((cause: unknown) => {
    throw new AppError("invalid-data", `${file} is no backup: it does not open as a database.`, { cause })
  })
  try {
    const manifest = await readManifest(opened.ask, file)
    await appliedMigrations({ ...opened, name: file })
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
async function broughtUpToDate(work: string): Promise<{ path: string; migrated: string[] }> {
  const unpacked = join(work, "unpacked.db")
  const opened = await connectTo({ kind: "sqlite", path: unpacked }, { isDraft: true })
  const pending = pendingInFolder("sqlite", await appliedMigrations(opened)).length
  await opened.close()
  if (pending === 0) return { path: unpacked, migrated: [] }
  const { applied } = await migrate(`file:${unpacked}`)
  const path = join(work, "whole.db")
  await copyWhole(unpacked, path)
  const migrated = await connectTo({ kind: "sqlite", path }, { isDraft: true })
  try {
    const faults = await faultsOfFile(migrated.ask)
    if (faults.length > 0) throw new Error(`after its migrations the backup is damaged: ${faults.join("; ")}`)
  } finally {
    await migrated.close()
  }
  return { path, migrated: applied }
}

/** @returns where the file lies now that was there before; null: there was none, or an empty one */
async function takeThePlaceOf(path: string, place: string, isForced: boolean): Promise<string | null> {
  if (!existsSync(place)) {
    await putInPlace(path, place)
    return null
  }
  const moment = now()
    .toISOString()
    .replace(/\.\d+Z$/, "Z")
    .replaceAll(/[-:]/g, "")
  const aside = `${place}.before-restore-${moment}`
  let holds = false
  // Looked at by the connection that keeps others out: another one of ours would be in its way.
  const isDone = await asSoleOwner(place, async (ask) => {
    holds = await holdsData("sqlite", ask)
    requireForce(holds, isForced, place)
    await rename(place, aside)
    // Empty by now; a new file must not find them.
    for (const beside of ["-wal", "-shm"]) await rm(`${place}${beside}`, { force: true })
    await putInPlace(path, place)
  })
  if (!isDone) {
    throw new AppError("conflict", `Another process has ${place} open. Stop the server, then restore.`)
  }
  if (!holds) await rm(aside, { force: true })
  return holds ? aside : null
}

/** @returns the file of the backup that was made of what was there before; null: nothing was */
async function fillServer(
  path: string,
  to: Extract<DatabaseTarget, { kind: "postgresql" }>,
  isForced: boolean,
): Promise<string | null> {
  await migrate(to.url)
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
