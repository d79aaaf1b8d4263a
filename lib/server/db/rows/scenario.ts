import "server-only"
import type { Scenario } from "@/lib/domain/scenario"
import type { Scenario as ScenarioRow } from "../generated/client"
import type { Columns, RecordRows } from "./record-rows"

export const scenarioRows: RecordRows<Scenario> = {
  table: "Scenario",
  owned: [],
  toRows: (scenario) => ({ Scenario: [{ ...scenario } satisfies Columns<ScenarioRow>] }),
  async readAll(tx) {
    return tx.scenario.findMany({ omit: { version: true, dataVersion: true }, orderBy: { id: "asc" } })
  },
}
