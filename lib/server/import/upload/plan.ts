import "server-only"
import { createHash } from "node:crypto"
import type { ImportChoices, ImportRowView, ImportSummary } from "@/lib/contracts/import"
import type { EditableKind } from "@/lib/forms/form"
import type { Edit } from "../../mutations/edit"
import { checkEntries } from "./check-entries"
import { csvEntries } from "./csv-entries"
import { refuseDuplicates } from "./duplicates"
import { jsonEntries } from "./json-entries"
import type { Upload } from "./read-upload"
import { rowViews } from "./row-views"
import { inSlices } from "./slices"
import type { UploadWorld } from "./world"

/** What an uploaded file would do. */
export type UploadPlan = {
  /** One for each row of the file, in its order. */
  rows: ImportRowView[]
  /** For `saveEdits`: what is not refused and changes something. */
  edits: Edit[]
  /** Names of the figures that the editor says were checked against their sources. */
  confirmed: string[]
  summary: ImportSummary
  /** Of the edits and of every row's outcome: two equal plans do the same to the same records. */
  fingerprint: string
}

export type UploadToPlan = { kind: EditableKind; upload: Upload; choices: ImportChoices }

/**
 * Says what each row of a file comes to, given the data as they are. The preview shows this plan, and applying makes
 * it again and carries it out: there is no second reading of a file. Nothing is written.
 *
 * @param onRows told now and then how many rows are read
 */
export async function planUpload(
  { kind, upload, choices }: UploadToPlan,
  world: UploadWorld,
  onRows: (done: number) => Promise<void> | void = () => undefined,
): Promise<UploadPlan> {
  let rowsRead = 0
  const turn = inSlices(() => onRows(rowsRead))
  const onStep = async (done: number) => {
    rowsRead = done
    await turn()
  }
  const entries =
    upload.format === "json"
      ? await jsonEntries(kind, upload.entries, onStep)
      : await csvEntries(kind, upload.sheet, choices.fields, world, onStep)
  refuseDuplicates(kind, entries)
  await turn()
  const checked = await checkEntries(kind, entries, world, choices.isConfirmed, turn)
  const rows = await rowViews(kind, entries, checked, world, turn)
  const counts = { refused: 0, create: 0, change: 0, unchanged: 0 }
  for (const { outcome } of rows) counts[outcome] += 1
  const { edits, confirmed, faults } = checked
  const summary = { rows: counts, records: edits.length, faults }
  return { rows, edits, confirmed, summary, fingerprint: fingerprintOfPlan(edits, rows) }
}

function fingerprintOfPlan(edits: readonly Edit[], rows: readonly ImportRowView[]): string {
  const hash = createHash("sha256")
  for (const edit of edits) hash.update(JSON.stringify(edit))
  for (const row of rows) hash.update(JSON.stringify(row))
  return hash.digest("hex")
}
