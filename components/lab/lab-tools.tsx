import { memo, useEffect, useState, type Dispatch } from "react"
import type { LabAction } from "./lab-state"

/** Undo, redo, reset, and a link to what is shown. Ctrl-Z and Ctrl-Shift-Z do the same outside of text fields. */
export const LabTools = memo(function LabTools({
  canUndo,
  canRedo,
  changes,
  address,
  dispatch,
}: {
  canUndo: boolean
  canRedo: boolean
  changes: number
  /** Of what is shown, from the site's root. */
  address: string
  dispatch: Dispatch<LabAction>
}) {
  const [copied, setCopied] = useState<{ address: string; words: string } | null>(null)
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target)) return
      const key = event.key.toLowerCase()
      const isRedo = (key === "z" && event.shiftKey) || (key === "y" && !event.shiftKey)
      if (key !== "z" && !isRedo) return
      event.preventDefault()
      dispatch({ do: isRedo ? "redo" : "undo" })
    }
    window.addEventListener("keydown", press)
    return () => window.removeEventListener("keydown", press)
  }, [dispatch])

  async function copy() {
    try {
      await navigator.clipboard.writeText(`${window.location.origin}${address}`)
      setCopied({ address, words: "Copied." })
    } catch {
      // No clipboard here: the address bar holds the same once the hand rests.
      setCopied({ address, words: "Copy it from the address bar." })
    }
  }

  return (
    <div className="lab-tools no-print noscript:hidden">
      <ToolButton isOff={!canUndo} onPress={() => dispatch({ do: "undo" })}>
        Undo
      </ToolButton>
      <ToolButton isOff={!canRedo} onPress={() => dispatch({ do: "redo" })}>
        Redo
      </ToolButton>
      <ToolButton isOff={changes === 0} onPress={() => dispatch({ do: "reset" })}>
        Reset all
      </ToolButton>
      <ToolButton onPress={() => void copy()}>Copy link</ToolButton>
      <span role="status" className="text-13 text-muted">
        {copied?.address === address && copied.words}
      </span>
    </div>
  )
})

/** Off, it keeps the focus: a keyboard that undid everything must not be thrown to the top of the page. */
function ToolButton({
  isOff = false,
  onPress,
  children,
}: {
  isOff?: boolean
  onPress: () => void
  children: string
}) {
  return (
    <button
      type="button"
      aria-disabled={isOff || undefined}
      onClick={isOff ? undefined : onPress}
      className="cursor-pointer rounded-2 border border-hairline px-2.5 py-0.5 text-13 hover:bg-wash aria-disabled:cursor-default aria-disabled:text-muted aria-disabled:hover:bg-transparent"
    >
      {children}
    </button>
  )
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true
  return target instanceof HTMLInputElement && !["range", "radio", "checkbox"].includes(target.type)
}
