"use server"

import { redirect } from "next/navigation"
import { z } from "zod"
import { problemsOf, problemsOfError, refused } from "@/app/admin/_parts/account-answer"
import { textsOfForm } from "@/app/admin/_parts/texts-of-form"
import type { AccountFormState } from "@/lib/contracts/account"
import { routes } from "@/lib/routes"
import { acceptLink } from "@/lib/server/auth/accept-link"
import { signIn } from "@/lib/server/auth/sign-in"

const formSchema = z
  .object({
    token: z.string().max(100),
    name: z.string().trim().min(1, "write how others shall see you").max(80, "take at most 80 characters"),
    password: z.string().max(1000),
    again: z.string(),
  })
  .refine(({ password, again }) => password === again, {
    path: ["again"],
    message: "this is not the same as above",
  })

/** Makes the account, or sets the password, that a link allows, and signs in with it. */
export async function acceptLinkAction(before: AccountFormState, form: FormData): Promise<AccountFormState> {
  const typed = textsOfForm(form)
  const asked = formSchema.safeParse(typed)
  if (!asked.success) return refused(before, problemsOf(asked.error), typed)
  let goal: string
  try {
    const outcome = await acceptLink(asked.data)
    if (outcome.status === "weak-password") {
      return refused(before, [{ field: "password", message: outcome.message }], typed)
    }
    const { status } = await signIn({ email: outcome.email, password: asked.data.password })
    goal = {
      "signed-in": routes.admin.home(),
      "code-needed": routes.admin.loginCode(),
      refused: routes.admin.login(),
    }[status]
  } catch (error) {
    return refused(before, problemsOfError(error, "following a link"), typed)
  }
  redirect(goal)
}
