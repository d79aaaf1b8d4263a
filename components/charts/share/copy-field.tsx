"use client"

import { useEffect, useId, useRef, useState, useSyncExternalStore } from "react"

/** Scripts run or they do not: the answer is known once and never changes. */
const neverChanges = () => () => {}

/**
 * A text to take along: an address, a snippet, a citation. Without JavaScript it can be selected; with it a button
 * copies it, and says so.
 *
 * @param rows more than one for a text of several lines
 * @param takesFocus where it comes in place of what had the focus
 */
export function CopyField({
  label,
  value,
  rows = 1,
  takesFocus = false,
}: {
  label: string
  value: string
  rows?: number
  takesFocus?: boolean
}) {
  const id = useId()
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const [said, setSaid] = useState("")
  const isHydrated = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  )

  useEffect(() => {
    if (takesFocus) field.current?.focus()
  }, [takesFocus])

  async function copy() {
    try {
      await navigator.clipboard.writeText(value)
      setSaid("Copied.")
    } catch {
      // No clipboard here (an insecure address, a refusal): the text is selected instead.
      field.current?.focus()
      field.current?.select()
      setSaid("Selected; copy it with your keyboard.")
    }
  }

  const shared = {
    ref: field,
    id,
    readOnly: true,
    value,
    spellCheck: false,
    onFocus: () => field.current?.select(),
    className:
      "min-w-0 flex-1 rounded-2 border border-hairline bg-raised px-2 py-1 text-13 leading-5 text-ink [font-variant-ligatures:none]",
  }
  return (
    <div className="min-w-0">
      <div className="flex items-baseline justify-between gap-x-3">
        <label htmlFor={id} className="text-13 text-muted">
          {label}
        </label>
        <span role="status" className="text-13 text-muted">
          {said}
        </span>
      </div>
      <div className="mt-0.5 flex items-start gap-2">
        {rows === 1 ? <input type="text" {...shared} /> : <textarea rows={rows} {...shared} />}
        <button
          type="button"
          onClick={copy}
          // Nothing can be copied without scripts; its room is kept, so that nothing moves when they arrive.
          style={isHydrated ? undefined : { visibility: "hidden" }}
          className="cursor-pointer rounded-2 border border-ink px-3 py-1 text-13 leading-5 hover:bg-wash"
        >
          Copy<span className="sr-only"> {label.toLowerCase()}</span>
        </button>
      </div>
    </div>
  )
}
