import type { Assumption } from "../../domain/assumption"
import type { Order } from "../../domain/order"
import { priceDistribution, reportWeight } from "../claims"
import type { WeightedReport } from "./reported-quantity"

/**
 * Prior weight by kind of source, from the assumption `sourceReliability`.
 * @throws Error when the assumption is missing or not a table
 */
export function reliabilityTable(assumptions: readonly Assumption[]): Record<string, number> {
  const table = assumptions.find(({ id }) => id === "sourceReliability")?.distribution
  if (table?.dist !== "table") throw new Error("the assumption sourceReliability must be a table")
  return table.values
}

/** Weighs an order's reports under a data version's assumptions: reliability × price plausibility. */
export function weighReports(assumptions: readonly Assumption[]): (order: Order) => WeightedReport[] {
  const reliability = reliabilityTable(assumptions)
  return (order) => {
    const price = priceDistribution(assumptions, order.chips)
    return order.reports.map((report) => ({ report, weight: reportWeight(report, reliability, price) }))
  }
}
