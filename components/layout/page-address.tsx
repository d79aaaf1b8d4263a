"use client"

import { usePathname } from "next/navigation"
import { useEffect, useRef } from "react"

/**
 * On paper alone: where the printed page is found. The choices of a view stand in the address and may change without
 * the page, so it is read again when printing begins.
 *
 * @param origin of the site, without a slash at its end
 */
export function PageAddress({ origin }: { origin: string }) {
  const path = usePathname()
  const line = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    function read() {
      if (line.current) line.current.textContent = location.href.replace(/#.*$/, "")
    }
    read()
    window.addEventListener("beforeprint", read)
    return () => window.removeEventListener("beforeprint", read)
  }, [path])
  return (
    <p ref={line} className="only-print text-13 text-muted" suppressHydrationWarning>
      {origin + path}
    </p>
  )
}
