import { useCallback, useEffect, useRef, useState } from "react"
import type { EngineVersions, RunResult } from "@/lib/charts/verify/comparison-words"
import type { RunMessage, RunRequest } from "./messages"

export type Reproduction = {
  status: "running" | "finished" | "stopped" | "failed"
  /** Known once the frozen chart was read. */
  begun: { runs: number; engine: EngineVersions } | null
  results: readonly RunResult[]
  /** A sentence where it failed. */
  why: string | null
}

const fresh: Reproduction = { status: "running", begun: null, results: [], why: null }

/** Runs a frozen chart again in a worker, once for each `attempt`, until it is finished or stopped. */
export function useReproduction(id: string, attempt: number): Reproduction & { stop: () => void } {
  const [state, setState] = useState({ attempt, reproduction: fresh })
  const worker = useRef<Worker | null>(null)
  const reproduction = state.attempt === attempt ? state.reproduction : fresh

  useEffect(() => {
    const update = (change: (before: Reproduction) => Reproduction) =>
      setState((before) => ({
        attempt,
        reproduction: change(before.attempt === attempt ? before.reproduction : fresh),
      }))
    const fail = (why: string) => update((before) => ({ ...before, status: "failed", why }))
    const engine = startEngine()
    engine.addEventListener("message", ({ data }: MessageEvent<RunMessage>) => {
      switch (data.type) {
        case "begun":
          return update(() => ({ ...fresh, begun: data }))
        case "ran":
          return update((before) => ({ ...before, results: [...before.results, data.result] }))
        case "finished":
          return update((before) => ({ ...before, status: "finished" }))
        case "failed":
          return fail(data.why)
      }
    })
    engine.addEventListener("error", (event) => {
      event.preventDefault()
      fail("The engine could not be loaded. Load the page again.")
    })
    const request: RunRequest = { origin: window.location.origin, id }
    engine.postMessage(request)
    worker.current = engine
    return () => engine.terminate()
  }, [id, attempt])

  const stop = useCallback(() => {
    worker.current?.terminate()
    setState((before) => ({ ...before, reproduction: { ...before.reproduction, status: "stopped" } }))
  }, [])

  return { ...reproduction, stop }
}

function startEngine(): Worker {
  return new Worker(new URL("./engine/engine-worker.ts", import.meta.url), { type: "module" })
}
