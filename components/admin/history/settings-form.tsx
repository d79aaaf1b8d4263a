"use client"

import { noAnswer, type Act } from "@/lib/contracts/act-answer"
import type { Settings } from "@/lib/contracts/edit"
import { AnswerNotice } from "./answer-notice"
import { useAct } from "./use-act"

const choices: { value: Settings["secondEditor"]; label: string; hint: string }[] = [
  {
    value: "never",
    label: "Never",
    hint: "Whoever edits also publishes, after looking twice at a large move.",
  },
  {
    value: "large",
    label: "For large moves",
    hint: "A large move waits for a second editor; the rest is saved at once.",
  },
  { value: "always", label: "Always", hint: "Every edit waits for a second editor." },
]

/** The admins' choices on second looks. */
export function SettingsForm({ act, settings }: { act: Act; settings: Settings }) {
  const { answer, isPending, form } = useAct(act, noAnswer)
  const problem = answer.problems["secondLookMonths"]
  const chosen = answer.typed["secondEditor"] ?? settings.secondEditor
  return (
    <form {...form} className="mt-8 max-w-prose space-y-6">
      <AnswerNotice answer={answer} />
      <div>
        <label htmlFor="secondLookMonths" className="block font-medium">
          A move is large from so many months on
        </label>
        <input
          id="secondLookMonths"
          name="secondLookMonths"
          inputMode="decimal"
          autoComplete="off"
          defaultValue={answer.typed["secondLookMonths"] ?? String(settings.secondLookMonths)}
          aria-describedby={problem ? "months-problem" : "months-hint"}
          aria-invalid={problem ? true : undefined}
          className={`block w-32 rounded-2 border bg-raised px-2 py-1.5 text-15 ${problem ? "border-denied" : "border-muted"}`}
        />
        <p id="months-hint" className="mt-0.5 text-13 text-muted">
          Of a firm’s published median, own stock or all supply. 0 makes every move large.
        </p>
        {problem && (
          <p id="months-problem" className="mt-0.5 text-13 text-denied">
            {problem}
          </p>
        )}
      </div>
      <fieldset>
        <legend className="font-medium">A second editor publishes</legend>
        {choices.map(({ value, label, hint }) => (
          <label key={value} className="mt-2 flex gap-2">
            <input
              type="radio"
              name="secondEditor"
              value={value}
              defaultChecked={value === chosen}
              className="mt-1"
            />
            <span>
              {label}
              <span className="block text-13 text-muted">{hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <button
        type="submit"
        aria-disabled={isPending}
        className="cursor-pointer rounded-2 border border-ink bg-ink px-4 py-1.5 text-paper aria-disabled:cursor-wait"
      >
        Save the settings
      </button>
    </form>
  )
}
