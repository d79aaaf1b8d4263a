import type { ImportChoices } from "@/lib/contracts/import"
import type { EditableKind } from "@/lib/forms/form"
import type { Actor } from "@/lib/server/auth/permissions"
import { startApply } from "@/lib/server/import/upload/apply"
import { whenIdle } from "@/lib/server/import/upload/background"
import { createImportJob } from "@/lib/server/import/upload/create-job"
import { startPreview } from "@/lib/server/import/upload/preview"
import { getImport, getImportMapping, getImportRows } from "@/lib/server/queries/admin/imports"

/** Uploads a text, or bytes, as a file. */
export function upload(
  actor: Actor,
  kind: EditableKind,
  content: string | Uint8Array,
  fileName = "file.csv",
) {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content
  return createImportJob(actor, { kind, fileName, bytes })
}

/** Previews a file, mapped as it is guessed where `choices` do not say otherwise. */
export async function preview(actor: Actor, id: string, choices: Partial<ImportChoices> = {}) {
  const { columns } = await getImportMapping(actor, id)
  const fields = columns.map(({ field }) => field)
  await startPreview(actor, id, { fields, isConfirmed: false, ...choices })
  await whenIdle(id)
  return stateOf(actor, id)
}

/** Applies a previewed file. */
export async function apply(actor: Actor, id: string, isPartial = false) {
  await startApply(actor, id, { reason: "a test's reason", isPartial })
  await whenIdle(id)
  return stateOf(actor, id)
}

/** An import with the first rows of its preview. */
export async function stateOf(actor: Actor, id: string) {
  const job = await getImport(actor, id)
  if (!job) throw new Error(`there is no import ${id}`)
  const { rows } = await getImportRows(actor, id, { outcome: null, page: 1 })
  return { ...job, rows }
}
