"use server"

import { redirect } from "next/navigation"
import { z } from "zod"
import { answerOfError } from "@/app/admin/_parts/answer-of-error"
import { keepingTyped } from "@/app/admin/_parts/keeping-typed"
import { textsOfForm } from "@/app/admin/_parts/texts-of-form"
import { unreadableAnswer } from "@/app/admin/_parts/unreadable-answer"
import type { ActAnswer } from "@/lib/contracts/act-answer"
import { editableKinds } from "@/lib/forms/form"
import { routes } from "@/lib/routes"
import { withAudit } from "@/lib/server/auth/audit"
import { currentActor } from "@/lib/server/auth/session"
import { startApply } from "@/lib/server/import/upload/apply"
import { createImportJob } from "@/lib/server/import/upload/create-job"
import { uploadLimits } from "@/lib/server/import/upload/limits"
import { startPreview } from "@/lib/server/import/upload/preview"
import { removeImport } from "@/lib/server/import/upload/remove-job"

const id = z.string().regex(/^[0-9a-f]{24}$/)
const uploadSchema = z.object({ kind: z.enum(editableKinds) })
const previewSchema = z.object({
  id,
  columns: z.coerce.number().int().min(0).max(uploadLimits.columns),
  isConfirmed: z.literal("yes").optional(),
})
const applySchema = z.object({
  id,
  reason: z.string().trim().min(1, "Say why: it stands in the history.").max(2000),
  isPartial: z.literal("yes").optional(),
})

/** Takes a file in and leads to its page, where a refused one says why. */
export const uploadAction = keepingTyped(async (_before: ActAnswer, form: FormData): Promise<ActAnswer> => {
  const actor = await currentActor()
  const typed = textsOfForm(form)
  const asked = uploadSchema.safeParse(typed)
  if (!asked.success) return unreadableAnswer(asked.error, typed)
  const file = form.get("file")
  if (!(file instanceof File) || (file.size === 0 && file.name === "")) {
    return { message: "Choose a file to upload.", problems: {}, details: [], typed }
  }
  let job: string
  try {
    const bytes = file.size > uploadLimits.bytes ? null : new Uint8Array(await file.arrayBuffer())
    job = await withAudit(actor, "upload", () =>
      createImportJob(actor, { kind: asked.data.kind, fileName: file.name, bytes }),
    )
  } catch (error) {
    return answerOfError(error, "uploading a file", typed)
  }
  redirect(routes.admin.import(job))
})

/** Begins the preview of a file under the mapping that was chosen. */
export const previewAction = keepingTyped(async (_before: ActAnswer, form: FormData): Promise<ActAnswer> => {
  const actor = await currentActor()
  const typed = textsOfForm(form)
  const asked = previewSchema.safeParse(typed)
  if (!asked.success) return unreadableAnswer(asked.error, typed, ["id", "columns", "isConfirmed"])
  const { columns, isConfirmed } = asked.data
  const fields = Array.from({ length: columns }, (_, index) => typed[`field-${index}`] || null)
  try {
    await withAudit(actor, "preview an import", () =>
      startPreview(actor, asked.data.id, { fields, isConfirmed: isConfirmed === "yes" }),
    )
  } catch (error) {
    return answerOfError(error, "previewing an import", typed)
  }
  redirect(routes.admin.import(asked.data.id))
})

/** Begins to apply what was previewed. */
export const applyAction = keepingTyped(async (_before: ActAnswer, form: FormData): Promise<ActAnswer> => {
  const actor = await currentActor()
  const typed = textsOfForm(form)
  const asked = applySchema.safeParse(typed)
  if (!asked.success) return unreadableAnswer(asked.error, typed, ["id", "isPartial"])
  const { reason, isPartial } = asked.data
  try {
    await withAudit(actor, "apply an import", () =>
      startApply(actor, asked.data.id, { reason, isPartial: isPartial === "yes" }),
    )
  } catch (error) {
    return answerOfError(error, "applying an import", typed)
  }
  redirect(routes.admin.import(asked.data.id))
})

/** Forgets a file that was not applied. */
export const removeImportAction = keepingTyped(
  async (_before: ActAnswer, form: FormData): Promise<ActAnswer> => {
    const actor = await currentActor()
    const typed = textsOfForm(form)
    const asked = z.object({ id }).safeParse(typed)
    if (!asked.success) return unreadableAnswer(asked.error, typed, ["id"])
    try {
      await withAudit(actor, "forget an import", () => removeImport(actor, asked.data.id))
    } catch (error) {
      return answerOfError(error, "forgetting an import", typed)
    }
    redirect(routes.admin.imports())
  },
)
