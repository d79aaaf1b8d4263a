import "server-only"
import { kindsInWritingOrder } from "../db/rows/rows-of-kind"
import type { RecordByKind, RecordKind, Records } from "@/lib/domain/record"
import { recordFingerprint } from "./record-fingerprint"

type AnyRecord = RecordByKind[RecordKind]

export type Named = { kind: RecordKind; id: string }
export type Creation = { kind: RecordKind; record: AnyRecord }
export type Change = { kind: RecordKind; record: AnyRecord; before: AnyRecord }

/** What an import would do. */
export type ImportPlan = {
  create: Creation[]
  change: Change[]
  unchanged: number
  /** Edited or retired here since their last import, and as the files had them then: that stays. */
  kept: Named[]
  /** Edited here and in the files, differently. An import with conflicts is refused. */
  conflicts: Named[]
  /** In the database and not in the files: left alone. */
  absent: Named[]
  /** Records of which the files say something new, with its fingerprint, for the next import to compare. */
  said: (Named & { fingerprint: string })[]
}

/** The fingerprints that files had at a record's last import, by "kind:id". */
export type LastImported = ReadonlyMap<string, string>

/**
 * Compares files with the database, three ways: what the files say now, what they said at the last
 * import, and what the database holds. Pure: nothing is written.
 *
 * @param retired records that were taken out here, as "kind:id"
 */
export function planImport(
  files: Records,
  stored: Records,
  lastImported: LastImported,
  retired: ReadonlySet<string> = new Set(),
): ImportPlan {
  const plan: ImportPlan = {
    create: [],
    change: [],
    unchanged: 0,
    kept: [],
    conflicts: [],
    absent: [],
    said: [],
  }
  for (const kind of kindsInWritingOrder) {
    const held = new Map<string, AnyRecord>(stored[kind].map((record) => [record.id, record]))
    for (const record of files[kind] as AnyRecord[]) {
      const { id } = record
      const now = recordFingerprint(kind, record)
      const last = lastImported.get(`${kind}:${id}`)
      const before = held.get(id)
      held.delete(id)
      if (now !== last) plan.said.push({ kind, id, fingerprint: now })
      if (retired.has(`${kind}:${id}`)) {
        if (now === last) plan.kept.push({ kind, id })
        else plan.conflicts.push({ kind, id })
        continue
      }
      if (!before) {
        plan.create.push({ kind, record })
        continue
      }
      const here = recordFingerprint(kind, before)
      if (now === here) plan.unchanged += 1
      else if (now === last) plan.kept.push({ kind, id })
      else if (here === last) plan.change.push({ kind, record, before })
      else plan.conflicts.push({ kind, id })
    }
    for (const id of held.keys()) plan.absent.push({ kind, id })
  }
  return plan
}
