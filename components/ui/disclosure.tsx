import type { ReactNode } from "react"

/** A line that opens: works without JavaScript, and opens for find-in-page. */
export function Disclosure({
  summary,
  children,
  className = "",
  isOpen,
}: {
  summary: ReactNode
  children: ReactNode
  className?: string
  isOpen?: boolean
}) {
  return (
    <details className={`disclosure ${className}`} open={isOpen}>
      <summary>{summary}</summary>
      <div className="pt-2">{children}</div>
    </details>
  )
}
