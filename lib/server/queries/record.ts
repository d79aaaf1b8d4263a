import "server-only"
import type { RecordByKind, RecordKind } from "@/lib/domain/record"
import { isDeepStrictEqual } from "node:util"
import { recordVersions } from "../db/record-versions"
import { db } from "../db/client"
import { shownDataVersion } from "../db/shown-version"
import { historyProtection } from "../changes/history-protection"
import { openIdOf } from "../protection/open-records"
import { loadCatalogue, loadWholeCatalogue, type Catalogue } from "./catalogue"

export type StandingRecord<K extends RecordKind = RecordKind> = {
  record: RecordByKind[K]
  /** How often it was changed. */
  version: number
  dataVersion: number
}

/**
 * A record as it stands, with its version, for those who may edit it; null where there is none of this id or it was
 * retired.
 */
export async function getRecord<K extends RecordKind>(
  kind: K,
  id: string,
): Promise<StandingRecord<K> | null> {
  // The version first: a record read afterwards is at least as new, so an edit that begins with this version and
  // is stale is refused, never the other way round.
  const version = (await recordVersions(kind, [id])).get(id)
  const { records, dataVersion } = await loadWholeCatalogue()
  const record = (records[kind] as RecordByKind[K][]).find((one) => one.id === id)
  return record && version !== undefined ? { record, version, dataVersion } : null
}

/** The same as everybody may have it. `isWhole`: nothing of it is withheld, so that an edit can begin with it. */
export async function getPublicRecord<K extends RecordKind>(
  kind: K,
  id: string,
): Promise<(StandingRecord<K> & { isWhole: boolean }) | null> {
  for (;;) {
    const open = await loadCatalogue()
    const whole = await loadWholeCatalogue()
    if (open.dataVersion !== whole.dataVersion) {
      // Somebody saved between the two, or the estimates of the newest version are still being made.
      if ((await shownDataVersion()) !== open.dataVersion) continue
      return olderPublicRecord(open, kind, id)
    }
    // A protected record has another id in public, at the same place.
    const at = (open.records[kind] as RecordByKind[K][]).findIndex((one) => one.id === id)
    const record = (open.records[kind] as RecordByKind[K][])[at]
    const standing = (whole.records[kind] as RecordByKind[K][])[at]
    if (!record || !standing) return null
    const version = (await recordVersions(kind, [standing.id])).get(standing.id)
    if (version === undefined) return null
    return { record, version, dataVersion: open.dataVersion, isWhole: isDeepStrictEqual(standing, record) }
  }
}

/** A record as it is shown while a newer data version waits. No edit can begin with it, so it does not count as whole. */
async function olderPublicRecord<K extends RecordKind>(
  { records, dataVersion }: Catalogue,
  kind: K,
  id: string,
): Promise<(StandingRecord<K> & { isWhole: boolean }) | null> {
  const record = (records[kind] as RecordByKind[K][]).find((one) => one.id === id)
  if (!record) return null
  const protection = await historyProtection()
  const hidden = [...protection.sensitive, ...protection.claims].find(
    (own) => openIdOf(own, protection) === id,
  )
  const version = await db().revision.count({
    where: { kind, recordId: hidden ?? id, dataVersion: { lte: dataVersion } },
  })
  return { record, version, dataVersion, isWhole: false }
}
