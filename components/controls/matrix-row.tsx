"use client"

import { memo } from "react"
import { answerOfLetter } from "@/lib/control-letters"
import { StatusMark } from "./status-mark"

/**
 * One part: its combined answer with words, then a mark a rule. Rendered anew only when one of its own
 * answers changes.
 *
 * @param letters the combined answer and one letter a column
 * @param states the states of the columns, joined by commas
 */
export const MatrixRow = memo(function MatrixRow({
  name,
  href,
  whyHref,
  letters,
  states,
}: {
  name: string
  href: string
  /** Where the combined answer is given with its reasons. */
  whyHref: string
  letters: string
  states: string
}) {
  const [combined, ...own] = letters
  const status = answerOfLetter(combined ?? "")
  const columnStates = states.split(",")
  return (
    <tr>
      <th scope="row">
        <a href={href}>{name}</a>
      </th>
      <td className="matrix-combined">
        {status && (
          <a href={whyHref} title={`Why: ${name}`}>
            <StatusMark status={status} />
          </a>
        )}
      </td>
      {own.map((letter, column) => (
        <td key={column}>
          <Cell letter={letter} state={columnStates[column] ?? ""} />
        </td>
      ))}
    </tr>
  )
})

function Cell({ letter, state }: { letter: string; state: string }) {
  if (state === "suspended") return <span className="matrix-word">suspended</span>
  const status = answerOfLetter(letter)
  if (status === null) return <span className="matrix-word">not sent</span>
  return <StatusMark status={status} compact />
}
