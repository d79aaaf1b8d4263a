import type { ReactNode } from "react"

/** A figure with the sign of one that no page we read confirms; the sign hangs, so that digits stay in line. */
export function Unconfirmed({ isRead, children }: { isRead: boolean; children: ReactNode }) {
  if (isRead) return children
  return (
    // `relative` keeps the words for screen readers inside a table that scrolls.
    <span className="relative">
      {children}
      <span aria-hidden="true" className="absolute left-full text-muted">
        †
      </span>
      <span className="sr-only"> (unverified)</span>
    </span>
  )
}
