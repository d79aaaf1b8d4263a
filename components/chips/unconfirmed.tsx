import type { ReactNode } from "react"

/** A figure with the sign of one that no page we read confirms. */
export function Unconfirmed({ isRead, children }: { isRead: boolean; children: ReactNode }) {
  if (isRead) return children
  return (
    <>
      {children}
      <span aria-hidden="true" className="-mr-[0.5em] inline-block w-[0.5em] text-muted">
        †
      </span>
      <span className="sr-only"> (unverified)</span>
    </>
  )
}
