"use server"

import { refresh } from "next/cache"
import { z } from "zod"
import { accepted, problemsOf, problemsOfError, refused } from "@/app/admin/_parts/account-answer"
import { keepingAccountForm } from "@/app/admin/_parts/keeping-typed"
import { textsOfForm } from "@/app/admin/_parts/texts-of-form"
import { roleSchema, type AccountFormState } from "@/lib/contracts/account"
import { withAudit } from "@/lib/server/auth/audit"
import type { Actor } from "@/lib/server/auth/permissions"
import { currentActor } from "@/lib/server/auth/session"
import {
  changeRole,
  disableUser,
  enableUser,
  handOverPasswordLink,
  inviteUser,
  removeSecondFactor,
  withdrawInvitation,
} from "@/lib/server/mutations/users"

const inviteFormSchema = z.object({
  email: z.string().trim().toLowerCase().max(254).pipe(z.email("write an e-mail address")),
  role: roleSchema,
})

/** Invites somebody; the answer holds the link to hand over. */
export const inviteUserAction = keepingAccountForm(
  async (before: AccountFormState, form: FormData): Promise<AccountFormState> => {
    const actor = await currentActor()
    const typed = textsOfForm(form)
    const asked = inviteFormSchema.safeParse(typed)
    if (!asked.success) return refused(before, problemsOf(asked.error), typed)
    try {
      const link = await withAudit(actor, "invite", () => inviteUser(actor, asked.data))
      refresh()
      return { ...accepted(before, `${asked.data.email} is invited, for a week.`), link: String(link) }
    } catch (error) {
      return refused(before, problemsOfError(error, "inviting somebody"), typed)
    }
  },
)

const id = z.string().max(100)

const userFormSchema = z.discriminatedUnion("do", [
  z.object({ do: z.literal("change-role"), user: id, role: roleSchema }),
  z.object({ do: z.literal("disable"), user: id }),
  z.object({ do: z.literal("enable"), user: id }),
  z.object({ do: z.literal("password-link"), user: id }),
  z.object({ do: z.literal("remove-second-factor"), user: id }),
])

/** What an admin does to an account; the pressed button says what. */
export const manageUserAction = keepingAccountForm(
  async (before: AccountFormState, form: FormData): Promise<AccountFormState> => {
    const actor = await currentActor()
    const asked = userFormSchema.safeParse(textsOfForm(form))
    if (!asked.success) return refused(before, problemsOf(asked.error), {})
    try {
      const told = await withAudit(actor, asked.data.do, () => manage(actor, asked.data))
      refresh()
      return { ...accepted(before, told.done), ...(told.link ? { link: String(told.link) } : {}) }
    } catch (error) {
      return refused(before, problemsOfError(error, "changing an account"), {})
    }
  },
)

async function manage(
  actor: Actor | null,
  asked: z.infer<typeof userFormSchema>,
): Promise<{ done: string; link?: URL }> {
  switch (asked.do) {
    case "change-role":
      await changeRole(actor, asked.user, asked.role)
      return { done: `The role is ${asked.role} now; their sessions have ended.` }
    case "disable":
      await disableUser(actor, asked.user)
      return { done: "The account is shut, and its sessions have ended." }
    case "enable":
      await enableUser(actor, asked.user)
      return { done: "The account is open again." }
    case "password-link":
      return {
        done: "This link sets a new password, for a day.",
        link: await handOverPasswordLink(actor, asked.user),
      }
    case "remove-second-factor":
      await removeSecondFactor(actor, asked.user)
      return { done: "The second step is off; their sessions have ended." }
  }
}

/** Takes an invitation back. */
export const withdrawInvitationAction = keepingAccountForm(
  async (before: AccountFormState, form: FormData): Promise<AccountFormState> => {
    const actor = await currentActor()
    const asked = z.object({ invitation: id }).safeParse(textsOfForm(form))
    if (!asked.success) return refused(before, problemsOf(asked.error), {})
    try {
      await withAudit(actor, "withdraw-invitation", () => withdrawInvitation(actor, asked.data.invitation))
      refresh()
      return accepted(before, "The invitation is taken back.")
    } catch (error) {
      return refused(before, problemsOfError(error, "taking an invitation back"), {})
    }
  },
)
