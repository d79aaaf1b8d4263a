import "server-only"
import type { Assumption } from "@/lib/domain/assumption"
import type { Records } from "@/lib/domain/record"
import type { Scenario } from "@/lib/domain/scenario"
import { assumptionsUnder } from "@/lib/estimation/case/changed-assumptions"
import { assumptionFaults } from "./check-assumptions"
import type { EstimateFault } from "./estimate-fault"
import type { Check } from "./reference-check"

/** Checks that each changed assumption exists, by its id or by the field that it feeds, and can be so changed. */
export function checkChangedAssumptions(
  on: Check,
  { assumptions: changes }: Scenario,
  assumptions: readonly Assumption[],
): void {
  changes.forEach((change, index) => {
    const at = `assumptions.${index}.of`
    const meant = assumptions.filter(({ id, field }) => id === change.of || field === change.of)
    if (meant.length === 0) on.say(at, `there is no assumption, and no field of one, "${change.of}"`)
    if ("only" in change && change.only && meant.some(({ field }) => field !== null)) {
      on.say(
        at,
        `"${change.of}" feeds a field of the model; only what supply lines name differs for supply to come`,
      )
    }
    if (change.do === "set") return
    const values = meant.filter(({ distribution: { dist } }) => dist !== "dirichlet" && dist !== "table")
    if (meant.length > 0 && values.length === 0) {
      on.say(at, `"${change.of}" has no single value; only "set" can change a split or a table`)
    }
  })
}

/**
 * What would break an estimate under a scenario: a distribution that cannot be drawn from or does not fit its field,
 * or a firm's model input that can then not be made.
 *
 * @param world    the records as the database would hold them; sound as they stand
 * @param faultsOf faults of the firms' model inputs, given other records
 */
export function scenarioFaults(
  world: Records,
  faultsOf: (supposed: Records) => EstimateFault[],
): EstimateFault[] {
  return world.scenario.flatMap((scenario) => {
    const { id, assumptions: changes } = scenario
    if (changes.length === 0) return []
    const say = (field: string, message: string): EstimateFault => ({ kind: "scenario", id, field, message })
    const single = changes.flatMap((change, index) =>
      changedBy(world.assumption, [change])
        .flatMap(assumptionFaults)
        .map((fault) => say(`assumptions.${index}`, `${fault.id}: ${fault.field}: ${fault.message}`)),
    )
    if (single.length > 0) return single
    const supposed = { ...world, assumption: assumptionsUnder(world.assumption, changes) }
    return faultsOf(supposed).map(({ id: of, field, message }) =>
      say("assumptions", `${[of, field].filter((part) => part !== null).join(": ")}: ${message}`),
    )
  })
}

function changedBy(assumptions: readonly Assumption[], changes: Scenario["assumptions"]): Assumption[] {
  return assumptionsUnder(assumptions, changes).filter((made, index) => made !== assumptions[index])
}
