"use client"

import type { AccountAct } from "./account-form"
import { useAct } from "@/components/admin/history/use-act"
import { FormSummary } from "@/components/admin/ui/form-summary"
import { Moment } from "@/components/admin/ui/moment"
import { openedAccountForm, type SessionRow } from "@/lib/contracts/account"

/** One's own sessions; each other one can be ended. One form, whose buttons say which. */
export function SessionList({ sessions, end }: { sessions: readonly SessionRow[]; end: AccountAct }) {
  const { answer, form } = useAct(end, openedAccountForm)
  return (
    <form {...form}>
      <FormSummary answer={answer} idOf={(field) => field} />
      <ul className="max-w-prose">
        {sessions.map(({ id, isThisOne, browser, address, createdAt }) => (
          <li
            key={id}
            className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-hairline py-2"
          >
            <span>
              {browser}
              {isThisOne && <strong className="font-medium"> (here)</strong>}
              <span className="block text-13 text-muted">
                since <Moment at={createdAt} />
                {address && ` · from ${address}`}
              </span>
            </span>
            {!isThisOne && (
              <button type="submit" name="session" value={id} className="cursor-pointer text-13 underline">
                End it<span className="sr-only"> on {browser}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </form>
  )
}
