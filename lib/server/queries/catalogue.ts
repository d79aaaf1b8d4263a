import "server-only"
import type { Assumption } from "@/lib/domain/assumption"
import type { Chip } from "@/lib/domain/chip"
import type { Company } from "@/lib/domain/company"
import type { Conflict } from "@/lib/domain/conflict"
import type { Dataset } from "@/lib/domain/dataset"
import type { Order } from "@/lib/domain/order"
import type { Records } from "@/lib/domain/record"
import type { Source } from "@/lib/domain/source"
import { AppError } from "@/lib/server/errors"
import { db } from "@/lib/server/db/client"
import { currentDataVersion } from "@/lib/server/db/data-version"
import { readRecords } from "@/lib/server/db/read-records"

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
  /** Conflicts by the claim that takes part in them. */
  conflicts: ReadonlyMap<string, Conflict[]>
  /** Orders by buyer. */
  ordersOf: ReadonlyMap<string, Order[]>
}

let kept: Promise<Catalogue> | null = null
let keptVersion = -1

/**
 * The records of the newest data version. What belongs to a version never changes, so it is read once
 * for each version and shared by every page made from it.
 */
export async function loadCatalogue(): Promise<Catalogue> {
  const version = await currentDataVersion()
  if (version === null) throw new AppError("not-ready", "The database holds no data yet. Run: npm run import")
  if (kept === null || keptVersion !== version) {
    keptVersion = version
    kept = readCatalogue()
    // A failed read must not be kept.
    kept.catch(() => {
      kept = null
    })
  }
  return kept
}

/** Version and records in one transaction: an edit between two reads must not mix two versions. */
async function readCatalogue(): Promise<Catalogue> {
  return db().$transaction(
    async (tx) => {
      const { _max } = await tx.dataVersion.aggregate({ _max: { number: true } })
      return indexRecords(_max.number ?? 0, await readRecords(tx))
    },
    { timeout: 60_000, maxWait: 10_000 },
  )
}

/** Builds the look-ups over a set of records. */
export function indexRecords(dataVersion: number, records: Records): Catalogue {
  const [dataset] = records.dataset
  if (!dataset) throw new AppError("not-ready", "The data lack their dataset record. Run: npm run import")
  const conflicts = new Map<string, Conflict[]>()
  for (const conflict of records.conflict) {
    for (const id of conflict.claimIds) conflicts.set(id, [...(conflicts.get(id) ?? []), conflict])
  }
  const ordersOf = new Map<string, Order[]>()
  for (const order of records.order) {
    for (const buyer of order.buyers) {
      const list = ordersOf.get(buyer)
      if (list) list.push(order)
      else ordersOf.set(buyer, [order])
    }
  }
  return {
    dataVersion,
    dataset,
    records,
    company: byId(records.company),
    chip: byId(records.chip),
    source: byId(records.source),
    order: byId(records.order),
    assumption: byId(records.assumption),
    conflicts,
    ordersOf,
  }
}

function byId<T extends { id: string }>(records: readonly T[]): Map<string, T> {
  return new Map(records.map((record) => [record.id, record]))
}
