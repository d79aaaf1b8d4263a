"use client"

import { useEffect, useState, type ComponentType } from "react"
import type { NumberWindowProps } from "./number-window"

/**
 * Opens numbers in place: one listener for every `a[data-number]` of a page. What draws the window is loaded with the
 * first number that is opened; where it cannot be, the link does what it says.
 */
export function NumberOpener() {
  const [Window, setWindow] = useState<ComponentType<NumberWindowProps> | null>(null)
  const [opened, setOpened] = useState<{ link: Element; href: string } | null>(null)

  useEffect(() => {
    function open(event: MouseEvent) {
      const link = linkOf(event)
      if (!link) return
      event.preventDefault()
      void openInPlace(link, link.getAttribute("href") ?? "")
    }
    async function openInPlace(link: Element, href: string) {
      try {
        const { NumberWindow } = await import("./number-window")
        setWindow(() => NumberWindow)
        setOpened({ link, href })
      } catch {
        // Offline or a stale page: the link does what it says.
        window.location.assign(href)
      }
    }
    document.addEventListener("click", open)
    return () => document.removeEventListener("click", open)
  }, [])

  if (!Window || !opened) return null
  return <Window key={opened.href} link={opened.link} href={opened.href} onClose={() => setOpened(null)} />
}

/** The number that a plain click or Enter is on; null for any other click, and inside the window, which sees to its own. */
function linkOf(event: MouseEvent): Element | null {
  if (event.defaultPrevented || event.button !== 0) return null
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null
  if (!(event.target instanceof Element)) return null
  const link = event.target.closest("a[data-number]")
  const isNumber = link?.getAttribute("href")?.startsWith("/numbers/") === true
  return link && isNumber && !link.closest(".number-window") ? link : null
}
