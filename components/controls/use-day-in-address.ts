"use client"

import { useEffect } from "react"
import type { DayAddresses } from "./day-form"

/** The address follows once the slider has rested so long: browsers refuse more than a few changes a second. */
const restMs = 300

/**
 * Keeps the address and the day that is shown the same. A slider that moved puts its day into the address,
 * without a new entry in the history; a page that the browser brings back under another day's address shows
 * that day.
 */
export function useDayInAddress({
  asked,
  setAsked,
  reach,
  own,
  isKnown,
  hasFailed,
  addresses,
}: {
  asked: string
  setAsked: (day: string) => void
  reach: () => void
  /** The day for which the server made the page. */
  own: string
  isKnown: boolean
  hasFailed: boolean
  addresses: DayAddresses
}): void {
  useEffect(() => {
    const { pathname } = window.location
    if (!pathname.startsWith(addresses.day)) return
    const day = pathname.slice(addresses.day.length)
    if (day === own) return
    reach()
    setAsked(day)
  }, [addresses.day, own, reach, setAsked])

  useEffect(() => {
    const address = `${addresses.day}${asked}`
    const isThere = window.location.pathname === address || (asked === own && !isKnown)
    if (isThere) return
    const timer = setTimeout(() => {
      if (isKnown) window.history.replaceState(null, "", `${address}${window.location.hash}`)
      else if (hasFailed) window.location.assign(address)
    }, restMs)
    return () => clearTimeout(timer)
  }, [addresses.day, asked, own, isKnown, hasFailed])
}
