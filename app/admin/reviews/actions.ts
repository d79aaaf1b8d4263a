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
import {
  declinePendingEdit,
  publishPendingEdit,
  withdrawPendingEdit,
} from "@/lib/server/mutations/pending-edits"

const formSchema = z
  .object({
    id: z.uuid(),
    decision: z.enum(["publish", "decline", "withdraw"]),
    note: z.string().trim().max(2000).default(""),
  })
  .refine(({ decision, note }) => decision !== "decline" || note !== "", {
    path: ["note"],
    message: "Say why: the author reads it.",
  })

/** A second editor's decision, or the author's to take the edit back. */
export const decideAction = keepingTyped(async (_before: ActAnswer, form: FormData): Promise<ActAnswer> => {
  const actor = await currentActor()
  const typed = textsOfForm(form)
  const asked = formSchema.safeParse(typed)
  if (!asked.success) return unreadableAnswer(asked.error, typed, ["id", "decision"])
  const { id, decision, note } = asked.data
  try {
    await withAudit(actor, `${decision}-edit`, async () => {
      if (decision === "decline") return declinePendingEdit(actor, id, note)
      if (decision === "withdraw") return withdrawPendingEdit(actor, id)
      const { dataVersion } = await publishPendingEdit(actor, id, note)
      await dropTouchedSince(dataVersion - 1)
    })
  } catch (error) {
    return answerOfError(error, "deciding on an edit", typed)
  }
  redirect(routes.admin.review(id))
})
