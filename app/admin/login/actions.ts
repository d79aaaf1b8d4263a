"use server"

import { redirect } from "next/navigation"
import { z } from "zod"
import { accepted, problemsOf, problemsOfError, refused } from "@/app/admin/_parts/account-answer"
import { textsOfForm } from "@/app/admin/_parts/texts-of-form"
import type { AccountFormState } from "@/lib/contracts/account"
import { nextPage } from "@/lib/next-page"
import { routes } from "@/lib/routes"
import { askPasswordLink } from "@/lib/server/auth/password-mail"
import { giveSecondFactor } from "@/lib/server/auth/second-factor"
import { signIn, type SignInOutcome } from "@/lib/server/auth/sign-in"

const email = z.string().trim().toLowerCase().max(254).pipe(z.email("write an e-mail address"))

const passwordFormSchema = z.object({
  email,
  password: z.string().min(1, "write your password").max(1000),
  next: z.string().optional(),
})

/** First step of signing in. */
export async function signInAction(before: AccountFormState, form: FormData): Promise<AccountFormState> {
  const typed = textsOfForm(form)
  const asked = passwordFormSchema.safeParse(typed)
  if (!asked.success) return refused(before, problemsOf(asked.error), typed)
  let outcome: SignInOutcome
  try {
    outcome = await signIn(asked.data)
  } catch (error) {
    return refused(before, problemsOfError(error, "signing in"), typed)
  }
  return goOn(outcome, asked.data.next, (message) => refused(before, [{ field: "email", message }], typed))
}

const codeFormSchema = z.object({
  code: z.string().trim().min(1, "write the code").max(40, "a code is shorter"),
  next: z.string().optional(),
})

/** Second step, for those who set one up. */
export async function giveCodeAction(before: AccountFormState, form: FormData): Promise<AccountFormState> {
  const typed = textsOfForm(form)
  const asked = codeFormSchema.safeParse(typed)
  if (!asked.success) return refused(before, problemsOf(asked.error), typed)
  let outcome: SignInOutcome
  try {
    outcome = await giveSecondFactor(asked.data.code)
  } catch (error) {
    return refused(before, problemsOfError(error, "giving the second factor"), typed)
  }
  return goOn(outcome, asked.data.next, (message) => refused(before, [{ field: "code", message }], typed))
}

const forgottenFormSchema = z.object({ email })

/** Asks for a link to a new password. The answer is the same for everybody. */
export async function askPasswordLinkAction(
  before: AccountFormState,
  form: FormData,
): Promise<AccountFormState> {
  const typed = textsOfForm(form)
  const asked = forgottenFormSchema.safeParse(typed)
  if (!asked.success) return refused(before, problemsOf(asked.error), typed)
  try {
    await askPasswordLink(asked.data.email)
  } catch (error) {
    return refused(before, problemsOfError(error, "asking for a new password"), typed)
  }
  return accepted(before, "If this address has an account, a link is on its way to it.")
}

function goOn<T>(outcome: SignInOutcome, next: string | undefined, refuse: (message: string) => T): T {
  switch (outcome.status) {
    case "refused":
      return refuse(outcome.message)
    case "code-needed":
      return redirect(routes.admin.loginCode(nextPage(next)))
    case "signed-in":
      return redirect(nextPage(next))
  }
}
