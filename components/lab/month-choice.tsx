import { memo } from "react"
import type { Month } from "@/lib/domain/month"
import { monthWords } from "@/lib/format"
import type { LabState } from "@/lib/lab/lab-query"
import { routes } from "@/lib/routes"

/** The same case as of another month: each is a page of its own, which takes along what it can. */
export const MonthChoice = memo(function MonthChoice({
  months,
  current,
  state,
}: {
  /** The newest first. */
  months: readonly Month[]
  current: Month
  state: LabState
}) {
  if (months.length < 2) return null
  return (
    <nav aria-label="As of" className="mt-3 flex flex-wrap gap-x-3 text-13 noscript:hidden">
      <span className="text-muted" aria-hidden="true">
        As of
      </span>
      {months.map((month, index) => (
        <a
          key={month}
          href={routes.lab({ ...state, case: { ...state.case, asOf: index === 0 ? null : month } })}
          aria-current={month === current ? "true" : undefined}
          className="border-b-2 border-transparent text-muted no-underline hover:text-ink aria-[current]:border-ink aria-[current]:text-ink"
        >
          {monthWords(month)}
        </a>
      ))}
    </nav>
  )
})
