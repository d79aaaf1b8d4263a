"use client"

import { useCallback, useRef, useState } from "react"
import type { EveryDay, Stretch } from "@/lib/contracts/control"

/**
 * Every day's answers, fetched at the first `reach`. They are refused when they belong to other records than
 * the page; `hasFailed` then says that only a page of its own can answer for another day.
 */
export function useEveryDay(
  address: string,
  dataVersion: number,
): { stretches: readonly Stretch[] | null; hasFailed: boolean; reach: () => void } {
  const [stretches, setStretches] = useState<readonly Stretch[] | null>(null)
  const [hasFailed, setHasFailed] = useState(false)
  const isAsked = useRef(false)

  const reach = useCallback(() => {
    if (isAsked.current) return
    isAsked.current = true
    fetch(address)
      .then((response) => response.json() as Promise<EveryDay>)
      .then((all) => {
        if (all.dataVersion !== dataVersion) throw new Error("the records have moved on")
        setStretches(all.stretches)
      })
      .catch(() => setHasFailed(true))
  }, [address, dataVersion])

  return { stretches, hasFailed, reach }
}
