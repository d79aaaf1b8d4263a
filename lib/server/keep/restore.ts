import "server-only"
import { tmpdir } from "node:os"
import { dirname, join, resolve } from "node:path"
import { connectTo, type Ask } from "../db/connection"
import { migrate } from "../db/migrate"
import { knownHistory } from "../db/migration-history"
import { isBusy } from "../db/is-busy"
import { quoted } from "../db/table-rows"
import { tableShapes, type TableShape } from "../db/table-shapes"
import { databaseTarget, type DatabaseKind, type DatabaseTarget } from "../db/target"
import { env } from "../env"
import { AppError } from "../errors"
import { makeBackup, proveTables, type Backup } from "./backup"
import { faultsOfFile, holdsRows } from "./check-database"
import { copyTables, requireSameTables } from "./copy-tables"
import { copyWhole } from "./draft"
import { emptyQueue } from "./empty-queue"
import { emptyTables } from "./empty-tables"
import { readManifest, type Manifest } from "./manifest"
import { ifThere } from "./open-if-there"
import { unpackFile } from "./packed-file"
import { requireNobodyThere } from "./require-nobody-there"
import { differences, sumsOf, type TableSums } from "./table-sum"
import { takeThePlaceOf, type Held } from "./take-the-place"
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
  return inWorkFolder(folderBeside(to), "restore", async (work) => {
    await unpackFile(resolve(file), join(work, "unpacked.db"))
    const manifest = await provedManifest(join(work, "unpacked.db"), file)
    const { path, migrated, sums } = await broughtUpToDate(work, manifest)
    const before =
      to.kind === "sqlite"
        ? await takeThePlaceOf(path, to.path, sums, {
            holdsData: (ask) => holdsData("sqlite", ask),
            allow: (held) => requireForce(held, isForced, to.path),
          })
        : await fillServer(path, to, isForced)
    return { manifest, migrated, before }
  })
}

/** Where a backup is unpacked: a container's temporary folder may be memory, and the database larger. */
function folderBeside(to: DatabaseTarget): string {
  return to.kind === "sqlite" ? dirname(to.path) : (env().BACKUP_DIR ?? tmpdir())
}

async function provedManifest(path: string, file: string): Promise<Manifest> {
  const opened = await connectTo({ kind: "sqlite", path }, { isDraft: true }).catch((cause: unknown) => {
    throw new AppError("invalid-data", `${file} is no backup: it does not open as a database.`, { cause })
  })
  try {
    const manifest = await readManifest(opened.ask, file)
    await knownHistory({ ...opened, name: file })
    const shapes = await tableShapes(opened, opened.ask)
    const kept = new Set(carried(shapes, "backup").map(({ name }) => name))
    // Earlier releases kept more: proved with the rest, and then left out.
    const tables = shapes.filter(({ name }) => kept.has(name) || name in manifest.tables)
    await proveTables(opened.ask, tables, manifest).catch((cause: unknown) => {
      throw new AppError(
        "invalid-data",
        `${file}: ${cause instanceof Error ? cause.message : String(cause)}.`,
        { cause },
      )
    })
    await opened.ask(`DROP TABLE "_backup"`)
    for (const { name } of tables) if (!kept.has(name)) await opened.ask(`DELETE FROM ${quoted(name)}`)
    const sums = Object.entries(manifest.tables).filter(([name]) => kept.has(name))
    return { ...manifest, tables: Object.fromEntries(sums) }
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
  const looked = await requireAllowed(to, isForced)
  await migrate(to.url, { mayBePartOfMove: true })
  const server = await connectTo(to)
  const draft = await connectTo({ kind: "sqlite", path }, { isDraft: true })
  try {
    const requireStillNobody = looked ?? (await requireNobodyThere(server))
    const held = await heldBy(server.kind, server.ask)
    requireForce(held, isForced, server.name)
    const before = held === "data" ? await makeBackup({ from: to, to: folderForBefore(server.name) }) : null
    await draft.reading(async (ask) => {
      const shapes = await tableShapes(draft, ask)
      requireSameTables(shapes, await tableShapes(server, server.ask))
      const tables = carried(shapes, "backup")
      await server.writing(async (write) => {
        await lockTables(write, shapes, server.name)
        await requireStillNobody(write)
        await requireUnchanged(write, tables, before, server.name)
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
    return before?.file ?? null
  } finally {
    await draft.close()
    await server.close()
  }
}

/**
 * Refuses before anything is touched, the tables of an earlier release included.
 *
 * @returns asks again whether an instance works on it; null where there was no database
 */
async function requireAllowed(to: DatabaseTarget, isForced: boolean) {
  return ifThere(to, async (connection) => {
    const requireStillNobody = await requireNobodyThere(connection)
    const held = await heldBy(connection.kind, connection.ask)
    requireForce(held, isForced, connection.name)
    if (held === "data") folderForBefore(connection.name)
    return requireStillNobody
  })
}

/** Where the data go that are replaced. There is no folder beside a server. */
function folderForBefore(name: string): string {
  const folder = env().BACKUP_DIR
  if (folder !== undefined) return folder
  throw new AppError(
    "invalid-input",
    `The data that ${name} holds are to be kept before they are replaced, in a backup. Nothing was changed. ` +
      "Set BACKUP_DIR to a folder with room for it, and restore again.",
  )
}

/** Keeps everybody out who reads or writes, also commands, which stand in no table of instances. */
async function lockTables(write: Ask, shapes: readonly TableShape[], name: string): Promise<void> {
  try {
    await write(`LOCK TABLE ${shapes.map((shape) => quoted(shape.name)).join(", ")} IN ACCESS EXCLUSIVE MODE`)
  } catch (cause) {
    if (!isBusy(cause)) throw cause
    const message = `Somebody is writing to ${name}. Nothing was changed. Stop whoever works on it, and restore again.`
    throw new AppError("database-busy", message, { cause })
  }
}

/** What was saved after the backup was made of it, by whichever way, would be lost without a word. */
async function requireUnchanged(
  write: Ask,
  tables: readonly TableShape[],
  before: Backup | null,
  name: string,
): Promise<void> {
  const edited =
    before === null
      ? (await holdsRows(write, tables))
        ? ["it was empty"]
        : []
      : differences(before.manifest.tables, await sumsOf(write, "postgresql", tables))
  if (edited.length === 0) return
  throw new AppError(
    "conflict",
    `${name} has been edited meanwhile (${edited.join(", ")}). Nothing was changed. ` +
      "Stop whoever edits it, and restore again.",
  )
}

async function holdsData(kind: DatabaseKind, ask: Ask): Promise<boolean> {
  return holdsRows(ask, carried(await tableShapes({ kind }, ask), "backup"))
}

async function heldBy(kind: DatabaseKind, ask: Ask): Promise<Held> {
  return (await holdsData(kind, ask)) ? "data" : "nothing"
}

function requireForce(held: Held, isForced: boolean, name: string): void {
  if (held === "nothing" || isForced) return
  throw new AppError(
    held === "data" ? "conflict" : "database-unreadable",
    held === "data"
      ? `${name} holds data. Nothing was changed. With --force they are put aside and the backup takes their place.`
      : `${name} is no SQLite database or is damaged. Nothing was changed. With --force it is put aside as it is ` +
          "and the backup takes its place.",
  )
}
