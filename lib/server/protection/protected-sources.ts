import "server-only"
import { sensitiveSources } from "@/lib/domain/public-records"
import type { Records } from "@/lib/domain/record"
import { db } from "@/lib/server/db/client"
import { newestRecords } from "@/lib/server/queries/kept-records"

const kept = new WeakMap<Records, Promise<ReadonlySet<string>>>()

/**
 * Sources that are protected in every state of the records that ever was: those marked today, and those that were
 * marked when they were taken out.
 */
export async function protectedSources(): Promise<ReadonlySet<string>> {
  const { records } = await newestRecords()
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
  const gone = [...(await retiredProtected()).keys()].filter((id) => !onRecord.has(id))
  return new Set([...sensitiveSources(records.source), ...gone])
}

/**
 * The same with the public reason of each, read without the records: for what is kept of past days and must open
 * whatever the records are.
 */
export async function protectionReasons(): Promise<ReadonlyMap<string, string>> {
  const standing = await db().source.findMany({
    where: { sensitiveBecause: { not: null } },
    select: { id: true, sensitiveBecause: true },
  })
  const reasons = new Map(await retiredProtected())
  if (reasons.size > 0) {
    const onRecord = await db().source.findMany({
      where: { id: { in: [...reasons.keys()] } },
      select: { id: true },
    })
    for (const { id } of onRecord) reasons.delete(id)
  }
  for (const { id, sensitiveBecause } of standing) reasons.set(id, sensitiveBecause ?? "")
  return reasons
}

/** Sources that were protected when they were taken out, with the reason; some may be on record again. */
async function retiredProtected(): Promise<Map<string, string>> {
  const retired = await db().retiredRecord.findMany({
    where: { kind: "source" },
    select: { recordId: true, record: true },
  })
  return new Map(
    retired.flatMap(({ recordId, record }) => {
      const { sensitiveBecause } = (record ?? {}) as { sensitiveBecause?: unknown }
      return typeof sensitiveBecause === "string" ? [[recordId, sensitiveBecause] as const] : []
    }),
  )
}
