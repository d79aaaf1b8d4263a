import type { ReactNode } from "react"

/**
 * A table that scrolls inside itself, its first column fixed. Rows and cells are the caller's; cells that hold
 * numbers carry `data-numeric`.
 *
 * @param caption names the table for screen readers; shown above it with `showCaption`
 * @param columns width classes, a column each, "" for one that takes the rest. For long tables: without them the
 *   browser measures every row, and columns already on the screen move while later rows arrive
 */
export function ScrollTable({
  caption,
  showCaption = false,
  beside,
  className = "",
  columns,
  children,
}: {
  caption: string
  showCaption?: boolean
  /** Follows the caption where it is shown. */
  beside?: ReactNode
  className?: string
  columns?: readonly string[]
  children: ReactNode
}) {
  return (
    // What scrolls must be reachable by keyboard. A group and not a region: a page holds many, and none is a landmark.
    <div className={`scroll-table ${className}`} role="group" aria-label={caption} tabIndex={0}>
      <table className={columns && "w-full table-fixed"}>
        <caption className={showCaption ? "" : "sr-only"}>
          {caption}
          {beside && <> · {beside}</>}
        </caption>
        {columns && (
          <colgroup>
            {columns.map((width, at) => (
              <col key={at} className={width} />
            ))}
          </colgroup>
        )}
        {children}
      </table>
    </div>
  )
}
