"use client"

import { useEffect, type RefObject } from "react"

/** Panels that open over the page close again: by a press beside them, and by Escape, which leads back to their button. */
export function useFloatingPanels(within: RefObject<HTMLElement | null>, panels: string) {
  useEffect(() => {
    const open = () => [...(within.current?.querySelectorAll<HTMLDetailsElement>(`${panels}[open]`) ?? [])]
    function press(event: PointerEvent) {
      for (const panel of open()) if (!panel.contains(event.target as Node)) panel.open = false
    }
    function escape(event: KeyboardEvent) {
      if (event.key !== "Escape") return
      for (const panel of open()) {
        const hadFocus = panel.contains(document.activeElement)
        panel.open = false
        if (hadFocus) panel.querySelector("summary")?.focus()
      }
    }
    document.addEventListener("pointerdown", press)
    document.addEventListener("keydown", escape)
    return () => {
      document.removeEventListener("pointerdown", press)
      document.removeEventListener("keydown", escape)
    }
  }, [within, panels])
}
