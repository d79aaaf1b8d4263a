import type { Case } from "@/lib/domain/case"
import type { LabAnswer, LabOutput, LabSobol, LabTornado } from "./lab-answer"

/** The case as the engine takes it: the firm and the month are the kit's. */
export type AskedCase = Pick<Case, "scenario" | "assumptions" | "trust">

export type RunRequest = {
  type: "run"
  /** Of the asker's making, growing: an answer carries it back. */
  id: number
  case: AskedCase
  /** A scenario to set beside it, under the same changes; null: none. */
  compare: string | null
  /** Of the full run. The coarse one before it has the same seed. */
  draws: number
  seed: number
}

/** What the page asks of its worker. A newer request of a kind takes the place of an older one. */
export type LabRequest =
  /** First of all: where the firm's kit is to be had, in full, since a worker may have no address of its own. */
  | { type: "open"; address: string }
  | RunRequest
  | { type: "tornado"; id: number; case: AskedCase; output: LabOutput }
  | { type: "sobol"; id: number; case: AskedCase; output: LabOutput; rows: number; seed: number }
  /** Ends the sobol that goes on. */
  | { type: "stop" }

/** What the worker says. */
export type LabMessage =
  | { type: "opened" }
  | {
      type: "answer"
      id: number
      /** Coarse at once, full once no newer request came in between. */
      stage: "coarse" | "full"
      answer: LabAnswer
      /** Under `compare`. */
      beside: LabAnswer | null
    }
  /** The untouched case with as many draws, once, after the first full answer. */
  | { type: "published"; answer: LabAnswer }
  | { type: "tornado"; id: number; tornado: LabTornado }
  | { type: "progress"; id: number; done: number; rows: number }
  | { type: "sobol"; id: number; sobol: LabSobol }
  /** `id` null: nothing can be asked of this worker. `why` is a sentence with its cure. */
  | { type: "failed"; id: number | null; why: string }
