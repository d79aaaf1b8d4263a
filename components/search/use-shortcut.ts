"use client"

import { useEffect, useEffectEvent } from "react"

/** Calls back when a reader presses "/", Ctrl-K or ⌘K and is not typing somewhere. */
export function useShortcut(onPress: () => void): void {
  const press = useEffectEvent(onPress)
  useEffect(() => {
    function listen(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || isTyping(event.target)) return
      const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey
      const isK = event.key.toLowerCase() === "k" && event.ctrlKey !== event.metaKey && !event.altKey
      if (!isSlash && !(isK && !event.shiftKey)) return
      event.preventDefault()
      press()
    }
    document.addEventListener("keydown", listen)
    return () => document.removeEventListener("keydown", listen)
  }, [])
}

/** Whether a key goes into a field: there it means a letter. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true
  if (target instanceof HTMLSelectElement) return true
  return target instanceof HTMLInputElement && !/^(?:checkbox|radio|range|button|submit)$/.test(target.type)
}
