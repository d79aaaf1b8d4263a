"use client"

import { useCallback, useEffect, useRef, useState, type RefObject } from "react"
import type { FormState } from "@/lib/forms/form-state"
import type { FormTexts } from "@/lib/forms/form"
import type { SavedIn } from "@/lib/forms/saved-in"
import { dropDrafts, isNews, keepDraft, newestDraft } from "./draft-store"
import { formTexts, isTouched } from "./form-dom"
import { sameTexts } from "./shown-problems"

/** How long after a keystroke the draft is kept, in milliseconds. */
const rest = 1000

/**
 * Keeps what is typed in the browser until it is saved, and brings it back when the page is opened again.
 *
 * @returns `restoredAt`: when the draft that was brought back was typed, in milliseconds; null without one
 */
export function useDrafts({
  kind,
  id,
  saved,
  opened,
  turn,
  version,
  element,
  replace,
}: {
  kind: string
  id: string | null
  /** The page follows a save: what was kept is in the data now. */
  saved: SavedIn | null
  opened: FormState
  turn: number
  version: number | null
  element: RefObject<HTMLFormElement | null>
  replace(texts: FormTexts, version: number | null, keeps: (name: string) => boolean): void
}) {
  const [restoredAt, setRestoredAt] = useState<number | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const newest = useRef(version)
  useEffect(() => {
    newest.current = version
  }, [version])

  useEffect(() => {
    const first = setTimeout(() => {
      if (saved && isNews(`${kind}:${id}:${saved.dataVersion}`)) {
        dropDrafts(kind, id)
        if (saved.how === "added") dropDrafts(kind, null)
        return
      }
      const form = element.current
      const draft = newestDraft(kind, id)
      // An answer of the server holds what was typed last.
      if (!form || !draft || turn > 0 || sameTexts(draft.texts, opened.texts)) return
      replace(draft.texts, draft.version, (name) => isTouched(form, name))
      setRestoredAt(draft.at)
    }, 0)
    return () => clearTimeout(first)
  }, [])

  const keep = useCallback(() => {
    const form = element.current
    if (form) keepDraft(kind, id, { texts: formTexts(form), version: newest.current, at: Date.now() })
  }, [element, id, kind])

  const keepSoon = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(keep, rest)
  }, [keep])
  useEffect(() => () => clearTimeout(timer.current), [])

  const discard = useCallback(() => {
    clearTimeout(timer.current)
    dropDrafts(kind, id)
    replace(opened.texts, opened.version, () => false)
    setRestoredAt(null)
  }, [id, kind, opened, replace])

  return { restoredAt, keep, keepSoon, discard }
}
