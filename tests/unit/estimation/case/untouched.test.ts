import { expect, test } from "vitest"
import { caseAnswer } from "@/lib/estimation/case/case-answer"
import { worseGrade } from "@/lib/estimation"
import { runCase } from "@/lib/estimation/case/run-case"
import { assembleFor, computeEstimate } from "@/lib/server/estimates/compute-estimate"
import { asOf, kits, records, seed, untouched } from "./kits"

const few = { draws: 200, seed }

test.each(kits.map((kit) => [kit.firm, kit] as const))(
  "the untouched case of %s is the published estimate, input and numbers",
  (firm, kit) => {
    const company = records.company.find(({ id }) => id === firm)!
    const run = runCase(kit, untouched(), { ...few, fans: true })
    expect(run.faults).toEqual([])
    expect(run.assembly).toEqual(assembleFor(records, company, asOf))
    const answer = caseAnswer(kit, {}, run, few)
    const published = computeEstimate(records, company, { ...few, asOf, dataVersion: 1 }, "")
    const { n, tried, acceptance } = published
    expect(answer).toMatchObject({ n, tried, acceptance, values: {}, faults: [] })
    for (const workload of ["training", "inference"] as const) {
      expect(answer[workload].grade).toBe(published[workload].grade)
      expect(answer[workload].stock).toEqual(published[workload].stock)
      expect(answer[workload].all).toEqual(published[workload].all)
    }
  },
)

test.each(["with warning", "strained", "none"] as const)(
  "no case of a firm gets a better grade than %s, where an editor lowered it to that",
  (to) => {
    const kit = kits.find(({ firm }) => firm === "baidu")!
    const lowered = { workload: "training" as const, asOf, to, why: "A test says so." }
    const asked = { ...untouched(), scenario: "demand-grows-half-as-fast" }
    const run = runCase({ ...kit, loweredGrades: [lowered] }, asked, few)
    const { training, inference } = caseAnswer(kit, {}, run, few)
    expect(worseGrade(training.grade, to)).toBe(training.grade)
    expect(training.stock === null).toBe(to === "none")
    expect(inference).toEqual(caseAnswer(kit, {}, runCase(kit, asked, few), few).inference)
    if (to === "none") expect(training.why.at(-1)).toBe("Lowered by an editor: A test says so.")
  },
)

test("every firm with an estimate is among them", () => {
  expect(kits.length).toBeGreaterThan(4)
})
