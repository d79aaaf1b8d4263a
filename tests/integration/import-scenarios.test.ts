import { describe, expect, test } from "vitest"
import type { AssumptionChange, Scenario } from "@/lib/domain/scenario"
import type { Records } from "@/lib/domain/record"
import { currentDataVersion } from "@/lib/server/db/data-version"
import { readRecords } from "@/lib/server/db/read-records"
import { importData } from "@/lib/server/import/import-data"
import { worldAfter } from "@/lib/server/mutations/world-after"
import { readData } from "../unit/data/read-data"
import { dataFolder } from "../factories/data-folder"
import { aScenario } from "../factories/law"
import { smallRecords } from "../factories/records"
import { useFreshDatabase } from "../setup/database"

useFreshDatabase({ forEachTest: true })

const by = { editor: "import", reason: "tests" }

function supposing(...assumptions: AssumptionChange[]): Scenario {
  return aScenario({ id: "supposing", law: [], assumptions })
}

async function refusalOf(scenario: Scenario): Promise<string> {
  const refusal = await importData(dataFolder({ ...smallRecords(), scenario: [scenario] }), by).then(
    () => expect.fail("it was accepted"),
    (error: unknown) => (error as Error).message,
  )
  expect(await currentDataVersion()).toBeNull()
  return refusal
}

describe("a scenario that changes assumptions", () => {
  test("comes back from the database as it stands in its file", async () => {
    const scenario = aScenario({
      law: [],
      assumptions: [
        { do: "percentile", of: "chips.*.mfu", at: 0.05 },
        { do: "set", of: "mfu", to: { dist: "fixed", value: 0.3 } },
      ],
      drops: ["legal", "foreign orders"],
    })
    await importData(dataFolder({ ...smallRecords(), scenario: [scenario] }), by)
    expect((await readRecords()).scenario).toEqual([scenario])
  })

  test("is refused where it names no assumption and no field of one", async () => {
    expect(await refusalOf(supposing({ do: "times", of: "training.runSize", by: 2 }))).toContain(
      'scenarios.json: supposing: assumptions.0.of: there is no assumption, and no field of one, "training.runSize"',
    )
  })

  test("is refused where it changes what feeds a field for supply to come alone", async () => {
    const change = { do: "percentile", of: "mfu", at: 0.95, only: "supply to come" } as const
    expect(await refusalOf(supposing(change))).toContain(
      '"mfu" feeds a field of the model; only what supply lines name differs for supply to come',
    )
  })

  test("is refused where it asks for a percentile of a table", async () => {
    expect(await refusalOf(supposing({ do: "percentile", of: "sourceReliability", at: 0.5 }))).toContain(
      '"sourceReliability" has no single value; only "set" can change a split or a table',
    )
  })

  test.each([0, 1, 95])("is refused where the percentile is %d", async (at) => {
    expect(await refusalOf({ ...supposing(), assumptions: [{ do: "percentile", of: "mfu", at }] })).toContain(
      "scenarios.json: supposing: assumptions.0.at: ",
    )
  })

  test("is refused where a distribution cannot be drawn from", async () => {
    const to = { dist: "triangular", lo: 0.5, mode: 0.3, hi: 0.6 } as const
    expect(await refusalOf(supposing({ do: "set", of: "mfu", to }))).toContain(
      "supposing: assumptions.0: mfu: distribution.mode: must lie from lo to hi",
    )
  })

  test("is refused where a firm's input can then not be made", async () => {
    const to = { dist: "fixed", value: 7 } as const
    const refusal = await refusalOf(supposing({ do: "set", of: "mfu", to }))
    expect(refusal).toContain("supposing: assumptions: mfu")
    expect(refusal).toContain("in the estimate of")
  })
})

test("an edit that takes away what a scenario changes is refused and names the scenario", () => {
  const records: Records = readData()
  const edits = [{ do: "retire", kind: "assumption", id: "domesticFlowGrowth", version: 1 } as const]
  expect(worldAfter(records, edits).faults).toContainEqual(
    expect.objectContaining({ kind: "scenario", id: "domestic-supply-stalls", field: "assumptions.0.of" }),
  )
})
