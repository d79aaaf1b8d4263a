import type { ReactNode } from "react"

/**
 * A table that scrolls inside itself, its first column fixed. Rows and cells are the caller's; cells that hold
 * numbers carry `data-numeric`.
 *
 * @param caption names the table for screen readers; shown above it with `showCaption`
 */
export function ScrollTable({
  caption,
  showCaption = false,
  className = "",
  children,
}: {
  caption: string
  showCaption?: boolean
  className?: string
  children: ReactNode
}) {
  return (
    // What scrolls must be reachable by keyboard. A group and not a region: a page holds many, and none is a landmark.
    <div className={`scroll-table ${className}`} role="group" aria-label={caption} tabIndex={0}>
      <table>
        <caption className={showCaption ? "" : "sr-only"}>{caption}</caption>
        {children}
      </table>
    </div>
  )
}
