import "server-only"
import { sensitiveSources } from "@/lib/domain/public-records"
import type { Records } from "@/lib/domain/record"
import { db } from "@/lib/server/db/client"
import { loadWholeCatalogue } from "@/lib/server/queries/catalogue"

const kept = new WeakMap<Records, Promise<ReadonlySet<string>>>()

/**
 * Sources that are protected in every state of the records that ever was: those marked today, and those that were
 * marked when they were taken out.
 */
export async function protectedSources(): Promise<ReadonlySet<string>> {
  const { records } = await loadWholeCatalogue()
  const known = kept.get(records)
  if (known) return known
  const found = findProtected(records)
  kept.set(records, found)
  // A failed read must not be kept.
  found.catch(() => kept.delete(records))
  return found
}

async function findProtected(records: Records): Promise<ReadonlySet<string>> {
  const onRecord = new Set(records.source.map(({ id }) => id))
  const retired = await db().retiredRecord.findMany({
    where: { kind: "source" },
    select: { recordId: true, record: true },
  })
  const gone = retired.filter(({ recordId, record }) => !onRecord.has(recordId) && isMarked(record))
  return new Set([...sensitiveSources(records.source), ...gone.map(({ recordId }) => recordId)])
}

function isMarked(record: unknown): boolean {
  const { sensitiveBecause } = (record ?? {}) as { sensitiveBecause?: unknown }
  return typeof sensitiveBecause === "string"
}
