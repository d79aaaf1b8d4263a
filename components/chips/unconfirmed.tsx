import type { ReactNode } from "react"

/**
 * A figure with the sign of one that no page we read confirms.
 *
 * @param hangs in a column of numbers: the sign stands outside, so that digits stay in line
 */
export function Unconfirmed({
  isRead,
  hangs = false,
  children,
}: {
  isRead: boolean
  hangs?: boolean
  children: ReactNode
}) {
  if (isRead) return children
  return (
    // `relative` keeps the words for screen readers inside a table that scrolls.
    <span className="relative">
      {children}
      <span aria-hidden="true" className={hangs ? "absolute left-full text-muted" : "text-muted"}>
        †
      </span>
      <span className="sr-only"> (unverified)</span>
    </span>
  )
}
