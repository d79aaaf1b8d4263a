"use client"

import { useEffect, useLayoutEffect, useRef, useState, type Dispatch } from "react"
import type { LabView } from "@/lib/contracts/lab"
import type { LabState } from "@/lib/lab/lab-query"
import { readLabQuery, type DroppedParam } from "@/lib/lab/link"
import { routes } from "@/lib/routes"
import { fitState } from "./fit-state"
import type { LabAction } from "./lab-state"

/** The address follows once a hand has rested so long: browsers refuse more than a few changes a second. */
const restMs = 300

/** The address that holds a state. */
export function labAddress(state: LabState): string {
  return routes.lab(state)
}

/**
 * Keeps the address and what is shown the same: reads it once, then writes it as the reader changes things, without
 * a new entry in the browser's history.
 *
 * @returns what of the link was left out and why, how to put that notice away, and whether the link was read
 */
export function useLabAddress(
  view: LabView,
  state: LabState,
  dispatch: Dispatch<LabAction>,
): { dropped: readonly DroppedParam[]; dismiss: () => void; isRead: boolean } {
  const [read, setRead] = useState<{ dropped: readonly DroppedParam[] } | null>(null)
  const isWritten = useRef(false)
  const opened = useRef<string | null>(null)

  // Before the page is painted with what it does not hold.
  useLayoutEffect(() => {
    // Once for each firm and month: a page that is made anew under the reader's hand must not undo what it did.
    const page = `${view.firm} ${view.asOf}`
    if (opened.current === page) return
    opened.current = page
    const link = readLabQuery(new URLSearchParams(window.location.search))
    const fitted = link.state && fitState(link.state, view)
    if (fitted) dispatch({ do: "open", state: fitted.state })
    setRead({ dropped: [...link.dropped, ...(fitted?.dropped ?? [])] })
  }, [view, dispatch])

  const address = labAddress(state)
  useEffect(() => {
    if (read === null) return
    // A link that was just opened stays as it was written, until something is changed.
    if (!isWritten.current) {
      isWritten.current = true
      return
    }
    const timer = setTimeout(() => {
      if (`${window.location.pathname}${window.location.search}` === address) return
      window.history.replaceState(null, "", `${address}${window.location.hash}`)
    }, restMs)
    return () => clearTimeout(timer)
  }, [address, read])

  return { dropped: read?.dropped ?? [], dismiss: () => setRead({ dropped: [] }), isRead: read !== null }
}
