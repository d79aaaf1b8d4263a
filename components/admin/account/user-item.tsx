"use client"

import { useId } from "react"
import type { AccountAct } from "./account-form"
import { useAct } from "@/components/admin/history/use-act"
import { FormSummary } from "@/components/admin/ui/form-summary"
import { Moment } from "@/components/admin/ui/moment"
import { HandOver } from "@/components/admin/ui/shown-once"
import { SubmitButton } from "@/components/admin/ui/submit-button"
import { TextField } from "@/components/admin/ui/text-field"
import { openedAccountForm, roleWords, type UserRow } from "@/lib/contracts/account"

const choices = Object.keys(roleWords).map((role) => ({ value: role, label: role }))

/** Somebody with an account, and what an admin can do about it. */
export function UserItem({ user, act }: { user: UserRow; act: AccountAct }) {
  const { answer, isPending, form } = useAct(act, openedAccountForm)
  const formId = useId()
  const does = (what: string, label: string) => (
    <SubmitButton name="do" value={what} isPending={isPending}>
      {label}
    </SubmitButton>
  )
  return (
    <li className="border-b border-hairline py-3">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-medium">{user.name}</span>
        <span>{user.email}</span>
        <span className="text-13 text-muted">
          {[user.role, user.isDisabled ? "shut out" : null, user.hasSecondFactor ? "second step" : null]
            .filter(Boolean)
            .join(" · ")}
          {user.lastSession && (
            <>
              {" · signed in "}
              <Moment at={user.lastSession} />
            </>
          )}
        </span>
      </p>
      <form {...form} className="mt-2 space-y-3">
        <FormSummary answer={answer} idOf={(field) => `${formId}-${field}`} />
        {answer.link && <HandOver link={answer.link} />}
        <input type="hidden" name="user" value={user.id} />
        <details className="text-15" open={answer.problems.length > 0 || undefined}>
          <summary className="text-13">
            Change this account<span className="sr-only"> of {user.name}</span>
          </summary>
          <div className="mt-2 flex flex-wrap items-end gap-3" key={answer.turn}>
            <div className="max-w-full">
              <TextField id={`${formId}-role`} name="role" label="Role" value={user.role} choices={choices} />
            </div>
            {does("change-role", "Change the role")}
          </div>
          <div className="mt-3 flex flex-wrap gap-3">
            {!user.isDisabled && does("password-link", "Link for a new password")}
            {user.hasSecondFactor && does("remove-second-factor", "Take the second step off")}
            {user.isDisabled ? does("enable", "Let in again") : does("disable", "Shut out")}
          </div>
        </details>
      </form>
    </li>
  )
}
