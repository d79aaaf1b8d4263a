"use client"

import { ScrollTable } from "@/components/ui/scroll-table"
import { noAnswer, type Act } from "@/lib/contracts/act-answer"
import type { ApiTokenLine } from "@/lib/contracts/api-token"
import { dayWords } from "@/lib/day-words"
import { AnswerNotice } from "./answer-notice"
import { useAct } from "./use-act"

/** One's own tokens, each with a button that ends it. One form holds all buttons. */
export function TokenTable({ tokens, revoke }: { tokens: readonly ApiTokenLine[]; revoke: Act }) {
  const { answer, isPending, form } = useAct(revoke, noAnswer)
  return (
    <form {...form}>
      <AnswerNotice answer={answer} />
      <ScrollTable caption="Your tokens, newest first">
        <thead>
          <tr>
            <th scope="col">Program</th>
            <th scope="col">State</th>
            <th scope="col">Made</th>
            <th scope="col">Ends</th>
            <th scope="col">Last used</th>
          </tr>
        </thead>
        <tbody>
          {tokens.map(({ id, name, state, createdAt, expiresAt, lastUsedAt }) => (
            <tr key={id}>
              <th scope="row" className="max-w-56 wrap-anywhere">
                {name}
              </th>
              <td className="whitespace-nowrap">
                {state}
                {state === "works" && (
                  <button
                    type="submit"
                    name="id"
                    value={id}
                    aria-label={`Revoke ${name}`}
                    aria-disabled={isPending}
                    className="ml-3 cursor-pointer underline aria-disabled:cursor-wait"
                  >
                    Revoke
                  </button>
                )}
              </td>
              <td className="whitespace-nowrap">{dayWords(createdAt)}</td>
              <td className="whitespace-nowrap">{dayWords(expiresAt)}</td>
              <td className="whitespace-nowrap">{lastUsedAt === null ? "never" : dayWords(lastUsedAt)}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </form>
  )
}
