import "server-only"
import type { RecordByKind, RecordKind, Records } from "@/lib/domain/record"
import { evidenceFaults, evidenceNeeded } from "@/lib/forms/evidence"
import { editableKinds, type EditableKind, type FormRecord } from "@/lib/forms/form"
import type { Edit, EditFault, Evidence } from "./edit"

/**
 * What each changed figure of some edits rests on, and the figures whose reference is neither new nor confirmed
 * again. Kinds that have no form come with an import of files, which are reviewed as a whole, and are left out.
 */
export function evidenceOf(
  edits: readonly Edit[],
  before: Records,
  confirmed: readonly string[],
): { evidence: Map<Edit, Evidence[]>; faults: EditFault[] } {
  const evidence = new Map<Edit, Evidence[]>()
  const faults: EditFault[] = []
  const standing = new Map<string, FormRecord>()
  for (const kind of editableKinds) {
    for (const record of before[kind]) standing.set(`${kind}:${record.id}`, record)
  }
  for (const edit of edits) {
    if (edit.do === "retire" || edit.do === "restore" || !isEditable(edit.kind)) continue
    const { kind } = edit
    const record = edit.record as RecordByKind[EditableKind]
    const was = standing.get(`${kind}:${record.id}`) ?? null
    evidence.set(
      edit,
      evidenceNeeded(kind, was, record).map(({ name, sourceIds, isNewReference }) => ({
        field: name,
        sourceIds,
        how: isNewReference ? "new reference" : "confirmed again",
      })),
    )
    for (const { name, message } of evidenceFaults(kind, was, record, confirmed)) {
      faults.push({ kind, id: record.id, field: name, message })
    }
  }
  return { evidence, faults }
}

function isEditable(kind: RecordKind): kind is EditableKind {
  return (editableKinds as readonly RecordKind[]).includes(kind)
}
