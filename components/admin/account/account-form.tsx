"use client"

import { useId } from "react"
import { useAct } from "@/components/admin/history/use-act"
import { FormSummary } from "@/components/admin/ui/form-summary"
import { HandOver } from "@/components/admin/ui/shown-once"
import { SubmitButton } from "@/components/admin/ui/submit-button"
import { TextField, type FieldSpec } from "@/components/admin/ui/text-field"
import { openedAccountForm, type AccountFormState } from "@/lib/contracts/account"

export type AccountAct = (before: AccountFormState, form: FormData) => Promise<AccountFormState>

/**
 * A form of the accounts: its fields as data, so that a page writes one down without being a program in the
 * browser. It works without JavaScript; with it, what was typed stays in place until it is accepted.
 */
export function AccountForm({
  act,
  fields,
  about = {},
  submit,
}: {
  act: AccountAct
  fields: readonly FieldSpec[]
  /** Sent along unseen. */
  about?: Readonly<Record<string, string>>
  submit: string
}) {
  const { answer, isPending, form } = useAct(act, openedAccountForm)
  const formId = useId()
  const idOf = (name: string) => `${formId}-${name}`
  const problemOf = (name: string) => answer.problems.find(({ field }) => field === name)?.message
  return (
    <form {...form} className="max-w-96 space-y-4">
      <FormSummary answer={answer} idOf={idOf} />
      {answer.link && <HandOver link={answer.link} />}
      {Object.entries(about).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {/* Accepted, the fields begin anew. */}
      <div key={answer.done === null ? "typing" : answer.turn} className="space-y-4">
        {fields.map((field) => (
          <TextField
            key={field.name}
            {...field}
            id={idOf(field.name)}
            value={answer.values[field.name] ?? field.value ?? ""}
            problem={problemOf(field.name)}
          />
        ))}
      </div>
      <SubmitButton isMain isPending={isPending}>
        {submit}
      </SubmitButton>
    </form>
  )
}
