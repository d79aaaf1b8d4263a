import { useCallback, useEffect, useRef, useState } from "react"
import type { Case } from "@/lib/domain/case"
import type { Month } from "@/lib/domain/month"
import { routes } from "@/lib/routes"
import type { AskedCase } from "./lab-messages"
import { freshRun, whenAsked, whenHeard, type Asked, type LabRun } from "./lab-run"
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
  const [run, setRun] = useState(freshRun)
  const asked = useRef<readonly Asked[]>([])

  useEffect(() => {
    const started = new LabWorker(routes.labKit(firm, asOf))
    asked.current = []
    started.listen((message) => {
      // Taken now: by the time the state is made anew, more may have been asked.
      const questions = asked.current
      if (message.type === "answer") asked.current = questions.filter(({ id }) => id >= message.id)
      setRun((before) => whenHeard(before, message, questions))
    })
    setWorker(started)
    setRun(freshRun)
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
    const given = JSON.parse(text) as AskedCase
    asked.current = [...asked.current, { id, case: given, compare }]
    worker.ask({ type: "run", id, case: given, compare, draws, seed })
    setRun(whenAsked)
  }, [worker, text, compare, draws, seed])

  const retry = useCallback(() => setAttempt((before) => before + 1), [])
  return { ...run, worker, retry }
}
