import "server-only"
import type { Records } from "@/lib/domain/record"
import { currentDataVersion } from "@/lib/server/db/data-version"
import { withRevisions } from "@/lib/server/db/with-revisions"
import { readRecords } from "@/lib/server/db/read-records"
import { databaseName } from "@/lib/server/db/target"
import { consistentRead } from "@/lib/server/db/transactions"
import { AppError } from "@/lib/server/errors"

/** All records of a data version, protected sources included. */
export type Versioned = { dataVersion: number; records: Records }

type Kept = { database: string; versions: Map<number, Promise<Versioned>> }

/** Data versions that are saved and not yet shown may wait; those between the first and the last are read again. */
const mostKept = 4

// On globalThis for the same reason as the database: a save in one copy of this module hands its records to all.
const holder = globalThis as typeof globalThis & { chipRunwayRecords?: Kept }

function kept(): Map<number, Promise<Versioned>> {
  const database = databaseName()
  if (holder.chipRunwayRecords?.database !== database) {
    holder.chipRunwayRecords = { database, versions: new Map() }
  }
  return holder.chipRunwayRecords.versions
}

/**
 * The records of the newest data version as editors have them. What belongs to a version never changes, so it is read
 * once for each version and shared by all who ask.
 */
export async function newestRecords(): Promise<Versioned> {
  const version = await currentDataVersion()
  if (version === null) throw new AppError("not-ready", "The database holds no data yet. Run: npm run import")
  return keptRecords(version) ?? keep(version, broughtOrRead(version))
}

async function broughtOrRead(version: number): Promise<Versioned> {
  return (await broughtTo(version)) ?? (await readNewest())
}

/**
 * The records of a data version from those of the newest one before it that is in memory, with what was saved since:
 * of a hundred thousand orders one has changed. Undefined where none is there, or more was saved than reading all takes.
 */
async function broughtTo(version: number): Promise<Versioned | undefined> {
  const before = Math.max(-1, ...[...kept().keys()].filter((known) => known < version))
  const from = await keptRecords(before)?.catch(() => undefined)
  if (from?.dataVersion !== before) return undefined
  const records = await withRevisions(from.records, { after: before, upTo: version })
  return records && { dataVersion: version, records }
}

/** The records of a data version, where they are in memory. */
export function keptRecords(version: number): Promise<Versioned> | undefined {
  return kept().get(version)
}

/**
 * Hands over the records of a data version that was just saved, so that they need not be read again. They are
 * used while that version is the newest or shown; a save of another process makes them old like any others.
 */
export function seedRecords(dataVersion: number, records: Records): void {
  const newest = Math.max(-1, ...kept().keys())
  if (newest >= dataVersion) return
  void keep(dataVersion, Promise.resolve({ dataVersion, records }))
}

/** Forgets what came before a data version that is shown now. */
export function forgetRecordsBefore(shown: number): void {
  const versions = kept()
  for (const version of versions.keys()) if (version < shown) versions.delete(version)
}

function keep(version: number, read: Promise<Versioned>): Promise<Versioned> {
  const versions = kept()
  versions.set(version, read)
  const order = [...versions.keys()].sort((a, b) => a - b)
  // The first is what everybody sees, the last what editors work on.
  for (const between of order.slice(1, 1 + Math.max(0, order.length - mostKept))) versions.delete(between)
  read.then(
    ({ dataVersion }) => {
      // Somebody saved between asking for the newest version and reading it.
      if (dataVersion === version || versions.get(version) !== read) return
      versions.delete(version)
      if (!versions.has(dataVersion)) versions.set(dataVersion, read)
    },
    // A failed read must not be kept.
    () => versions.get(version) === read && versions.delete(version),
  )
  return read
}

/** Version and records in one transaction: an edit between two reads must not mix two versions. */
async function readNewest(): Promise<Versioned> {
  return consistentRead(
    async (tx) => {
      const { _max } = await tx.dataVersion.aggregate({ _max: { number: true } })
      return { dataVersion: _max.number ?? 0, records: await readRecords(tx) }
    },
    { timeout: 60_000, maxWait: 10_000 },
  )
}
