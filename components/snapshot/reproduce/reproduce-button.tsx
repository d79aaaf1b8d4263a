"use client"

import { useState, type ComponentType } from "react"
import { nothingToRun } from "@/lib/charts/verify/nothing-to-run"
import { PressButton } from "../press-button"

type Panel = ComponentType<{ id: string; attempt: number }>

/**
 * Runs the engine of today on a frozen chart's inputs, in the reader's browser, and shows whether the figures
 * are equal. The engine, its words and its worker come with the press: no page carries them.
 */
export function ReproduceButton({
  id,
  runs,
  hasEngine,
}: {
  id: string
  /** How many runs of the engine the chart rests on. */
  runs: number
  hasEngine: boolean
}) {
  const [attempt, setAttempt] = useState(0)
  const [Panel, setPanel] = useState<Panel | null>(null)
  const [hasFailed, setHasFailed] = useState(false)
  if (runs === 0) {
    return <p className="max-w-prose text-15 text-muted">{nothingToRun(hasEngine)}</p>
  }

  async function press() {
    setHasFailed(false)
    setAttempt((before) => before + 1)
    try {
      const { ReproductionPanel } = await import("./reproduction-panel")
      setPanel(() => ReproductionPanel)
    } catch {
      setHasFailed(true)
    }
  }

  return (
    <div>
      <p className="mb-2 max-w-prose text-15">
        {runs === 1 ? "The input of the engine’s run is" : `The inputs of the engine’s ${runs} runs are`}{" "}
        frozen too. Today’s engine can run {runs === 1 ? "it" : "them"} again, here in the browser, and show
        whether the figures are equal.
      </p>
      <PressButton onPress={() => void press()}>
        {attempt === 0 ? "Run the engine again" : "Run it once more"}
      </PressButton>
      {Panel ? (
        <Panel id={id} attempt={attempt} />
      ) : (
        <p role="status" className="mt-2 text-15 text-muted">
          {hasFailed
            ? "The engine could not be loaded. Check the connection, or load the page again."
            : attempt > 0 && "Loading the engine…"}
        </p>
      )}
    </div>
  )
}
