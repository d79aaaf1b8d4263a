"use client"

import { tokenDays } from "@/lib/contracts/api-token"
import { noAnswer, type ActAnswer } from "@/lib/contracts/act-answer"
import { AnswerNotice } from "./answer-notice"
import { useAct } from "./use-act"

/** An answer that may bring a new token, which is never shown again. */
export type TokenAnswer = ActAnswer & { token: string | null }

type Props = { act: (before: TokenAnswer, form: FormData) => Promise<TokenAnswer> }

/** Makes a token for a program, and shows it once. */
export function TokenForm({ act }: Props) {
  const { answer, isPending, form } = useAct<TokenAnswer>(act, { ...noAnswer, token: null })
  const problem = answer.problems["name"]
  return (
    <form {...form} className="max-w-prose">
      <AnswerNotice answer={answer} />
      {answer.token !== null && (
        <div role="status" className="mb-4 border-l-2 border-uncontrolled pl-3">
          <label htmlFor="new-token" className="block">
            Your new token. Copy it now: it is kept nowhere and not shown again.
          </label>
          <input
            id="new-token"
            readOnly
            value={answer.token}
            className="mt-1 block w-full rounded-2 border border-muted bg-raised px-2 py-1.5 font-mono text-13"
          />
        </div>
      )}
      <div className="flex flex-wrap items-end gap-4">
        <div className="min-w-48 flex-1">
          <label htmlFor="token-name" className="block text-13 font-medium">
            Which program will use it
          </label>
          <input
            id="token-name"
            name="name"
            required
            maxLength={80}
            autoComplete="off"
            defaultValue={answer.typed["name"] ?? ""}
            aria-describedby={problem ? "token-name-problem" : undefined}
            aria-invalid={problem ? true : undefined}
            className={`block w-full rounded-2 border bg-raised px-2 py-1.5 text-15 ${problem ? "border-denied" : "border-muted"}`}
          />
        </div>
        <div>
          <label htmlFor="token-days" className="block text-13 font-medium">
            Works for
          </label>
          <select
            id="token-days"
            name="days"
            defaultValue={answer.typed["days"] ?? "90"}
            className="block rounded-2 border border-muted bg-raised px-2 py-1.5 text-15"
          >
            {tokenDays.map((days) => (
              <option key={days} value={days}>
                {days} days
              </option>
            ))}
          </select>
        </div>
        <button
          type="submit"
          aria-disabled={isPending}
          className="cursor-pointer rounded-2 border border-ink px-4 py-1.5 hover:bg-wash aria-disabled:cursor-wait"
        >
          Make a token
        </button>
      </div>
      {problem && (
        <p id="token-name-problem" className="mt-0.5 text-13 text-denied">
          {problem}
        </p>
      )}
    </form>
  )
}
