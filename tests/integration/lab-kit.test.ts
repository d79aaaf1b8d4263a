import { describe, expect, test } from "vitest"
import { untouchedCase } from "@/lib/domain/case"
import { assembleCase } from "@/lib/estimation/case/assemble-case"
import { kitSchema } from "@/lib/estimation/case/kit"
import { runCase } from "@/lib/estimation/case/run-case"
import { assembleFor, computeEstimate } from "@/lib/server/estimates/compute-estimate"
import { lawOfRecords } from "@/lib/server/estimates/law-of-records"
import { getEstimate } from "@/lib/server/estimates/get-estimate"
import { kitOf, monthsOfLab } from "@/lib/server/lab/kit"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { changedLaw } from "@/lib/export-controls"
import { useFreshDatabase } from "@/tests/setup/database"

useFreshDatabase({ withData: true, withEstimates: true })

describe("the kit of a firm", () => {
  test("gives the published input for every firm and month, also after a way through JSON", async () => {
    const catalogue = await loadCatalogue()
    let inputs = 0
    for (const company of catalogue.records.company) {
      for (const asOf of monthsOfLab(catalogue)) {
        const kit = kitSchema.parse(JSON.parse(JSON.stringify(kitOf(catalogue, company, asOf))))
        const { assembly, faults } = assembleCase(kit, untouchedCase(company.id))
        const published = assembleFor(catalogue.records, company, asOf)
        expect(faults).toEqual([])
        expect(assembly).toEqual(published)
        if (published.input) inputs++
      }
    }
    expect(inputs).toBeGreaterThan(10)
  })

  test("gives the input under the law of a scenario that changes nothing else", async () => {
    const catalogue = await loadCatalogue()
    const { records } = catalogue
    const baidu = catalogue.company.get("baidu")!
    for (const scenario of records.scenario.filter(
      ({ law, assumptions, drops }) => law.length > 0 && assumptions.length === 0 && drops.length === 0,
    )) {
      const law = changedLaw(lawOfRecords(records), scenario.law, records.proposal)
      const kit = kitOf(catalogue, baidu, "2023-11")
      const { assembly } = assembleCase(kit, { ...untouchedCase("baidu"), scenario: scenario.id })
      expect(assembly).toEqual(assembleFor(records, baidu, "2023-11", law))
    }
  })

  test("gives the published grade for every firm and month of the laboratory, an editor’s lowering included", async () => {
    const catalogue = await loadCatalogue()
    const { seed } = catalogue.dataset
    const draws = 100
    let lowered = 0
    for (const company of catalogue.records.company) {
      for (const asOf of monthsOfLab(catalogue)) {
        const published = computeEstimate(
          catalogue.records,
          company,
          { asOf, draws, seed, dataVersion: catalogue.dataVersion },
          "",
        )
        const kit = kitOf(catalogue, company, asOf)
        const { graded } = runCase(kit, untouchedCase(company.id), { seed, draws })
        for (const workload of ["training", "inference"] as const) {
          const { grade, why } = published[workload]
          expect({ firm: company.id, asOf, workload, ...graded?.[workload] }).toEqual({
            firm: company.id,
            asOf,
            workload,
            grade,
            why,
          })
          if (why.at(-1)?.startsWith("Lowered by an editor")) lowered++
        }
      }
    }
    expect(lowered).toBeGreaterThan(0)
  }, 60_000)

  test("runs to the published figures and grades", async () => {
    const catalogue = await loadCatalogue()
    const { seed, draws, asOf } = catalogue.dataset
    for (const id of ["baidu", "deepseek", "moonshot"]) {
      const company = catalogue.company.get(id)!
      const published = await getEstimate(catalogue, company)
      const { report, graded } = runCase(kitOf(catalogue, company, asOf), untouchedCase(id), { seed, draws })
      expect(graded?.training.grade).toBe(published.training.grade)
      expect(graded?.inference.grade).toBe(published.inference.grade)
      if (published.training.stock) {
        expect(report?.stockT?.quantiles).toEqual(published.training.stock.quantiles)
        expect(report?.acceptance).toBe(published.acceptance)
      }
    }
  })
})
