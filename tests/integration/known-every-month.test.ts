import { expect, test, vi } from "vitest"
import { addMonths } from "@/lib/domain/month"
import { prepareRun } from "@/lib/server/estimates/compute-estimate"
import { catalogueKnownOn } from "@/lib/server/queries/as-known"
import { useFreshDatabase } from "../setup/database"

vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))
useFreshDatabase({ withData: true })

const months = Array.from({ length: 12 * 12 }, (_, index) => addMonths("2015-01", index)).filter(
  (month) => month <= "2026-11",
)

test("in every month since 2015 every firm's estimate can be set up from what was known, or says what is missing", async () => {
  for (const month of months) {
    const known = await catalogueKnownOn(`${month}-15`)
    for (const company of known.records.company) {
      const { assembly } = prepareRun(known.records, company, known.dataset.asOf)
      if (assembly.input === null) continue
      expect(assembly.lines.length, `${company.id} in ${month}`).toBe(assembly.input.supply?.length ?? 0)
    }
  }
})
