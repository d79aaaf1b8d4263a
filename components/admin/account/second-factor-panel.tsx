"use client"

import { useId } from "react"
import type { AccountAct } from "./account-form"
import { useAct } from "@/components/admin/history/use-act"
import { FormSummary } from "@/components/admin/ui/form-summary"
import { RecoveryCodes } from "@/components/admin/ui/shown-once"
import { SubmitButton } from "@/components/admin/ui/submit-button"
import { TextField } from "@/components/admin/ui/text-field"
import { openedAccountForm } from "@/lib/contracts/account"

export type ShownFactor =
  | { state: "off" }
  /** `path` draws the code to be scanned, `size` modules wide; `secretKey` is the same for typing. */
  | { state: "unconfirmed"; path: string; size: number; secretKey: string }
  | { state: "on" }

/**
 * One's own second factor, in one form whose buttons say the step: its answer, with the recovery codes, stays on the
 * page while the state of the account changes under it.
 */
export function SecondFactorPanel({ act, factor }: { act: AccountAct; factor: ShownFactor }) {
  const { answer, isPending, form } = useAct(act, openedAccountForm)
  const formId = useId()
  const isConfirming = factor.state === "unconfirmed"
  const field = isConfirming ? "code" : "password"
  const step = (name: string, label: string, isMain: boolean) => (
    <SubmitButton name="step" value={name} isMain={isMain} isPending={isPending}>
      {label}
    </SubmitButton>
  )
  return (
    <form {...form} className="max-w-prose space-y-4">
      <FormSummary answer={answer} idOf={(name) => `${formId}-${name}`} />
      {answer.recoveryCodes && <RecoveryCodes codes={answer.recoveryCodes} />}
      {factor.state === "unconfirmed" && <Secret {...factor} />}
      <div className="max-w-96" key={`${factor.state} ${answer.done === null ? "typing" : answer.turn}`}>
        <TextField
          id={`${formId}-${field}`}
          name={field}
          {...(isConfirming
            ? {
                label: "The code it shows",
                autoComplete: "one-time-code",
                inputMode: "numeric",
                maxLength: 7,
              }
            : { label: "Your password", type: "password", autoComplete: "current-password" })}
          problem={answer.problems.find((problem) => problem.field === field)?.message}
        />
      </div>
      <div className="flex flex-wrap gap-3">
        {factor.state === "off" && step("begin", "Set up the second step", true)}
        {factor.state === "unconfirmed" && step("confirm", "Turn it on", true)}
        {factor.state === "on" && step("renew", "New recovery codes", true)}
        {factor.state === "on" && step("disable", "Turn it off", false)}
      </div>
    </form>
  )
}

/** The secret to scan or to type. Dark on white in both schemes, as cameras expect it. */
function Secret({ path, size, secretKey }: { path: string; size: number; secretKey: string }) {
  return (
    <div className="sm:flex sm:items-start sm:gap-6">
      <svg
        viewBox={`0 0 ${size} ${size}`}
        className="size-44 shrink-0"
        role="img"
        aria-label="The secret as a QR code"
      >
        <rect width={size} height={size} fill="#ffffff" />
        <path d={path} fill="#000000" shapeRendering="crispEdges" />
      </svg>
      <div className="mt-3 sm:mt-0">
        <p>Scan this with an authenticator, or type its secret there:</p>
        <p className="mt-2">
          <code className="text-13 wrap-anywhere select-all">{secretKey.replace(/(.{4})(?=.)/g, "$1 ")}</code>
        </p>
        <p className="mt-2 text-13 text-muted">Time-based, six digits, 30 seconds.</p>
      </div>
    </div>
  )
}
