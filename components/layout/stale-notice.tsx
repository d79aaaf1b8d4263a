"use client"

import { useEffect, useState } from "react"
import { staleMomentWords, staleNoteOf, type StaleNote } from "@/lib/stale-note"

/**
 * Says calmly, while the database is out of reach, that what is shown was kept from before. The server marks what it
 * sends then; the browser knows the marks of the page it loaded and of those it went to since, so nothing is asked.
 */
export function StaleNotice() {
  const [note, setNote] = useState<StaleNote | null>(null)
  useEffect(() => {
    if (typeof PerformanceObserver === "undefined") return
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (!(entry instanceof PerformanceResourceTiming) || !isOfPage(entry)) continue
        setNote(staleNoteOf(entry.serverTiming))
      }
    })
    observer.observe({ type: "navigation", buffered: true })
    observer.observe({ type: "resource", buffered: true })
    return () => observer.disconnect()
  }, [])
  if (note === null) return null
  return (
    <aside role="status" className="no-print sticky bottom-0 z-10 border-t border-ink bg-paper py-2 text-15">
      <p className="mx-auto max-w-page px-4 sm:px-6">
        The database of this site has been out of reach since {staleMomentWords(note.since)}. What you see was
        kept from before: the numbers are as of then
        {note.dataVersion !== null && `, data version ${note.dataVersion}`}. Nothing needs to be done; pages
        are up to date again once it is back.
      </p>
    </aside>
  )
}

/** The page that was loaded, or one that was gone to within the site; scripts, fonts and pictures say nothing. */
function isOfPage(entry: PerformanceResourceTiming): boolean {
  return entry.entryType === "navigation" || new URL(entry.name).searchParams.has("_rsc")
}
