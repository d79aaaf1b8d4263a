import { useCallback, useEffect, useRef, useState } from "react"
import type { Case } from "@/lib/domain/case"
import type { Month } from "@/lib/domain/month"
import { routes } from "@/lib/routes"
import type { LabAnswer } from "./lab-answer"
import type { AskedCase, LabMessage } from "./lab-messages"
import { LabWorker } from "./lab-worker"

/** What the laboratory asks. `draws` and `seed` are the dataset's, so that the full answer is the published one's kin. */
export type LabQuestion = {
  case: Case
  /** A scenario to set beside it, under the same changes; null: none. */
  compare: string | null
  /** The month of the kit: the case's, or the dataset's where the case names none. */
  asOf: Month
  draws: number
  seed: number
}

export type LabRun = {
  /**
   * "loading" until the first answer; "running" while what is shown is coarse or of an older question; "rested" once
   * the full answer to the question is there; "failed" where it cannot be answered, and `why` says so. Earlier
   * answers stay to be shown.
   */
  status: "loading" | "running" | "rested" | "failed"
  stage: "coarse" | "full" | null
  answer: LabAnswer | null
  /** Under `compare`. */
  beside: LabAnswer | null
  /** The untouched case with all draws; comes after the first full answer. */
  published: LabAnswer | null
  /** A sentence where it failed. */
  why: string | null
}

const fresh: LabRun = {
  status: "loading",
  stage: null,
  answer: null,
  beside: null,
  published: null,
  why: null,
}

/**
 * Answers a question in a worker as it changes: coarse at once, full when it rests. The worker is the firm's and the
 * month's; another case is asked of the same one, and takes the place of what it was running.
 *
 * @returns `worker` for further questions (`useLabAnalysis`); null before the page runs scripts
 */
export function useLabRun(question: LabQuestion): LabRun & { worker: LabWorker | null; retry: () => void } {
  const { asOf, compare, draws, seed } = question
  const { firm } = question.case
  const [attempt, setAttempt] = useState(0)
  const [worker, setWorker] = useState<LabWorker | null>(null)
  const [run, setRun] = useState(fresh)
  const asked = useRef(0)

  useEffect(() => {
    const started = new LabWorker(routes.labKit(firm, asOf))
    started.listen((message) => setRun((before) => after(before, message, asked.current)))
    setWorker(started)
    setRun(fresh)
    return () => {
      started.end()
      setWorker(null)
    }
  }, [firm, asOf, attempt])

  // By its text, so that an equal case in a new object asks nothing.
  const { scenario, assumptions, trust } = question.case
  const text = JSON.stringify({ scenario, assumptions, trust } satisfies AskedCase)
  useEffect(() => {
    if (worker === null) return
    const id = worker.nextId()
    asked.current = id
    worker.ask({ type: "run", id, case: JSON.parse(text) as AskedCase, compare, draws, seed })
    setRun((before) =>
      before.status === "rested" || (before.status === "failed" && before.answer !== null)
        ? { ...before, status: "running", why: null }
        : before,
    )
  }, [worker, text, compare, draws, seed])

  const retry = useCallback(() => setAttempt((before) => before + 1), [])
  return { ...run, worker, retry }
}

/** @param asked id of the newest question: answers to older ones are shown while it is run, and are not its own */
function after(before: LabRun, message: LabMessage, asked: number): LabRun {
  switch (message.type) {
    case "answer": {
      const { stage, answer, beside } = message
      const isOwn = message.id === asked
      // The full answer to an older question is no more than a coarse one to this.
      const status = isOwn && stage === "full" ? "rested" : "running"
      return { ...before, status, stage, answer, beside, why: null }
    }
    case "published":
      return { ...before, published: message.answer }
    case "failed":
      if (message.id !== null && message.id !== asked) return before
      return { ...before, status: "failed", why: message.why }
    case "opened":
    case "tornado":
    case "progress":
    case "sobol":
      return before
  }
}
