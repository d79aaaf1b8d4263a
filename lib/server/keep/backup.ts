import "server-only"
import { createHash } from "node:crypto"
import { existsSync } from "node:fs"
import { readdir, rm } from "node:fs/promises"
import { basename, dirname, join, resolve } from "node:path"
import { now } from "../clock"
import { connectTo } from "../db/connection"
import { knownHistory, sqliteMigrationsLike } from "../db/migration-history"
import { tableShapes, type TableShape } from "../db/table-shapes"
import { databaseName, databaseTarget, type DatabaseTarget } from "../db/target"
import { env } from "../env"
import { AppError } from "../errors"
import { checkSnapshots, faultsOfFile, newestDataVersion } from "./check-database"
import { copyTables, requireSameTables } from "./copy-tables"
import { makeDraft } from "./draft"
import { backupFormat, projectVersion, readManifest, writeManifest, type Manifest } from "./manifest"
import { momentInName } from "./moment-in-name"
import { packFile, putInPlace } from "./packed-file"
import { differences, sumsOf } from "./table-sum"
import { carried, namesLeftOut } from "./what-is-kept"
import { inWorkFolder } from "./work-folder"

export type Backup = {
  file: string
  bytes: number
  /** Of the file. */
  sha256: string
  manifest: Manifest
  /** What was wrong already in the database that it was made from. */
  warnings: string[]
  /** Names of older backups that were taken away. */
  removed: string[]
}

/** A round of backups of one database in a folder: of each round the newest stay, and no other file is touched. */
export type Round = {
  name: "scheduled" | "kept"
  /** How many there may be after this one. */
  keep: number
}

/**
 * Writes a backup of a database that may be in use, as it is at one moment, and proves it: it is opened again, read
 * through, and each of its tables hashes to what was read. Only then does it get its name.
 *
 * @param to   a folder, or a file whose name ends in ".gz"; without it BACKUP_DIR, or "backups" beside the database
 * @param round whose older backups are taken away once this one is there; without it none is, now or later
 * @throws AppError where there is no database or it is newer than this version; Error where the proof fails
 */
export async function makeBackup({
  from = databaseTarget(),
  to,
  round,
}: { from?: DatabaseTarget; to?: string; round?: Round } = {}): Promise<Backup> {
  requireDatabase(from)
  const place = resolve(to ?? backupFolder(from))
  const isFile = place.endsWith(".gz")
  const folder = isFile ? dirname(place) : place
  if (isFile && existsSync(place))
    throw new AppError("conflict", `${place} is there already. Name another file.`)
  return inWorkFolder(folder, "backup", async (work) => {
    const draft = join(work, "draft.db")
    const manifest = await fillDraft(from, draft)
    const warnings = await proveDraft(draft, manifest)
    const packed = await packFile(draft, join(work, "draft.db.gz"))
    const start = round ? `chip-runway-${round.name}-${labelOf(from)}-` : "chip-runway-"
    const file = isFile ? place : join(folder, `${start}${versionAndMoment(manifest)}.db.gz`)
    await putInPlace(join(work, "draft.db.gz"), file)
    const removed = round && !isFile ? await keepNewest(folder, start, basename(file), round.keep) : []
    return { file, ...packed, manifest, warnings, removed }
  })
}

/**
 * Where backups of a database go when nobody says.
 *
 * @throws AppError for a server without that setting: there is no folder beside it, and where this program lies is often
 *   read-only or thrown away with its container
 */
export function backupFolder(target: DatabaseTarget): string {
  const folder = env().BACKUP_DIR ?? (target.kind === "sqlite" ? join(dirname(target.path), "backups") : null)
  if (folder === null) {
    throw new AppError(
      "invalid-input",
      `Where should the backup of ${databaseName(target)} go? Set BACKUP_DIR, or name a folder: npm run backup -- --to DIR.`,
    )
  }
  return folder
}

/** SQLite would make an empty one. */
export function requireDatabase(target: DatabaseTarget): void {
  if (target.kind === "sqlite" && !existsSync(target.path)) {
    throw new AppError("not-ready", `There is no database ${databaseName(target)}.`)
  }
}

async function fillDraft(from: DatabaseTarget, path: string): Promise<Manifest> {
  const source = await connectTo(from)
  try {
    const { applied } = await knownHistory(source)
    const migrations = sqliteMigrationsLike(source.kind, applied)
    await makeDraft(path, migrations)
    const draft = await connectTo({ kind: "sqlite", path }, { isDraft: true })
    try {
      return await source.reading(async (ask) => {
        const shapes = await tableShapes(source, ask)
        requireSameTables(shapes, await tableShapes(draft, draft.ask))
        const manifest = await draft.writing(async (write) => ({
          format: backupFormat,
          project: projectVersion(),
          engine: source.kind,
          madeAt: now().toISOString(),
          dataVersion: await newestDataVersion(ask),
          migrations,
          tables: await copyTables(
            { kind: source.kind, ask },
            { kind: "sqlite", writing: (action) => action(write) },
            carried(shapes, "backup"),
          ),
          leftOut: namesLeftOut(shapes, "backup"),
        }))
        await writeManifest(draft.ask, manifest)
        return manifest
      })
    } finally {
      await draft.close()
    }
  } finally {
    await source.close()
  }
}

/** @returns warnings of what is wrong in it as it was in the database */
async function proveDraft(path: string, written: Manifest): Promise<string[]> {
  const opened = await connectTo({ kind: "sqlite", path }, { isDraft: true })
  try {
    const manifest = await readManifest(opened.ask, path)
    const tables = carried(await tableShapes(opened, opened.ask), "backup")
    await proveTables(opened.ask, tables, written)
    const version = await newestDataVersion(opened.ask)
    if (version !== written.dataVersion || manifest.dataVersion !== version) {
      throw new Error(`the backup holds data version ${version}, the database ${written.dataVersion}`)
    }
    return (await checkSnapshots(opened.ask, "sqlite", tables)).faults
  } finally {
    await opened.close()
  }
}

/**
 * Holds the tables of an opened backup against what it says of itself.
 *
 * @throws Error that names what is not as it should be
 */
export async function proveTables(
  ask: Parameters<typeof faultsOfFile>[0],
  tables: readonly TableShape[],
  { tables: sums }: Manifest,
): Promise<void> {
  const faults = await faultsOfFile(ask)
  if (faults.length > 0) throw new Error(`the backup is damaged: ${faults.join("; ")}`)
  const different = differences(await sumsOf(ask, "sqlite", tables), sums)
  if (different.length > 0) throw new Error(`the backup does not hold what was read: ${different.join(", ")}`)
}

function versionAndMoment({ madeAt, dataVersion }: Manifest): string {
  return `${dataVersion === null ? "empty" : `v${dataVersion}`}-${momentInName(new Date(madeAt))}`
}

/** Of a database in the names of files: several may have their backups in one folder. */
function labelOf(target: DatabaseTarget): string {
  const name = databaseName(target)
  const last = /([^/]+?)(?:\.db)?$/.exec(name)?.[1] ?? ""
  const hash = createHash("sha256").update(name).digest("hex").slice(0, 8)
  return `${last.replaceAll(/[^\w]+/g, "_").slice(0, 40)}-${hash}`
}

/** Takes away all but the newest backups of a round; the one that was just made stays whatever the clock says. */
async function keepNewest(folder: string, start: string, made: string, keep: number): Promise<string[]> {
  const ofRound = (name: string) =>
    name.startsWith(start) && /^(?:v\d+|empty)-\d{8}T\d{6}Z\.db\.gz$/.test(name.slice(start.length))
  const moment = (name: string) => name.slice(name.lastIndexOf("-"))
  const others = (await readdir(folder)).filter((name) => ofRound(name) && name !== made)
  const old = others.sort((a, b) => (moment(a) < moment(b) ? 1 : -1)).slice(keep - 1)
  for (const name of old) await rm(join(folder, name), { force: true })
  return old
}
