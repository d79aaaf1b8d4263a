"use server"

import { revalidatePath } from "next/cache"
import { z } from "zod"
import { answerOfError } from "@/app/admin/_parts/answer-of-error"
import { keepingTyped } from "@/app/admin/_parts/keeping-typed"
import { textsOfForm } from "@/app/admin/_parts/texts-of-form"
import { unreadableAnswer } from "@/app/admin/_parts/unreadable-answer"
import type { TokenAnswer } from "@/components/admin/history/token-form"
import { noAnswer, type ActAnswer } from "@/lib/contracts/act-answer"
import { routes } from "@/lib/routes"
import { withAudit } from "@/lib/server/auth/audit"
import { currentActor } from "@/lib/server/auth/session"
import { makeApiToken, revokeApiToken } from "@/lib/server/mutations/api-tokens"

const makeSchema = z.object({
  name: z.string().trim().min(1, "name the program").max(80, "80 characters at most"),
  days: z.coerce.number().int(),
})
const revokeSchema = z.object({ id: z.uuid() })

/** Makes a token; the answer alone holds it. */
export const makeTokenAction = keepingTyped(
  async (_before: TokenAnswer, form: FormData): Promise<TokenAnswer> => {
    const actor = await currentActor()
    const typed = textsOfForm(form)
    const asked = makeSchema.safeParse(typed)
    if (!asked.success) return { ...unreadableAnswer(asked.error, typed, ["days"]), token: null }
    try {
      const token = await withAudit(actor, "make-token", () => makeApiToken(actor, asked.data))
      revalidatePath(routes.admin.tokens())
      return { ...noAnswer, token }
    } catch (error) {
      return { ...answerOfError(error, "making a token", typed), token: null }
    }
  },
)

/** Ends one of one's own tokens. */
export const revokeTokenAction = keepingTyped(
  async (_before: ActAnswer, form: FormData): Promise<ActAnswer> => {
    const actor = await currentActor()
    const typed = textsOfForm(form)
    const asked = revokeSchema.safeParse(typed)
    if (!asked.success) return unreadableAnswer(asked.error, typed, ["id"])
    try {
      await withAudit(actor, "revoke-token", () => revokeApiToken(actor, asked.data.id))
      revalidatePath(routes.admin.tokens())
      return noAnswer
    } catch (error) {
      return answerOfError(error, "revoking a token", typed)
    }
  },
)
