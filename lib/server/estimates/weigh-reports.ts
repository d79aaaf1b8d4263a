import "server-only"
import type { Assumption } from "@/lib/domain/assumption"
import type { Distribution } from "@/lib/domain/distribution"
import type { Order } from "@/lib/domain/order"
import type { WeightedReport } from "@/lib/estimation/assemble/reported-quantity"
import { reportWeight } from "@/lib/estimation/claims"
import { priceOf, reliabilityTable } from "./evidence-tables"

/** Weighs an order's reports under the assumptions of a data version: reliability × price plausibility. */
export function weighReports(assumptions: readonly Assumption[]): (order: Order) => WeightedReport[] {
  const reliability = reliabilityTable(assumptions)
  return (order) => {
    const price: Distribution | null = priceOf(assumptions, order.chips)
    return order.reports.map((report) => ({ report, weight: reportWeight(report, reliability, price) }))
  }
}
