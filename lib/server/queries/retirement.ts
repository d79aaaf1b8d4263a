import "server-only"
import { withheldReason } from "@/lib/changes-words"
import { retirementSchema, type Retirement } from "@/lib/contracts/retirement"
import { withheldPublisher } from "@/lib/domain/public-records"
import type { RecordKind } from "@/lib/domain/record"
import { publicReason } from "../changes/public-reason"
import { readTelling } from "../changes/telling"
import { db } from "../db/client"

/** Why and when a record was taken out of the data; null when it stands or never was there. */
export async function getRetirement(kind: RecordKind, id: string): Promise<Retirement | null> {
  const row = await db().retiredRecord.findUnique({ where: { kind_recordId: { kind, recordId: id } } })
  if (!row) return null
  const { title, name, publisher, sensitiveBecause } = row.record as Record<string, string | null | undefined>
  return retirementSchema.parse({
    // A protected source that is taken out stays protected.
    title: sensitiveBecause ? withheldPublisher : (title ?? name ?? publisher ?? id),
    reason:
      (await publicReason({ number: row.dataVersion, reason: row.reason }, await readTelling())) ??
      withheldReason,
    on: row.at.toISOString().slice(0, 10),
    dataVersion: row.dataVersion,
  })
}
