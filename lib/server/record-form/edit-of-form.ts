import "server-only"
import type { EditableKind, FormRecord } from "@/lib/forms/form"
import { readForm } from "@/lib/forms/read-form"
import { requirePermission, type Actor } from "../auth/permissions"
import { AppError } from "../errors"
import type { Edit } from "../mutations/edit"
import { recordNames } from "../queries/admin/names"
import { getRecordToEdit } from "../queries/admin/records"
import type { PostedForm } from "./posted-form"

export type ReadEdit = { before: FormRecord | null; record: FormRecord; edit: Edit; author: Actor }

/** The edit that a form asks for; or what cannot be read in it, by field. */
export async function editOfForm(
  actor: Actor | null,
  { kind, id, version, texts }: PostedForm,
): Promise<ReadEdit | { problems: Record<string, string> }> {
  requirePermission(actor, "record:edit")
  const before = id === null ? null : await standing(actor, kind, id)
  const { record, problems } = readForm(kind, texts, before, await recordNames(true))
  if (record === null) return { problems: { ...problems } }
  const edit: Edit =
    id === null ? { do: "create", kind, record } : { do: "change", kind, record, version: version ?? 0 }
  return { before, record, edit, author: actor }
}

async function standing(actor: Actor, kind: EditableKind, id: string): Promise<FormRecord> {
  const found = await getRecordToEdit(actor, kind, id)
  if (!found) throw new AppError("not-found", `There is no ${kind} ${id}. What you typed is still here.`)
  if (found.retired) {
    throw new AppError(
      "conflict",
      `${found.retired.editor} retired this ${kind} in the meantime: “${found.retired.reason}” What you typed is still here; restore the record to save it.`,
    )
  }
  return found.record
}
