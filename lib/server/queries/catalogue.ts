import "server-only"
import type { Assumption } from "@/lib/domain/assumption"
import type { Chip } from "@/lib/domain/chip"
import type { Company } from "@/lib/domain/company"
import type { Conflict } from "@/lib/domain/conflict"
import type { ControlProposal, ControlRule } from "@/lib/domain/control-rule"
import type { Dataset } from "@/lib/domain/dataset"
import type { Listing } from "@/lib/domain/listing"
import type { Order } from "@/lib/domain/order"
import type { Records } from "@/lib/domain/record"
import type { Scenario } from "@/lib/domain/scenario"
import type { Source } from "@/lib/domain/source"
import { AppError } from "@/lib/server/errors"
import { db } from "@/lib/server/db/client"
import { currentDataVersion } from "@/lib/server/db/data-version"
import { readRecords } from "@/lib/server/db/read-records"
import { openRecords } from "@/lib/server/protection/open-records"

/** All records of the current data version with the look-ups that pages need. */
export type Catalogue = {
  dataVersion: number
  dataset: Dataset
  records: Records
  company: ReadonlyMap<string, Company>
  chip: ReadonlyMap<string, Chip>
  source: ReadonlyMap<string, Source>
  order: ReadonlyMap<string, Order>
  assumption: ReadonlyMap<string, Assumption>
  control: ReadonlyMap<string, ControlRule>
  proposal: ReadonlyMap<string, ControlProposal>
  scenario: ReadonlyMap<string, Scenario>
  /** Conflicts by the claim that takes part in them. */
  conflicts: ReadonlyMap<string, Conflict[]>
  /** Orders by buyer. */
  ordersOf: ReadonlyMap<string, Order[]>
  /** Entries on government lists by the company meant. */
  listingsOf: ReadonlyMap<string, Listing[]>
}

type Versioned = { dataVersion: number; records: Records }
type KeptRecords = { version: number; read: Promise<Versioned> }

// On globalThis for the same reason as the database: a save in one copy of this module hands its records to all.
const holder = globalThis as typeof globalThis & { chipRunwayRecords?: KeptRecords }

type Indexed = { from: KeptRecords; whole: Promise<Catalogue>; open: Promise<Catalogue> }

let indexed: Indexed | null = null

/**
 * The records of the newest data version as everybody may have them: nothing in them tells who a protected source is.
 * What belongs to a version never changes, so it is read once for each version and shared by every page made from it.
 */
export async function loadCatalogue(): Promise<Catalogue> {
  return (await newest()).open
}

/** The same with all that editors wrote, protected sources included. Only for those who may edit, and for saving. */
export async function loadWholeCatalogue(): Promise<Catalogue> {
  return (await newest()).whole
}

async function newest(): Promise<Indexed> {
  const version = await currentDataVersion()
  if (version === null) throw new AppError("not-ready", "The database holds no data yet. Run: npm run import")
  let kept = holder.chipRunwayRecords
  if (kept?.version !== version) {
    kept = { version, read: readVersion() }
    keep(kept)
  }
  if (indexed?.from !== kept) {
    const whole = kept.read.then(({ dataVersion, records }) => indexRecords(dataVersion, records))
    const open = whole.then((catalogue) => openCatalogue(catalogue))
    // Whoever asks for one of them hears of a failure; the other must not end the process.
    open.catch(() => undefined)
    indexed = { from: kept, whole, open }
  }
  return indexed
}

/** A catalogue as everybody may have it; the same one where nothing is protected. */
export function openCatalogue(catalogue: Catalogue): Catalogue {
  const records = openRecords(catalogue.records)
  return records === catalogue.records ? catalogue : indexRecords(catalogue.dataVersion, records)
}

/**
 * Hands over the records of a data version that was just saved, so that they need not be read again. They are
 * used while that version is the newest; a save of another process makes them old like any others.
 */
export function seedCatalogue(dataVersion: number, records: Records): void {
  if ((holder.chipRunwayRecords?.version ?? -1) >= dataVersion) return
  keep({ version: dataVersion, read: Promise.resolve({ dataVersion, records }) })
}

function keep(kept: KeptRecords): void {
  holder.chipRunwayRecords = kept
  // A failed read must not be kept.
  kept.read.catch(() => {
    if (holder.chipRunwayRecords === kept) delete holder.chipRunwayRecords
  })
}

/** Version and records in one transaction: an edit between two reads must not mix two versions. */
async function readVersion(): Promise<Versioned> {
  return db().$transaction(
    async (tx) => {
      const { _max } = await tx.dataVersion.aggregate({ _max: { number: true } })
      return { dataVersion: _max.number ?? 0, records: await readRecords(tx) }
    },
    { timeout: 60_000, maxWait: 10_000 },
  )
}

/** Builds the look-ups over a set of records. */
export function indexRecords(dataVersion: number, records: Records): Catalogue {
  const [dataset] = records.dataset
  if (!dataset) throw new AppError("not-ready", "The data lack their dataset record. Run: npm run import")
  return {
    dataVersion,
    dataset,
    records,
    company: byId(records.company),
    chip: byId(records.chip),
    source: byId(records.source),
    order: byId(records.order),
    assumption: byId(records.assumption),
    control: byId(records.control),
    proposal: byId(records.proposal),
    scenario: byId(records.scenario),
    conflicts: byEach(records.conflict, (conflict) => conflict.claimIds),
    ordersOf: byEach(records.order, (order) => order.buyers),
    listingsOf: byEach(records.listing, (listing) => listing.companies),
  }
}

function byId<T extends { id: string }>(records: readonly T[]): Map<string, T> {
  return new Map(records.map((record) => [record.id, record]))
}

/** Records under every id that they name, in the order in which they came. */
function byEach<T>(records: readonly T[], idsOf: (record: T) => readonly string[]): Map<string, T[]> {
  const lists = new Map<string, T[]>()
  for (const record of records) {
    for (const id of idsOf(record)) {
      const list = lists.get(id)
      if (list) list.push(record)
      else lists.set(id, [record])
    }
  }
  return lists
}
