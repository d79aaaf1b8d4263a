import type { AskedCase, LabMessage } from "./lab-messages"
import type { LabAnswer } from "./lab-answer"

/** A question as it was put to the worker. */
export type Asked = { id: number; case: AskedCase; compare: string | null }

export type LabRun = {
  /**
   * "loading" until the first answer; "running" while what is shown is coarse or of an older question; "rested" once
   * the full answer to the question is there; "failed" where it cannot be answered, and `why` says so. Earlier
   * answers stay to be shown.
   */
  status: "loading" | "running" | "rested" | "failed"
  stage: "coarse" | "full" | null
  answer: LabAnswer | null
  /** The case that `answer` answers, which may be an older one than was asked last; null without an answer. */
  answered: AskedCase | null
  /** The same under a scenario to compare with, and which one that is. */
  beside: { scenario: string; answer: LabAnswer } | null
  /** The untouched case with all draws; comes after the first full answer. */
  published: LabAnswer | null
  /** A sentence where it failed. */
  why: string | null
  /** Whether nothing can be asked of this worker any more: it could not be loaded, or has no records. */
  isBroken: boolean
}

export const freshRun: LabRun = {
  status: "loading",
  stage: null,
  answer: null,
  answered: null,
  beside: null,
  published: null,
  why: null,
  isBroken: false,
}

/** A new question was put; what was answered before stays to be shown. */
export function whenAsked(before: LabRun): LabRun {
  if (before.isBroken || before.status === "loading") return before
  return { ...before, status: before.answer === null ? "loading" : "running", why: null }
}

/**
 * @param asked every question of which an answer may still come, the newest last: answers to older ones are shown
 *   while it is run, and are not its own
 */
export function whenHeard(before: LabRun, message: LabMessage, asked: readonly Asked[]): LabRun {
  const newest = asked.at(-1)
  switch (message.type) {
    case "answer": {
      const { stage, answer, beside, id } = message
      const question = asked.find((one) => one.id === id)
      if (!question) return before
      // The full answer to an older question is no more than a coarse one to this.
      const status = question === newest && stage === "full" ? "rested" : "running"
      const { compare } = question
      return {
        ...before,
        status,
        stage,
        answer,
        answered: question.case,
        beside: compare !== null && beside !== null ? { scenario: compare, answer: beside } : null,
        why: null,
      }
    }
    case "published":
      return { ...before, published: message.answer }
    case "failed":
      if (message.id !== null && message.id !== newest?.id) return before
      return { ...before, status: "failed", why: message.why, isBroken: message.id === null }
    case "opened":
    case "tornado":
    case "progress":
    case "sobol":
      return before
  }
}
