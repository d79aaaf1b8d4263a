import type { ReactNode } from "react"

/**
 * A part of the answer that is not there yet. What stands in its place keeps its room open, unseen and unheard, so
 * that nothing below moves when it comes.
 */
export function Awaited({
  isThere,
  words,
  children,
}: {
  isThere: boolean
  /** What is said meanwhile. */
  words: string
  /** The part; until it is there, something of about its size. */
  children: ReactNode
}) {
  return (
    <div className="lab-awaited">
      {!isThere && <p className="text-15 text-muted">{words}</p>}
      <div
        className={isThere ? undefined : "invisible"}
        aria-hidden={isThere ? undefined : true}
        inert={!isThere}
      >
        {children}
      </div>
    </div>
  )
}
