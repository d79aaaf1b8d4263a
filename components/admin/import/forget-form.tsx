"use client"

import { AnswerNotice } from "@/components/admin/history/answer-notice"
import { useAct } from "@/components/admin/history/use-act"
import { noAnswer, type Act } from "@/lib/contracts/act-answer"

/** Takes an uploaded file away that was not applied. */
export function ForgetForm({ act, id }: { act: Act; id: string }) {
  const { answer, isPending, form } = useAct(act, noAnswer)
  return (
    <form {...form} className="mt-10 border-t border-hairline pt-3">
      <input type="hidden" name="id" value={id} />
      <AnswerNotice answer={answer} />
      <button
        type="submit"
        aria-disabled={isPending}
        className="cursor-pointer rounded-2 border border-ink px-4 py-1.5 hover:bg-wash"
      >
        Forget this file
      </button>
    </form>
  )
}
