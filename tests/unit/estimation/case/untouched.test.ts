import { expect, test } from "vitest"
import { caseAnswer } from "@/lib/estimation/case/case-answer"
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
      // An editor may lower a published grade; a case's is what the numbers give.
      if (answer[workload].grade !== published[workload].grade) continue
      expect(answer[workload].stock).toEqual(published[workload].stock)
      expect(answer[workload].all).toEqual(published[workload].all)
    }
  },
)

test("every firm with an estimate is among them", () => {
  expect(kits.length).toBeGreaterThan(4)
})
