"use server"

import { redirect } from "next/navigation"
import { z } from "zod"
import { dropTouchedSince } from "@/app/_parts/drop-touched"
import { formSent } from "@/app/admin/_parts/action-arguments"
import { answerOfError } from "@/app/admin/_parts/answer-of-error"
import { keepingTyped } from "@/app/admin/_parts/keeping-typed"
import { textsOfForm } from "@/app/admin/_parts/texts-of-form"
import { unreadableAnswer } from "@/app/admin/_parts/unreadable-answer"
import type { ActAnswer } from "@/lib/contracts/act-answer"
import { editableKinds } from "@/lib/forms/form"
import { openedForm, type FormState } from "@/lib/forms/form-state"
import { pathOfKind } from "@/lib/forms/kind-words"
import { routes } from "@/lib/routes"
import { withAudit } from "@/lib/server/auth/audit"
import { currentActor } from "@/lib/server/auth/session"
import { markEditing } from "@/lib/server/mutations/edit-marks"
import { retireRecord } from "@/lib/server/mutations/restore"
import { alsoEditing } from "@/lib/server/queries/admin/also-editing"
import { answerForm } from "@/lib/server/record-form/answer-form"
import { postedForm } from "@/lib/server/record-form/posted-form"
import { previousAnswer } from "@/lib/server/record-form/previous-answer"

/** Reviews or saves a record's form. Anything but a save answers with the form as it was typed. */
export async function recordFormAction(before: FormState, data: FormData): Promise<FormState> {
  const posted = postedForm(formSent(data))
  const previous = previousAnswer(before)
  if (!posted) {
    return {
      ...openedForm({}, null),
      ...previous,
      notice: { tone: "bad", text: "This form cannot be read. Open its page again." },
    }
  }
  const answer = await answerForm(currentActor, posted, previous)
  if ("state" in answer) return answer.state
  const { saved } = answer
  if ("pendingId" in saved) redirect(routes.admin.review(saved.pendingId))
  await dropTouchedSince(saved.before)
  const was = posted.id === null ? "added" : "changed"
  redirect(routes.admin.record(pathOfKind(posted.kind), saved.id, { [was]: String(saved.dataVersion) }))
}

const recordSchema = z.object({ kind: z.enum(editableKinds), id: z.string().min(1).max(200) })
const retireSchema = recordSchema.extend({
  version: z.coerce.number().int().positive(),
  reason: z.string().trim().min(1, "Say why: it stands in the history.").max(2000),
})

/** Takes a record out, with a reason. */
export const retireAction = keepingTyped(async (_before: ActAnswer, form: FormData): Promise<ActAnswer> => {
  const actor = await currentActor()
  const typed = textsOfForm(form)
  const asked = retireSchema.safeParse(typed)
  if (!asked.success) return unreadableAnswer(asked.error, typed, ["kind", "id", "version"])
  const { kind, id, version, reason } = asked.data
  let saved: number
  try {
    saved = (await withAudit(actor, "retire", () => retireRecord(actor, kind, id, version, reason)))
      .dataVersion
    await dropTouchedSince(saved - 1)
  } catch (error) {
    return answerOfError(error, `retiring ${kind} ${id}`, typed)
  }
  redirect(routes.admin.record(pathOfKind(kind), id, { retired: String(saved) }))
})

/** Says that a record's form is open, and who else has it open. A lost session is no news here: empty. */
export async function markEditingAction(kind: string, id: string): Promise<string[]> {
  const asked = recordSchema.safeParse({ kind, id })
  const actor = await currentActor()
  if (!asked.success || actor === null) return []
  try {
    await markEditing(actor, asked.data.kind, asked.data.id)
    return await alsoEditing(actor, asked.data.kind, asked.data.id)
  } catch {
    return []
  }
}
