"use client"

import { useState } from "react"
import { chartAddress } from "@/lib/charts/chart-files"
import type { ChartSpec } from "@/lib/charts/spec"
import { freezeChart, type FrozenChart } from "./freeze-chart"

/** Freezes the chart and copies its link. A refusal is said in words, and the button stays. */
export function FreezeButton({
  spec,
  shows,
  onFrozen,
}: {
  spec: ChartSpec
  /** The data version on the page. */
  shows: number
  onFrozen: (frozen: FrozenChart, isCopied: boolean) => void
}) {
  const [isPending, setIsPending] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)

  async function freeze() {
    if (isPending) return
    setIsPending(true)
    setRefusal(null)
    const answer = await freezeChart(spec, shows)
    setIsPending(false)
    if (answer.status === "refused") {
      setRefusal(answer.words)
      return
    }
    const { frozen } = answer
    onFrozen(frozen, await copied(window.location.origin + chartAddress({ id: frozen.id })))
  }

  return (
    <>
      <button
        type="button"
        onClick={freeze}
        aria-disabled={isPending || undefined}
        className="cursor-pointer rounded-2 border border-ink bg-ink px-4 py-1.5 text-15 text-paper aria-disabled:cursor-wait aria-disabled:opacity-70"
      >
        {isPending ? "Freezing…" : "Freeze and copy link"}
      </button>
      <p role="status" className={refusal ? "border-l-2 border-denied pl-3 text-13 text-denied" : "sr-only"}>
        {refusal}
      </p>
      <p className="text-13 text-muted">
        Snippet, files and citation of the frozen chart come with its link.
      </p>
    </>
  )
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
