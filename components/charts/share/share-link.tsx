"use client"

import { useState, type ComponentType, type MouseEvent } from "react"
import type { ChartSpec } from "@/lib/charts/spec"
import type { Month } from "@/lib/domain/month"

/** What is shared: the chart's settings, and what a citation names. */
export type Shared = { spec: ChartSpec; title: string; asOf: Month | null; dataVersion: number }

export type ShareDialogProps = { shared: Shared; onClose: () => void }

/** A link to the chart's own page; with JavaScript it opens the choice right here. The dialog is loaded then. */
export function ShareLink({ href, shared }: { href: string; shared: Shared }) {
  const [Dialog, setDialog] = useState<ComponentType<ShareDialogProps> | null>(null)
  const [isOpen, setIsOpen] = useState(false)

  async function open(event: MouseEvent) {
    // Who asks for a new tab gets the page in it.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    try {
      const { ShareDialog } = await import("./share-dialog")
      setDialog(() => ShareDialog)
      setIsOpen(true)
    } catch {
      // Offline or a stale page: the link does what it says.
      window.location.assign(href)
    }
  }

  return (
    <>
      <a href={href} onClick={open}>
        Share<span className="sr-only"> {shared.title}</span>
      </a>
      {Dialog && isOpen && <Dialog shared={shared} onClose={() => setIsOpen(false)} />}
    </>
  )
}
