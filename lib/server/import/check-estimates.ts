import "server-only"
import type { Assumption } from "@/lib/domain/assumption"
import type { Month } from "@/lib/domain/month"
import type { ExpectedFlow, Order } from "@/lib/domain/order"
import type { RecordKind, Records } from "@/lib/domain/record"
import { assembleInput, type Assembly } from "@/lib/estimation/assemble/assemble-input"
import { chooseAssumption } from "@/lib/estimation/assemble/choose-assumption"
import { countedOrders } from "@/lib/estimation/assemble/counted-orders"
import { isCounted } from "@/lib/estimation/assemble/supply-lines"
import { weighReports } from "@/lib/estimation/assemble/weigh-reports"
import { modelInputSchema } from "@/lib/estimation/model-input"
import { controlsOn, lawOfRecords } from "@/lib/server/estimates/law-of-records"
import { assumptionFaults } from "./check-assumptions"
import { orderControlFaults } from "./check-order-controls"
import { scenarioFaults } from "./check-scenarios"
import type { EstimateFault } from "./estimate-fault"

/**
 * Checks that estimates can be made from records: each assumption's distribution on its own, then the
 * model input of every firm that has a counted order as of the dataset's month, as things stand and under each
 * scenario. Nothing is simulated.
 *
 * @param world the records as the database would hold them
 */
export function checkEstimates(world: Records): EstimateFault[] {
  const faults = world.assumption.flatMap(assumptionFaults)
  const [dataset] = world.dataset
  if (!dataset) {
    const message = "there is no dataset record; it says as of which month estimates are made"
    faults.push({ kind: "dataset", id: "dataset", field: null, message })
  }
  if (!world.assumption.some(({ id }) => id === "sourceReliability")) {
    const message = "there is no such assumption; it weighs reports by their kind of source"
    faults.push({ kind: "assumption", id: "sourceReliability", field: null, message })
  }
  // A wrong assumption is wrong for every firm: name it once, not once a firm.
  if (faults.length > 0 || !dataset) return faults
  faults.push(...orderControlFaults(world), ...inputFaults(world, dataset.asOf))
  if (faults.length > 0) return faults
  return scenarioFaults(world, (supposed) => inputFaults(supposed, dataset.asOf))
}

/** Faults of the firms' model inputs; one that several firms share stands once and names them all. */
function inputFaults(world: Records, asOf: Month): EstimateFault[] {
  const ordersOf = new Map<string, Order[]>()
  for (const order of countedOrders(world.order)) {
    for (const firm of new Set(order.counting?.firms)) {
      if (!isCounted(order.counting, firm, asOf)) continue
      const orders = ordersOf.get(firm)
      if (orders) orders.push(order)
      else ordersOf.set(firm, [order])
    }
  }
  const found = new Map<string, EstimateFault & { firms: string[] }>()
  const weightsOf = weighReports(world.assumption)
  const law = lawOfRecords(world)
  for (const [firm, orders] of ordersOf) {
    const controls = controlsOn(law, world, firm, asOf)
    const assemble: Assemble = (ordered, flows) =>
      assembleInput({
        ...{ firm, asOf, orders: ordered, flows, weightsOf, controls },
        ...{ chips: world.chip, assumptions: world.assumption },
      })
    const flows = world.flow.filter(({ counting }) => isCounted(counting, firm, asOf))
    for (const fault of faultsOfFirm(world, { firm, asOf, orders, flows, assemble })) {
      const key = JSON.stringify(fault)
      const known = found.get(key)
      if (known) known.firms.push(firm)
      else found.set(key, { ...fault, firms: [firm] })
    }
  }
  return [...found.values()].map(({ firms, message, ...fault }) => ({
    ...fault,
    message: `${message} (in the estimate of ${firms.join(", ")} as of ${asOf})`,
  }))
}

type Assemble = (orders: readonly Order[], flows: readonly ExpectedFlow[]) => Assembly
type Firm = { firm: string; asOf: Month; orders: Order[]; flows: ExpectedFlow[]; assemble: Assemble }

function faultsOfFirm(world: Records, given: Firm): EstimateFault[] {
  const { firm, orders, flows, assemble } = given
  let assembly: Assembly
  try {
    assembly = assemble(orders, flows)
  } catch (error) {
    return culprits(given, error)
  }
  if (assembly.input === null) return []
  const { lines } = assembly
  const parsed = modelInputSchema.safeParse(assembly.input)
  return (parsed.error?.issues ?? []).map(({ path, message }) => {
    const source = sourceOf(path, lines, world.assumption, given)
    return { ...(source ?? { kind: "company", id: firm }), field: path.join("."), message }
  })
}

/** The orders and flows that cannot be assembled by themselves; the firm, where it is none of them. */
function culprits({ firm, orders, flows, assemble }: Firm, error: unknown): EstimateFault[] {
  const failure = (ordered: readonly Order[], expected: readonly ExpectedFlow[]) => {
    try {
      assemble(ordered, expected)
      return null
    } catch (cause) {
      return cause instanceof Error ? cause.message : String(cause)
    }
  }
  const all = error instanceof Error ? error.message : String(error)
  if (failure([], []) !== null) return [{ kind: "company", id: firm, field: null, message: all }]
  const faults: EstimateFault[] = []
  const good: Order[] = []
  for (const order of orders) {
    const message = failure([order], [])
    if (message === null) good.push(order)
    else faults.push({ kind: "order", id: order.id, field: "counting.line", message })
  }
  for (const flow of flows) {
    const message = failure(good, [flow])
    if (message !== null) faults.push({ kind: "flow", id: flow.id, field: "counting.line", message })
  }
  return faults.length > 0 ? faults : [{ kind: "company", id: firm, field: null, message: all }]
}

/** The order, flow or assumption from which a path of the model input was filled; null when unknown. */
function sourceOf(
  path: readonly PropertyKey[],
  lines: Assembly["lines"],
  assumptions: readonly Assumption[],
  { firm, asOf }: Firm,
): { kind: RecordKind; id: string } | null {
  const [block, key = "", inner = ""] = path.map(String)
  if (block === "supply") {
    const line = lines[Number(key)]
    if (line?.orderId) return { kind: "order", id: line.orderId }
    if (line?.flowId) return { kind: "flow", id: line.flowId }
  } else if (block === "vars") {
    const reported = "reported."
    if (key.startsWith(reported)) return { kind: "order", id: key.slice(reported.length) }
    return { kind: "assumption", id: key }
  } else if (block === "chips") {
    const chosen = chooseAssumption(assumptions, { field: `chips.*.${inner}`, firm, asOf, chip: key })
    return chosen ? { kind: "assumption", id: chosen.id } : { kind: "chip", id: key }
  }
  const field = key === "" ? String(block) : `${block}.${key}`
  const chosen = chooseAssumption(assumptions, { field, firm, asOf })
  return chosen ? { kind: "assumption", id: chosen.id } : null
}
