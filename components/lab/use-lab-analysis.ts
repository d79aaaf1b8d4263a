import { useCallback, useEffect, useState } from "react"
import type { Case } from "@/lib/domain/case"
import type { LabOutput, LabSobol, LabTornado } from "./lab-answer"
import type { AskedCase, LabRequest } from "./lab-messages"
import type { LabWorker } from "./lab-worker"

type Indices =
  | { status: "none" }
  | { status: "running"; done: number; rows: number }
  | { status: "done"; sobol: LabSobol }
  | { status: "failed"; why: string }

export type LabAnalysis = {
  /** Null until it is there: it comes of itself. */
  tornado: LabTornado | null
  /** Why it does not come, in a sentence; null while it may. */
  fault: string | null
  /** Variance-based indices; asked for by `start`. */
  indices: Indices
  start(): void
  stop(): void
}

type State = { key: string; tornado: LabTornado | null; fault: string | null; indices: Indices }

const nothingYet = { tornado: null, fault: null, indices: { status: "none" } } as const

/** Rows of each of the two samples: the error of an index is a few points. */
const sobolRows = 1024

/**
 * What drives one runway of a case: the tornado of itself, variance-based indices when asked. What was found for
 * another case or runway is dropped.
 *
 * @param asked null: nothing yet
 */
export function useLabAnalysis(
  worker: LabWorker | null,
  asked: { case: Case; output: LabOutput; seed: number } | null,
): LabAnalysis {
  const key = asked === null ? null : JSON.stringify({ ...caseOf(asked.case), output: asked.output })
  const [state, setState] = useState<State | null>(null)
  const current: State = state && state.key === key ? state : { key: key ?? "", ...nothingYet }

  useEffect(() => {
    if (worker === null || key === null) return
    const { output, ...given } = JSON.parse(key) as AskedCase & { output: LabOutput }
    const update = (part: Partial<State>) =>
      setState((before) => ({
        ...(before?.key === key ? before : { key, ...nothingYet }),
        ...part,
      }))
    const id = worker.nextId()
    const end = worker.listen((message) => {
      if (message.type === "tornado" && message.id === id) update({ tornado: message.tornado })
      // Without an id the worker itself is lost, and whatever was asked of it.
      else if (message.type === "failed" && (message.id === id || message.id === null))
        update({ fault: message.why })
    })
    worker.ask({ type: "tornado", id, case: given, output })
    return end
  }, [worker, key])

  const seed = asked?.seed ?? 0
  const [sobolOf, setSobolOf] = useState<{ key: string; times: number } | null>(null)
  useEffect(() => {
    if (worker === null || sobolOf === null || sobolOf.key !== key) return
    const { output, ...given } = JSON.parse(sobolOf.key) as AskedCase & { output: LabOutput }
    const id = worker.nextId()
    const update = (indices: Indices) =>
      setState((before) => ({
        ...(before?.key === sobolOf.key ? before : { key: sobolOf.key, ...nothingYet }),
        indices,
      }))
    const end = worker.listen((message) => {
      if (!("id" in message) || (message.id !== id && message.id !== null)) return
      if (message.type === "progress") update({ status: "running", done: message.done, rows: message.rows })
      else if (message.type === "sobol") update({ status: "done", sobol: message.sobol })
      else if (message.type === "failed") update({ status: "failed", why: message.why })
    })
    const request: LabRequest = { type: "sobol", id, case: given, output, rows: sobolRows, seed }
    worker.ask(request)
    update({ status: "running", done: 0, rows: sobolRows })
    return () => {
      end()
      worker.ask({ type: "stop" })
    }
  }, [worker, sobolOf, key, seed])

  const start = useCallback(() => {
    if (key !== null) setSobolOf((before) => ({ key, times: (before?.times ?? 0) + 1 }))
  }, [key])
  const stop = useCallback(() => {
    setSobolOf(null)
    setState((before) => before && { ...before, indices: { status: "none" } })
  }, [])
  const { tornado, fault, indices } = current
  return { tornado, fault, indices, start, stop }
}

function caseOf({ scenario, assumptions, trust }: Case): AskedCase {
  return { scenario, assumptions, trust }
}
