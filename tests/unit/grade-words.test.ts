import { expect, test } from "vitest"
import { reasonForNone } from "@/lib/grade-words"
import { gradeEstimate, type GradeEvidence } from "@/lib/estimation/grade"

const evidence: GradeEvidence = {
  acceptance: 0.04,
  median: 9,
  withoutWeakest: null,
  onlyLine: "A800 for 2023",
  horizonMonths: 60,
  missing: [],
  rents: null,
  lowered: null,
}

test("of all that is said about a grade, the contradiction is why there is no number, not what follows it", () => {
  expect(reasonForNone(gradeEstimate(evidence).why)).toMatch(/^only 4% of draws .* contradict it$/)
})

test("where an editor took the number away, the editor's reason is given, with one full stop fewer", () => {
  const { why } = gradeEstimate({
    ...evidence,
    acceptance: 0.8,
    lowered: { to: "none", why: "Its orders are disputed." },
  })
  expect(reasonForNone(why)).toBe("lowered by an editor: Its orders are disputed")
})

test("where nothing is said there is no reason", () => {
  expect(reasonForNone([])).toBeNull()
})
