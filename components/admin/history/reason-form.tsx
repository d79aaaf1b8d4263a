"use client"

import { noAnswer, type Act } from "@/lib/contracts/act-answer"
import { AnswerNotice } from "./answer-notice"
import { useAct } from "./use-act"

type Props = {
  act: Act
  /** Sent along unseen: what the act is about. */
  about: Readonly<Record<string, string>>
  /** What the reason or note is called, and the name of its field. */
  name: string
  label: string
  hint?: string
  isRequired?: boolean
  /** Each button sends the form with its own `name` and `value`. */
  buttons: readonly { name: string; value: string; label: string; isMain?: boolean }[]
}

/**
 * An act that takes a reason: a text and one button or more. Sent without JavaScript the page comes back with the
 * answer; with it, the page stays and nothing typed is put back.
 */
export function ReasonForm({ act, about, name, label, hint, isRequired = true, buttons }: Props) {
  const { answer, isPending, form } = useAct(act, noAnswer)
  const problem = answer.problems[name]
  const id = `${name}-${Object.values(about).join("-")}`
  return (
    <form {...form} className="max-w-prose">
      {Object.entries(about).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <AnswerNotice answer={answer} />
      <label htmlFor={id} className="mt-3 block text-13 font-medium">
        {label}
      </label>
      <textarea
        id={id}
        name={name}
        rows={2}
        maxLength={2000}
        required={isRequired}
        defaultValue={answer.typed[name] ?? ""}
        aria-describedby={problem ? `${id}-problem` : hint ? `${id}-hint` : undefined}
        aria-invalid={problem ? true : undefined}
        className={`block w-full rounded-2 border bg-raised px-2 py-1.5 text-15 ${problem ? "border-denied" : "border-muted"}`}
      />
      {hint && (
        <p id={`${id}-hint`} className="mt-0.5 text-13 text-muted">
          {hint}
        </p>
      )}
      {problem && (
        <p id={`${id}-problem`} className="mt-0.5 text-13 text-denied">
          {problem}
        </p>
      )}
      <p className="mt-3 flex flex-wrap gap-3">
        {buttons.map((button) => (
          <button
            key={button.value}
            type="submit"
            name={button.name}
            value={button.value}
            aria-disabled={isPending}
            className={`cursor-pointer rounded-2 border border-ink px-4 py-1.5 text-left aria-disabled:cursor-wait ${button.isMain ? "bg-ink text-paper" : "hover:bg-wash"}`}
          >
            {button.label}
          </button>
        ))}
      </p>
    </form>
  )
}
