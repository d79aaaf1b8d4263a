import type { ReactNode } from "react"

/** A list whose checkboxes (`firms`) lead to the comparison of what is ticked; needs no script. */
export function CompareForm({ children }: { children: ReactNode }) {
  return (
    <form action="/compare" method="get">
      <p className="no-print mb-3 flex flex-wrap items-baseline gap-x-3 gap-y-1 text-13">
        <button type="submit" className="rounded-2 border border-ink px-3 py-1 text-15">
          Compare
        </button>
        <span className="text-muted">Tick two to six firms to see them beside each other.</span>
      </p>
      {children}
    </form>
  )
}
