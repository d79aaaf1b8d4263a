import { expect, test } from "vitest"
import { freshRun, whenAsked, whenHeard, type Asked, type LabRun } from "@/components/lab/lab-run"
import type { LabMessage } from "@/components/lab/lab-messages"
import { labAnswer } from "./lab-view"

const untouched = { scenario: "as-things-stand", assumptions: {}, trust: {} }
const changed = { ...untouched, trust: { "ft-2023": 0 } }
const first: Asked = { id: 1, case: untouched, compare: "no-further-imports" }
const second: Asked = { id: 2, case: changed, compare: "supply-doubles" }
const answered = (id: number, stage: "coarse" | "full" = "full"): LabMessage => ({
  type: "answer",
  id,
  stage,
  answer: labAnswer(),
  beside: labAnswer(),
})
const rested: LabRun = whenHeard(freshRun, answered(1), [first])

test("an answer says which case it answers, and what stands beside it under which scenario", () => {
  expect(rested).toMatchObject({
    status: "rested",
    answered: untouched,
    beside: { scenario: "no-further-imports" },
  })
})

test("a late answer to an older question keeps its own case and scenario, and does not pass for the newest", () => {
  const late = whenHeard(whenAsked(rested), answered(1), [first, second])
  expect(late).toMatchObject({
    status: "running",
    answered: untouched,
    beside: { scenario: "no-further-imports" },
  })
  expect(whenHeard(late, answered(2), [first, second])).toMatchObject({
    status: "rested",
    answered: changed,
    beside: { scenario: "supply-doubles" },
  })
})

test("nothing stands beside an answer that nothing is compared with", () => {
  const alone = { ...first, compare: null }
  expect(whenHeard(freshRun, { ...answered(1), beside: null } as LabMessage, [alone]).beside).toBeNull()
})

test("a question that cannot be answered gives way to the next; a worker that is lost does not", () => {
  const failed = (id: number | null): LabMessage => ({ type: "failed", id, why: "It cannot be." })
  const once = whenHeard(rested, failed(2), [second])
  expect(once).toMatchObject({ status: "failed", why: "It cannot be." })
  expect(whenAsked(once)).toMatchObject({ status: "running", why: null })
  expect(whenHeard(rested, failed(1), [first, second])).toBe(rested)
  const lost = whenHeard(rested, failed(null), [second])
  expect(whenAsked(lost)).toBe(lost)
  expect(lost.status).toBe("failed")
})
