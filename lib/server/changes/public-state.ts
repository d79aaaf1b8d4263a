import "server-only"
import type { Protected } from "@/lib/domain/public-records"
import { recordSchemas, type RecordByKind, type RecordKind } from "@/lib/domain/record"
import { openRecord } from "@/lib/server/protection/open-records"
import type { z } from "zod"
import { claimsOf } from "./history-protection"

type AnyRecord = RecordByKind[RecordKind]

/** A state of a record as everybody may have it. `isProtected`: something of it is withheld. */
export type PublicState = { record: AnyRecord; isProtected: boolean }

/**
 * A state that the history holds as everybody may have it; null where there was none, or where today's schema cannot
 * read it, because then nobody knows what of it is protected. A claim that ever rested on a protected source counts
 * as resting on it.
 */
export function publicState(kind: RecordKind, json: unknown, protection: Protected): PublicState | null {
  if (json === null || json === undefined) return null
  const parsed = (recordSchemas[kind] as unknown as z.ZodType<AnyRecord>).safeParse(json)
  if (!parsed.success) return null
  const [anySource] = protection.sensitive
  if (anySource === undefined) return { record: parsed.data, isProtected: false }
  const rested = structuredClone(parsed.data)
  for (const claim of claimsOf(rested)) {
    const { sourceId } = claim
    if (sourceId === undefined || protection.sensitive.has(sourceId)) continue
    if (protection.claims.has(claim.id)) claim.sourceId = anySource
  }
  const record = openRecord(kind, rested, protection) as AnyRecord
  return { record, isProtected: record !== rested }
}
