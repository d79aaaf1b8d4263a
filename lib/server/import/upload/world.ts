import "server-only"
import type { Records } from "@/lib/domain/record"
import type { EditableKind, FormRecord, Names } from "@/lib/forms/form"
import { db } from "../../db/client"
import { currentDataVersion } from "../../db/data-version"
import { recordVersions } from "../../db/record-versions"
import { namesIn } from "../../queries/admin/names"
import { loadWholeCatalogue } from "../../queries/catalogue"

/** What an upload is held against. */
export type UploadWorld = {
  records: Records
  /** Records of the upload's kind by id. */
  standing: ReadonlyMap<string, FormRecord>
  /** Their versions. */
  versions: ReadonlyMap<string, number>
  /** Ids of the kind's retired records. */
  retired: ReadonlySet<string>
  /** Names under which records are found. */
  names: Names
}

/** The data as they are now: records and their versions of the same data version. */
export async function loadWorld(kind: EditableKind): Promise<UploadWorld> {
  for (;;) {
    const { records, dataVersion } = await loadWholeCatalogue()
    const standing = new Map<string, FormRecord>(records[kind].map((record) => [record.id, record]))
    const versions = await recordVersions(kind, [...standing.keys()])
    const rows = await db().retiredRecord.findMany({ where: { kind }, select: { recordId: true } })
    // Somebody saved between the reads: a new version beside an old record would hide their change.
    if ((await currentDataVersion()) !== dataVersion) continue
    const retired = new Set(rows.map(({ recordId }) => recordId))
    return { records, standing, versions, retired, names: namesIn(records) }
  }
}
