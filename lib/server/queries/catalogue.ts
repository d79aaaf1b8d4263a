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
import { shownDataVersion } from "@/lib/server/db/shown-version"
import { databaseName } from "@/lib/server/db/target"
import { savedRecordsAt } from "@/lib/server/moved/records-at"
import { openRecords } from "@/lib/server/protection/open-records"
import { forgetRecordsBefore, keptRecords, newestRecords, seedRecords, type Versioned } from "./kept-records"

/** All records of a data version with the look-ups that pages need. */
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

// On globalThis, because the server bundles this module more than once: what a job finds out of the newest version, its
// pages know.
const holder = globalThis as typeof globalThis & {
  chipRunwayCatalogues?: {
    wholes: WeakMap<Versioned, Catalogue>
    opens: WeakMap<Versioned, Catalogue>
    pasts: WeakMap<Records, Catalogue>
  }
}
const { wholes, opens, pasts } = (holder.chipRunwayCatalogues ??= {
  wholes: new WeakMap(),
  opens: new WeakMap(),
  pasts: new WeakMap(),
})

/**
 * The records of the data version that is shown, as everybody may have them: nothing in them tells who a protected
 * source is. From a save to the last of the estimates that it changes, that is an older version than the newest.
 * What belongs to a version never changes, so it is read once for each version and shared by every page made from it.
 */
export async function loadCatalogue(): Promise<Catalogue> {
  const shown = await shownDataVersion()
  if (shown === null) throw new AppError("not-ready", "The database holds no data yet. Run: npm run import")
  const kept = await (keptRecords(shown) ?? newestRecords())
  if (kept.dataVersion !== shown) return undoneTo(shown)
  forgetRecordsBefore(shown)
  return openOf(kept)
}

/** The newest data version with all that editors wrote, protected sources included: for those who edit, and for saving. */
export async function loadWholeCatalogue(): Promise<Catalogue> {
  return wholeOf(await newestRecords())
}

/** A data version that was saved, shown or not, as everybody may have it once it is; null where there is none. */
export async function catalogueOf(dataVersion: number): Promise<Catalogue | null> {
  const kept = await (keptRecords(dataVersion) ?? newestRecords())
  if (kept.dataVersion === dataVersion) return openOf(kept)
  const then = await savedRecordsAt(dataVersion)
  if (then === null) return null
  let past = pasts.get(then.records)
  if (!past) pasts.set(then.records, (past = indexRecords(dataVersion, then.records)))
  return past
}

function wholeOf(versioned: Versioned): Catalogue {
  let whole = wholes.get(versioned)
  if (!whole) wholes.set(versioned, (whole = indexRecords(versioned.dataVersion, versioned.records)))
  return whole
}

function openOf(versioned: Versioned): Catalogue {
  let open = opens.get(versioned)
  if (!open) opens.set(versioned, (open = openCatalogue(wholeOf(versioned))))
  return open
}

type Undone = { database: string; version: number; catalogue: Promise<Catalogue> }

let undone: Undone | null = null

/** The shown records in a process that never read them: those of the newest version with what came since undone. */
async function undoneTo(shown: number): Promise<Catalogue> {
  const database = databaseName()
  if (undone?.version !== shown || undone.database !== database) {
    const made: Undone = { database, version: shown, catalogue: undo(shown) }
    undone = made
    // A failed read must not be kept.
    made.catalogue.catch(() => {
      if (undone === made) undone = null
    })
  }
  return undone.catalogue
}

async function undo(shown: number): Promise<Catalogue> {
  const then = await savedRecordsAt(shown)
  if (then === null) throw new AppError("not-ready", `The data version ${shown} cannot be read.`)
  return indexRecords(shown, then.records)
}

/** A catalogue as everybody may have it; the same one where nothing is protected. */
export function openCatalogue(catalogue: Catalogue): Catalogue {
  const records = openRecords(catalogue.records)
  return records === catalogue.records ? catalogue : indexRecords(catalogue.dataVersion, records)
}

/** Hands over the records of a data version that was just saved, so that they need not be read again. */
export function seedCatalogue(dataVersion: number, records: Records): void {
  seedRecords(dataVersion, records)
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
