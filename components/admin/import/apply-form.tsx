"use client"

import { AnswerNotice } from "@/components/admin/history/answer-notice"
import { useAct } from "@/components/admin/history/use-act"
import { noAnswer, type Act } from "@/lib/contracts/act-answer"
import { countWords } from "@/lib/format"

type Props = {
  act: Act
  id: string
  /** What would be written: "120 orders". */
  what: string
  refused: number
}

/** Carries out what the preview shows, with a reason. */
export function ApplyForm({ act, id, what, refused }: Props) {
  const { answer, isPending, form } = useAct(act, noAnswer)
  const problem = answer.problems["reason"]
  return (
    <form {...form} className="mt-4 max-w-prose space-y-4">
      <input type="hidden" name="id" value={id} />
      <AnswerNotice answer={answer} />
      {refused > 0 && (
        <label className="flex items-baseline gap-2">
          <input
            type="checkbox"
            name="isPartial"
            value="yes"
            defaultChecked={answer.typed["isPartial"] === "yes"}
          />
          <span>
            Leave out the {countWords(refused)} refused {refused === 1 ? "row" : "rows"} and apply the others
          </span>
        </label>
      )}
      <div>
        <label htmlFor="import-reason" className="block text-13 font-medium">
          Why
        </label>
        <textarea
          id="import-reason"
          name="reason"
          rows={2}
          required
          maxLength={2000}
          defaultValue={answer.typed["reason"] ?? ""}
          aria-describedby={problem ? "import-reason-problem" : undefined}
          aria-invalid={problem ? true : undefined}
          className={`block w-full rounded-2 border bg-raised px-2 py-1.5 text-15 ${problem ? "border-denied" : "border-muted"}`}
        />
        {problem && (
          <p id="import-reason-problem" className="mt-0.5 text-13 text-denied">
            {problem}
          </p>
        )}
      </div>
      <button
        type="submit"
        aria-disabled={isPending}
        className="cursor-pointer rounded-2 border border-ink bg-ink px-4 py-1.5 text-paper aria-disabled:cursor-wait"
      >
        Apply {what}
      </button>
    </form>
  )
}
