import "server-only"
import type { EditableKind } from "@/lib/forms/form"
import type { Edit, EditFault } from "../../mutations/edit"
import { evidenceOf } from "../../mutations/evidence-of"
import { worldAfter } from "../../mutations/world-after"
import { refuseEntry, type Entry } from "./entry"
import type { UploadWorld } from "./world"

export type Checked = {
  /** What is not refused and changes something. */
  edits: Edit[]
  confirmed: string[]
  /** What is wrong and can be blamed on no row. */
  faults: string[]
}

/** Refusing a row may leave another without what it names; so often the rest is looked at again. */
const mostRounds = 10

/**
 * Holds what was read to the checks of every edit (references, estimates, evidence) and refuses the entries that
 * fail. The rest passes `saveEdits`.
 *
 * @param isConfirmed the editor says that every changed figure was checked against its source
 */
export async function checkEntries(
  kind: EditableKind,
  entries: readonly Entry[],
  world: UploadWorld,
  isConfirmed: boolean,
  turn: () => Promise<void>,
): Promise<Checked> {
  const byId = new Map(entries.flatMap((entry) => (entry.id === null ? [] : [[entry.id, entry] as const])))
  for (const entry of entries) {
    if (entry.id !== null && world.retired.has(entry.id)) {
      refuseEntry(
        entry,
        null,
        `“${entry.id}” was retired; take it back in from its history before you import it`,
      )
    }
  }
  const unproven = await unprovenFigures(editsOf(kind, entries, world), world, turn)
  const confirmed = isConfirmed ? unproven.flatMap(({ field }) => field ?? []) : []
  for (const { id, field, message } of isConfirmed ? [] : unproven) {
    const entry = byId.get(id)
    // The message names the field itself.
    if (entry) entry.problems.push({ row: entry.rowOf(field ?? ""), message })
  }
  const faults: string[] = []
  for (let round = 0; round < mostRounds; round += 1) {
    const after = worldAfter(world.records, editsOf(kind, entries, world))
    await turn()
    if (after.faults.length === 0)
      return { edits: after.edits, confirmed: [...new Set(confirmed)], faults: [] }
    let isBlamed = false
    faults.length = 0
    for (const fault of after.faults) {
      const entry = fault.kind === kind ? byId.get(fault.id) : undefined
      if (entry) refuseEntry(entry, fault.field, fault.message)
      else faults.push(`${fault.id}: ${fault.field ? `${fault.field}: ` : ""}${fault.message}`)
      isBlamed ||= entry !== undefined
    }
    if (!isBlamed) break
  }
  return { edits: [], confirmed: [], faults: faults.length > 0 ? faults.slice(0, 20) : [tooTangled] }
}

const tooTangled = "The rows that are left depend on refused ones. Mend the refused rows first."

/** Records whose evidence is looked at in one go. */
const perTurn = 200

/** Changed figures whose reference is neither new nor confirmed. Each record's evidence is its own affair. */
async function unprovenFigures(
  edits: readonly Edit[],
  { records }: UploadWorld,
  turn: () => Promise<void>,
): Promise<EditFault[]> {
  const faults: EditFault[] = []
  for (let start = 0; start < edits.length; start += perTurn) {
    faults.push(...evidenceOf(edits.slice(start, start + perTurn), records, []).faults)
    await turn()
  }
  return faults
}

function editsOf(kind: EditableKind, entries: readonly Entry[], world: UploadWorld): Edit[] {
  return entries.flatMap(({ record, problems }): Edit[] => {
    if (record === null || problems.length > 0) return []
    const version = world.versions.get(record.id)
    return [version === undefined ? { do: "create", kind, record } : { do: "change", kind, record, version }]
  })
}
