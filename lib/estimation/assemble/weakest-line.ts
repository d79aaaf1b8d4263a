import type { ModelInput } from "../model-input"
import type { LineOrigin } from "./supply-lines"

/**
 * The counted order that the fewest weighted reports carry; ties go to the largest in units. Expected
 * flows are not orders and are never the weakest. Null without an order.
 *
 * @param units chips each line delivers in the central run, by line id
 */
export function weakestOrder(
  lines: readonly LineOrigin[],
  units: ReadonlyMap<string, number>,
): string | null {
  const size = new Map<string, number>()
  const support = new Map<string, number>()
  for (const { orderId, lineId, weightedReports } of lines) {
    if (orderId === null) continue
    size.set(orderId, (size.get(orderId) ?? 0) + (units.get(lineId) ?? 0))
    support.set(orderId, weightedReports)
  }
  const ranked = [...support].sort(
    ([a, reportsA], [b, reportsB]) =>
      reportsA - reportsB || (size.get(b) ?? 0) - (size.get(a) ?? 0) || (a < b ? -1 : 1),
  )
  return ranked[0]?.[0] ?? null
}

/** The input without the lines of one order. Its vars stay: unused ones change no draw of the others. */
export function withoutOrder(input: ModelInput, orderId: string): ModelInput {
  return { ...input, supply: (input.supply ?? []).filter((line) => line.order_id !== orderId) }
}
