import "server-only"
import type { Order } from "@/lib/domain/order"
import type { Records } from "@/lib/domain/record"
import { orderedOn } from "@/lib/estimation/assemble/ordered-on"
import { weighReports } from "@/lib/estimation/assemble/weigh-reports"
import { supplyControls, type SupplyControls } from "@/lib/export-controls/supply-controls"
import { lawOfRecords } from "@/lib/server/estimates/law-of-records"
import type { EstimateFault } from "./estimate-fault"

/**
 * Orders whose own word on the measure that hit them is not what the rules on record say. Estimates go by the
 * rules, so a page would tell one story and the numbers another.
 */
export function orderControlFaults(world: Records): EstimateFault[] {
  const known = new Set(world.chip.map(({ id }) => id))
  const controls = supplyControls(lawOfRecords(world), world.chip, null)
  const weightsOf = weighReports(world.assumption)
  return world.order.flatMap((order) => {
    const chip = order.counting?.line.chip
    if (order.counting?.line.class !== "order" || chip === undefined || !known.has(chip)) return []
    const placed = orderedOn(weightsOf(order), order.counting.from)
    return disagreements(order, controls, chip, placed).map(([field, message]) => ({
      kind: "order" as const,
      id: order.id,
      field: `control.${field}`,
      message,
    }))
  })
}

function disagreements(
  { control }: Order,
  controls: SupplyControls,
  chip: string,
  placed: string,
): [field: string, message: string][] {
  if (control === null) return []
  const bar = controls.barredFrom(chip, placed)
  if (bar === null) {
    return [["rule", `by the rules on record nothing stopped ${chip} after ${placed}, when it was ordered`]]
  }
  const said: [field: string, own: string | null, rules: string | null][] = [
    ["rule", control.rule, bar.ruleId],
    ["effectiveOn", control.effectiveOn, bar.on],
    ["assumption", control.assumption, bar.cancelShareAssumption],
  ]
  return said.flatMap(([field, own, rules]) =>
    own === rules || rules === null
      ? []
      : [[field, `says ${own ?? "nothing"}, and by the rules on record it is ${rules}`] as [string, string]],
  )
}
