import "server-only"
import type { RecordByKind, RecordKind } from "@/lib/domain/record"
import { recordVersions } from "../db/record-versions"
import { loadCatalogue } from "./catalogue"

export type PublicRecord<K extends RecordKind = RecordKind> = {
  record: RecordByKind[K]
  /** How often it was changed. */
  version: number
  dataVersion: number
}

/** A record as it stands, with its version; null where there is none of this id or it was retired. */
export async function getRecord<K extends RecordKind>(kind: K, id: string): Promise<PublicRecord<K> | null> {
  // The version first: a record read afterwards is at least as new, so an edit that begins with this version and
  // is stale is refused, never the other way round.
  const version = (await recordVersions(kind, [id])).get(id)
  const { records, dataVersion } = await loadCatalogue()
  const record = (records[kind] as RecordByKind[K][]).find((one) => one.id === id)
  return record && version !== undefined ? { record, version, dataVersion } : null
}
