"use client"

import type { AccountAct } from "./account-form"
import { useAct } from "@/components/admin/history/use-act"
import { FormSummary } from "@/components/admin/ui/form-summary"
import { Moment } from "@/components/admin/ui/moment"
import { openedAccountForm, type InvitationRow } from "@/lib/contracts/account"

/** Invitations nobody has followed yet; each can be taken back. */
export function InvitationList({
  invitations,
  act,
}: {
  invitations: readonly InvitationRow[]
  act: AccountAct
}) {
  const { answer, form } = useAct(act, openedAccountForm)
  return (
    <form {...form} className="max-w-prose">
      <FormSummary answer={answer} idOf={(field) => field} />
      {invitations.length === 0 && <p className="text-muted">No invitation is waiting.</p>}
      <ul>
        {invitations.map(({ id, email, role, expiresAt }) => (
          <li
            key={id}
            className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-hairline py-2"
          >
            <span>
              {email}
              <span className="block text-13 text-muted">
                as {role} · until <Moment at={expiresAt} />
              </span>
            </span>
            <button type="submit" name="invitation" value={id} className="cursor-pointer text-13 underline">
              Take it back<span className="sr-only"> for {email}</span>
            </button>
          </li>
        ))}
      </ul>
    </form>
  )
}
