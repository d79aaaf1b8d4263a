"use client"

import { lazy, Suspense, useState } from "react"
import { PressButton } from "../press-button"

/** The engine, its words and its worker come with the press: no page carries them. */
const Panel = lazy(async () => ({ default: (await import("./reproduction-panel")).ReproductionPanel }))

/**
 * Runs the engine of today on a frozen chart's inputs, in the reader's browser, and shows whether the figures
 * are equal. A chart without a run says that there is nothing to run.
 */
export function ReproduceButton({
  id,
  runs,
}: {
  id: string
  /** How many runs of the engine the chart rests on. */
  runs: number
}) {
  const [attempt, setAttempt] = useState(0)
  if (runs === 0) {
    return (
      <p className="max-w-prose text-15 text-muted">
        This chart shows records and no estimate, so there is nothing to run again.
      </p>
    )
  }
  return (
    <div>
      <PressButton onPress={() => setAttempt((before) => before + 1)}>
        {attempt === 0 ? "Run the engine again" : "Run it once more"}
      </PressButton>
      {attempt > 0 && (
        <Suspense fallback={<p className="mt-2 text-muted">Loading the engine…</p>}>
          <Panel id={id} attempt={attempt} />
        </Suspense>
      )}
    </div>
  )
}
