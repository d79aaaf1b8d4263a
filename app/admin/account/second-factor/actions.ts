"use server"

import { refresh } from "next/cache"
import { z } from "zod"
import { accepted, problemsOf, problemsOfError, refused } from "@/app/admin/_parts/account-answer"
import { keepingAccountForm } from "@/app/admin/_parts/keeping-typed"
import { textsOfForm } from "@/app/admin/_parts/texts-of-form"
import type { AccountFormState } from "@/lib/contracts/account"
import { withAudit } from "@/lib/server/auth/audit"
import { currentActor } from "@/lib/server/auth/session"
import {
  beginSecondFactor,
  confirmSecondFactor,
  disableSecondFactor,
  renewRecoveryCodes,
  type OwnOutcome,
} from "@/lib/server/mutations/own-account"

const password = z.string().min(1, "write your password").max(1000)

const formSchema = z.discriminatedUnion("step", [
  z.object({ step: z.literal("begin"), password }),
  z.object({
    step: z.literal("confirm"),
    code: z
      .string()
      .trim()
      .regex(/^\d{3}\s?\d{3}$/, "write six digits"),
  }),
  z.object({ step: z.literal("renew"), password }),
  z.object({ step: z.literal("disable"), password }),
])

/** Every step of one's own second factor: making a secret, confirming it, new recovery codes, taking it off. */
export const secondFactorAction = keepingAccountForm(
  async (before: AccountFormState, form: FormData): Promise<AccountFormState> => {
    const actor = await currentActor()
    const asked = formSchema.safeParse(textsOfForm(form))
    if (!asked.success) return refused(before, problemsOf(asked.error), {})
    try {
      const outcome = await withAudit(
        actor,
        "second-factor",
        async (): Promise<OwnOutcome<{ recoveryCodes?: string[] }>> => {
          switch (asked.data.step) {
            case "begin":
              return beginSecondFactor(actor, asked.data.password)
            case "confirm":
              return confirmSecondFactor(actor, asked.data.code)
            case "renew":
              return renewRecoveryCodes(actor, asked.data.password)
            case "disable":
              return disableSecondFactor(actor, asked.data.password)
          }
        },
      )
      if (outcome.problem) return refused(before, [outcome.problem], {})
      refresh()
      const answer = accepted(before, done[asked.data.step])
      return outcome.recoveryCodes ? { ...answer, recoveryCodes: outcome.recoveryCodes } : answer
    } catch (error) {
      return refused(before, problemsOfError(error, "setting up a second factor"), {})
    }
  },
)

const done = {
  begin: "The secret is made. It asks for nothing until you have given a first code.",
  confirm: "The second step is on. You are signed out everywhere else.",
  renew: "These codes take the place of the ones before.",
  disable: "The second step is off.",
}
