import type { Assumption } from "../../domain/assumption"
import { asThingsStand, type Case } from "../../domain/case"
import type { SupplyDrop } from "../../domain/scenario"
import { assembleInput, type Assembly } from "../assemble/assemble-input"
import { controlsOfTable } from "../assemble/controls-table"
import { weighReports } from "../assemble/weigh-reports"
import type { ModelInput, SupplyLine } from "../model-input"
import { assumptionsUnder, withReadersValues, type CaseFault } from "./changed-assumptions"
import type { Kit } from "./kit"

export type AssembledCase = {
  assembly: Assembly
  /** The kit's assumptions as the scenario and the reader have them. */
  assumptions: Assumption[]
  /** Changes that could not be made; all others were. */
  faults: CaseFault[]
}

/**
 * The model input of a reader's case. Pure: the same kit and case give the same input on a server, in a browser and
 * on the command line, and the untouched case gives the published one.
 */
export function assembleCase(
  kit: Kit,
  given: Pick<Case, "scenario" | "assumptions" | "trust">,
): AssembledCase {
  const scenario = kit.scenarios.find(({ id }) => id === given.scenario)
  const faults: CaseFault[] = []
  if (!scenario && given.scenario !== asThingsStand) {
    faults.push({ key: "scenario", why: `there is no scenario "${given.scenario}"` })
  }
  const supposed = assumptionsUnder(kit.assumptions, scenario?.assumptions ?? [])
  const changed = withReadersValues(supposed, given.assumptions, kit)
  faults.push(...changed.faults, ...unknownReports(kit, given.trust))

  const weigh = weighReports(changed.assumptions)
  const assembly = assembleInput({
    firm: kit.firm,
    asOf: kit.asOf,
    orders: kit.orders,
    flows: kit.flows,
    chips: kit.chips,
    assumptions: changed.assumptions,
    weightsOf: (order) =>
      weigh(order).map((weighed) => ({
        ...weighed,
        weight: weighed.weight * (given.trust[weighed.report.id] ?? 1),
      })),
    controls: controlsOfTable(kit.controlsUnder[scenario?.id ?? ""] ?? kit.controls),
    disbelieved: new Set(Object.keys(given.trust).filter((id) => given.trust[id] === 0)),
  })
  return {
    assembly: withoutDropped(withScalarShares(assembly), kit, scenario?.drops ?? []),
    assumptions: changed.assumptions,
    faults,
  }
}

function unknownReports({ orders }: Kit, trust: Case["trust"]): CaseFault[] {
  const known = new Set(orders.flatMap(({ reports }) => reports.map(({ id }) => id)))
  return Object.keys(trust)
    .filter((id) => !known.has(id))
    .sort()
    .map((id) => ({ key: id, why: "no order of this firm has such a report" }))
}

/** A reader's share of a split is one value: what names the firm's part of it names the value. */
function withScalarShares(assembly: Assembly): Assembly {
  const { input } = assembly
  if (input === null) return assembly
  const vars = input.vars ?? {}
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk)
    if (node === null || typeof node !== "object") return node
    const { component, ...rest } = node as { var?: unknown; component?: unknown }
    if (typeof rest.var === "string" && component !== undefined && vars[rest.var]?.dist !== "dirichlet") {
      return rest
    }
    return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, walk(inner)]))
  }
  return { ...assembly, input: { ...input, supply: walk(input.supply) as ModelInput["supply"] } }
}

function withoutDropped(assembly: Assembly, kit: Kit, drops: readonly SupplyDrop[]): Assembly {
  const { input } = assembly
  if (input === null || drops.length === 0) return assembly
  const foreign = new Set(kit.chips.filter((chip) => !chip.isDomesticChinese).map(({ id }) => id))
  const isDropped = (line: SupplyLine) =>
    drops.some((drop) =>
      drop === "foreign orders" ? line.class === "order" && foreign.has(line.chip) : line.class === drop,
    )
  const kept = (input.supply ?? []).flatMap((line, index) => (isDropped(line) ? [] : [index]))
  return {
    ...assembly,
    input: { ...input, supply: kept.map((index) => input.supply![index]!) },
    lines: kept.map((index) => assembly.lines[index]!),
  }
}
