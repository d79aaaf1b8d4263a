"use server"

import { refresh } from "next/cache"
import { redirect } from "next/navigation"
import { z } from "zod"
import { accepted, problemsOf, problemsOfError, refused } from "@/app/admin/_parts/account-answer"
import { keepingAccountForm } from "@/app/admin/_parts/keeping-typed"
import { textsOfForm } from "@/app/admin/_parts/texts-of-form"
import type { AccountFormState } from "@/lib/contracts/account"
import { routes } from "@/lib/routes"
import { withAudit } from "@/lib/server/auth/audit"
import { currentActor } from "@/lib/server/auth/session"
import { signOut } from "@/lib/server/auth/sign-out"
import { changePassword, endOwnSession, signOutEverywhere } from "@/lib/server/mutations/own-account"

const passwordFormSchema = z
  .object({
    current: z.string().min(1, "write the password you have now").max(1000),
    next: z.string().max(1000),
    again: z.string(),
  })
  .refine(({ next, again }) => next === again, { path: ["again"], message: "this is not the same as above" })

/** Sets a new password for one's own account. */
export const changePasswordAction = keepingAccountForm(
  async (before: AccountFormState, form: FormData): Promise<AccountFormState> => {
    const actor = await currentActor()
    const asked = passwordFormSchema.safeParse(textsOfForm(form))
    if (!asked.success) return refused(before, problemsOf(asked.error), {})
    try {
      const { problem } = await withAudit(actor, "change-password", () => changePassword(actor, asked.data))
      if (problem) return refused(before, [problem], {})
    } catch (error) {
      return refused(before, problemsOfError(error, "changing a password"), {})
    }
    refresh()
    return accepted(before, "The new password is set. You are signed out everywhere else.")
  },
)

/** Ends one of one's own sessions. */
export const endSessionAction = keepingAccountForm(
  async (before: AccountFormState, form: FormData): Promise<AccountFormState> => {
    const actor = await currentActor()
    const asked = z.object({ session: z.string().max(100) }).safeParse(textsOfForm(form))
    if (!asked.success) return refused(before, problemsOf(asked.error), {})
    try {
      await withAudit(actor, "end-session", () => endOwnSession(actor, asked.data.session))
    } catch (error) {
      return refused(before, problemsOfError(error, "ending a session"), {})
    }
    refresh()
    return accepted(before, "That session has ended.")
  },
)

/** Ends this browser's session. */
export async function signOutAction(): Promise<void> {
  await signOut()
  redirect(routes.admin.login())
}

/** Ends all of one's own sessions, this one too. */
export async function signOutEverywhereAction(): Promise<void> {
  const actor = await currentActor()
  if (actor) await signOutEverywhere(actor)
  redirect(routes.admin.login())
}
