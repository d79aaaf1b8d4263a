import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { gradeEstimate, reasonOf, worseGrade, type GradeEvidence } from "@/lib/estimation"

const sound: GradeEvidence = {
  acceptance: 0.8,
  median: 20,
  withoutWeakest: { title: "the weakest order", n: 2000, median: 19, acceptance: 0.75 },
  onlyLine: null,
  horizonMonths: 60,
  missing: [],
  rents: null,
  lowered: null,
}
const grade = (change: Partial<GradeEvidence>) => gradeEstimate({ ...sound, ...change }).grade

describe("the grade of an estimate", () => {
  test("follows acceptance at its bounds", () => {
    expect([0.5, 0.4999, 0.3, 0.2999, 0.1, 0.0999].map((acceptance) => grade({ acceptance }))).toEqual([
      "shown",
      "with warning",
      "with warning",
      "strained",
      "strained",
      "none",
    ])
  })

  test("warns when leaving out the weakest line moves the median by more than half and at least 3 months", () => {
    const without = (median: number | null, acceptance = 0.75) => ({
      withoutWeakest: { title: "the weakest order", n: 2000, median, acceptance },
    })
    expect(grade({ median: 20, ...without(10) })).toBe("shown")
    expect(grade({ median: 20, ...without(9) })).toBe("with warning")
    expect(grade({ median: 2, ...without(0) })).toBe("shown")
    expect(grade({ median: 1, ...without(4) })).toBe("with warning")
    expect(grade({ median: 9, ...without(3, 0.25) })).toBe("strained")
    expect(grade({ median: null, ...without(25) })).toBe("with warning")
    expect(grade({ median: 59, ...without(null) })).toBe("shown")
  })

  test("is none for a firm that rents or lacks evidence, and says which", () => {
    expect(gradeEstimate({ ...sound, rents: "It rents." })).toEqual({ grade: "none", why: ["It rents."] })
    const missing = gradeEstimate({ ...sound, missing: ["any count of its chips"] })
    expect(missing.grade).toBe("none")
    expect(missing.why.join()).toContain("any count of its chips")
  })

  test("an editor lowers it with a reason and never raises it", () => {
    const grades = ["shown", "with warning", "strained", "none"] as const
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(...grades),
        (acceptance, to) => {
          const computed = grade({ acceptance })
          const lowered = gradeEstimate({ ...sound, acceptance, lowered: { to, why: "a single relay" } })
          expect(lowered.grade).toBe(worseGrade(computed, to))
          expect(lowered.why.join().includes("a single relay")).toBe(lowered.grade !== computed)
        },
      ),
    )
  })

  test("names the reason that refuses a number, whatever was found beside it", () => {
    const contradicted = { ...sound, acceptance: 0.04 }
    const lone = { onlyLine: "two purchases", withoutWeakest: null }
    const weak = { withoutWeakest: { title: "a survey", n: 0, median: null, acceptance: 0 } }
    for (const beside of [{}, lone, weak]) {
      expect(reasonOf(gradeEstimate({ ...contradicted, ...beside }))).toMatch(
        /^Only 4% of draws agree .*: the inputs contradict it$/,
      )
    }
    const lowered = { to: "none", why: "A single relay, since denied." } as const
    expect(reasonOf(gradeEstimate({ ...sound, lowered }))).toBe(
      "Lowered by an editor: A single relay, since denied",
    )
    // A lowering that lowers nothing is no reason.
    expect(reasonOf(gradeEstimate({ ...contradicted, ...lone, lowered }))).toMatch(/^Only 4%/)
    expect(reasonOf({ why: [] })).toBeNull()
  })
})
