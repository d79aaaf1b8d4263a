"use client"

import { useEffect, useState } from "react"

/** How often the form says that it is still open, in milliseconds. */
const beat = 30_000

/** Names the others who have this form open. A word of courtesy: nobody is locked out. */
export function AlsoEditing({
  kind,
  id,
  names,
  mark,
}: {
  kind: string
  id: string
  /** Who has it open as the page is drawn. */
  names: readonly string[]
  mark(kind: string, id: string): Promise<string[]>
}) {
  const [others, setOthers] = useState(names)
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "hidden") return
      // Without a network there is nobody to name; the next beat tries again.
      mark(kind, id).then(setOthers, () => undefined)
    }, beat)
    return () => clearInterval(timer)
  }, [kind, id, mark])
  return (
    <p role="status" className="text-13 text-muted">
      {others.length > 0 &&
        `Also editing this now: ${others.join(", ")}. Whoever saves second is shown both versions.`}
    </p>
  )
}
