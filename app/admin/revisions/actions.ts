"use server"

import { redirect } from "next/navigation"
import { z } from "zod"
import { dropTouchedSince } from "@/app/_parts/drop-touched"
import { answerOfError } from "@/app/admin/_parts/answer-of-error"
import { keepingTyped } from "@/app/admin/_parts/keeping-typed"
import { textsOfForm } from "@/app/admin/_parts/texts-of-form"
import { unreadableAnswer } from "@/app/admin/_parts/unreadable-answer"
import type { ActAnswer } from "@/lib/contracts/act-answer"
import { routes } from "@/lib/routes"
import { withAudit } from "@/lib/server/auth/audit"
import { currentActor } from "@/lib/server/auth/session"
import { restoreRevision, undoDataVersion } from "@/lib/server/mutations/restore"

const number = z.coerce.number().int().positive().max(999_999_999)
const reason = z.string().trim().min(1, "Say why: it stands in the history.").max(2000)
const restoreSchema = z.object({ revision: number, which: z.enum(["before", "after"]), reason })
const undoSchema = z.object({ version: number, reason })

/** Makes a record again what a revision, or the one before it, left. */
export const restoreAction = keepingTyped(async (_before: ActAnswer, form: FormData): Promise<ActAnswer> => {
  const actor = await currentActor()
  const typed = textsOfForm(form)
  const asked = restoreSchema.safeParse(typed)
  if (!asked.success) return unreadableAnswer(asked.error, typed, ["revision", "which", "version"])
  let saved: number
  try {
    const { revision, which, reason } = asked.data
    saved = (await withAudit(actor, "restore", () => restoreRevision(actor, revision, reason, which)))
      .dataVersion
    await dropTouchedSince(saved - 1)
  } catch (error) {
    return answerOfError(error, "restoring a revision", typed)
  }
  redirect(routes.admin.dataVersion(saved))
})

/** Takes a whole data version back as one act. */
export const undoAction = keepingTyped(async (_before: ActAnswer, form: FormData): Promise<ActAnswer> => {
  const actor = await currentActor()
  const typed = textsOfForm(form)
  const asked = undoSchema.safeParse(typed)
  if (!asked.success) return unreadableAnswer(asked.error, typed, ["revision", "which", "version"])
  let saved: number
  try {
    const { version, reason } = asked.data
    saved = (await withAudit(actor, "undo", () => undoDataVersion(actor, version, reason))).dataVersion
    await dropTouchedSince(saved - 1)
  } catch (error) {
    return answerOfError(error, "undoing a data version", typed)
  }
  redirect(routes.admin.dataVersion(saved))
})
