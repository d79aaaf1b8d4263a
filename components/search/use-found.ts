"use client"

import { useEffect, useState } from "react"
import type { SearchAnswer } from "@/lib/contracts/search"

/** Milliseconds without another letter before the server is asked. */
const pause = 120

/**
 * What is found for the text as it stands, a moment after the last letter. A text that is overtaken is no longer
 * waited for; the last answer stays until the next is there. Null before the first, for no text, and where none comes.
 *
 * @param address of the JSON, without its query
 */
export function useFound(address: string, text: string, limit: number): SearchAnswer | null {
  const [answer, setAnswer] = useState<SearchAnswer | null>(null)
  const q = text.trim()
  useEffect(() => {
    if (q === "") return
    const superseded = new AbortController()
    const ask = async () => {
      const query = new URLSearchParams({ q, limit: String(limit) })
      try {
        const response = await fetch(`${address}?${query}`, { signal: superseded.signal })
        setAnswer(response.ok ? ((await response.json()) as SearchAnswer) : null)
      } catch {
        // Without an answer the field is what it is without a script: Enter leads to the page of results.
        if (!superseded.signal.aborted) setAnswer(null)
      }
    }
    const timer = setTimeout(() => void ask(), pause)
    return () => {
      clearTimeout(timer)
      superseded.abort()
    }
  }, [address, q, limit])
  return q === "" ? null : answer
}
