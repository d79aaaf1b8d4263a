import type { Assumption } from "../../domain/assumption"
import { asThingsStand, type Case } from "../../domain/case"
import type { AssumptionChange, SupplyDrop } from "../../domain/scenario"
import { assembleInput, type Assembly } from "../assemble/assemble-input"
import { controlsOfTable } from "../assemble/controls-table"
import { weighReports } from "../assemble/weigh-reports"
import { withControl } from "../assemble/supply-lines"
import { defaultHorizonMonths, type ModelInput, type ModelValue, type SupplyLine } from "../model-input"
import { assumptionsUnder, servingKey, withReadersValues, type CaseFault } from "./changed-assumptions"
import type { Kit } from "./kit"
import { withSupplyToCome } from "./supply-to-come"

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
  const changes = scenario?.assumptions ?? []
  const standing = assumptionsUnder(
    kit.assumptions,
    changes.filter((change) => !isOfSupplyToCome(change)),
  )
  const changed = withReadersValues(standing, given.assumptions, kit)
  faults.push(...changed.faults, ...unknownReports(kit, given.trust))
  const assembly = assembled(kit, given, changed.assumptions)

  // A reader's own value holds for supply to come too: it goes over the scenario's.
  const readers = new Set(
    Object.keys(given.assumptions).map((key) => servingKey(kit.assumptions, key, kit)?.id),
  )
  const supposed = assumptionsUnder(changed.assumptions, changes.filter(isOfSupplyToCome)).map(
    (one, index) => (readers.has(one.id) ? changed.assumptions[index]! : one),
  )
  const differing = new Set(
    supposed.filter((one, index) => one !== changed.assumptions[index]).map(({ id }) => id),
  )
  const supplied =
    differing.size === 0 ? assembly : withSupplyToCome(assembly, assembled(kit, given, supposed), differing)
  return {
    assembly: withoutDropped(supplied, kit, scenario?.drops ?? []),
    assumptions: supposed,
    faults,
  }
}

function isOfSupplyToCome(change: AssumptionChange): boolean {
  return "only" in change && change.only === "supply to come"
}

function assembled(
  kit: Kit,
  { scenario, trust }: Pick<Case, "scenario" | "trust">,
  assumptions: Assumption[],
): Assembly {
  const weigh = weighReports(assumptions)
  const assembly = assembleInput({
    firm: kit.firm,
    asOf: kit.asOf,
    orders: kit.orders,
    flows: kit.flows,
    chips: kit.chips,
    assumptions,
    weightsOf: (order) =>
      weigh(order).map((weighed) => ({
        ...weighed,
        weight: weighed.weight * (trust[weighed.report.id] ?? 1),
      })),
    controls: controlsOfTable(kit.controlsUnder[scenario] ?? kit.controls),
    disbelieved: new Set(Object.keys(trust).filter((id) => trust[id] === 0)),
  })
  return withScalarShares(assembly)
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
  const kept = (input.supply ?? []).flatMap((line, index) => {
    if (!isDropped(line)) return [{ line, index }]
    return line.class === "order" && line.startMonth < 0
      ? [{ line: withoutDue(line, input.horizonMonths), index }]
      : []
  })
  return {
    ...assembly,
    input: { ...input, supply: kept.map(({ line }) => line) },
    lines: kept.map(({ index }) => assembly.lines[index]!),
  }
}

/** What has come before the as-of month has come; nothing follows. */
function withoutDue(line: SupplyLine, horizonMonths: number = defaultHorizonMonths): SupplyLine {
  const { control, startMonth, endMonth, units } = line
  const isCutEarlier = control !== undefined && control.effectiveMonth < -1
  if (!isCutEarlier || line.delayMonths !== undefined) {
    const effectiveMonth = Math.min(-1, control?.effectiveMonth ?? -1)
    return withControl(line, { ...control, effectiveMonth, cancelShare: 1 }, { horizonMonths })
  }
  // A line has one control: where a measure hit it before, it ends by its window instead.
  if (endMonth < 0) return line
  const share = -startMonth / (endMonth - startMonth + 1)
  return { ...line, endMonth: -1, ...(units === undefined ? {} : { units: times(units, share) }) }
}

function times(value: ModelValue, by: number): ModelValue {
  if (typeof value === "number") return value * by
  return { product: "product" in value ? [...value.product, by] : [value, by] }
}
