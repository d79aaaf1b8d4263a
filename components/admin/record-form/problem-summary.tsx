"use client"

import { useEffect, useRef } from "react"
import { fieldHref } from "./field-id"

/** What stands in the way of saving, each with a link to its field. Takes the focus when it comes. */
export function ProblemSummary({
  problems,
  turn,
  onFollow,
}: {
  problems: readonly { name: string; label: string; problem: string }[]
  /** Moves with each answer, so that the same problems are heard again. */
  turn: number
  onFollow(name: string): void
}) {
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (turn > 0) element.current?.focus()
  }, [turn])
  if (problems.length === 0) return null
  return (
    <div
      ref={element}
      tabIndex={-1}
      role="alert"
      aria-labelledby="problems-head"
      className="mt-4 border-l-2 border-denied pl-3 outline-none"
    >
      <h2 id="problems-head" className="text-17">
        {problems.length === 1 ? "One thing to mend" : `${problems.length} things to mend`}
      </h2>
      <ul className="mt-1 space-y-1 text-15">
        {problems.map(({ name, label, problem }) => (
          <li key={name}>
            {name !== "" && (
              <>
                <a
                  href={fieldHref(name)}
                  onClick={(event) => {
                    event.preventDefault()
                    onFollow(name)
                  }}
                >
                  {label}
                </a>
                :{" "}
              </>
            )}
            {problem}
          </li>
        ))}
      </ul>
    </div>
  )
}
