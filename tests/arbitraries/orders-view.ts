import fc from "fast-check"
import { orderColumns, orderGroups, type OrdersView } from "@/lib/contracts/orders-explorer"
import { confidenceSchema, sourceKinds } from "@/lib/domain/evidence"
import { orderStatuses } from "@/lib/domain/order"
import { supplyClasses } from "@/lib/domain/supply-line"
import { settledOrdersView } from "@/lib/orders-link"

const names = fc.uniqueArray(
  fc
    .string({ minLength: 1, maxLength: 40, unit: "grapheme" })
    .filter((text) => text.trim() !== "" && text.length <= 120),
  { maxLength: 5 },
)
const years = fc.uniqueArray(fc.constantFrom("2022", "2023", "2024", "2025", "unknown"))

/** Any view of the orders that an address can name, in its one form. */
export const ordersViews: fc.Arbitrary<OrdersView> = fc
  .record({
    q: fc.string({ maxLength: 60, unit: "grapheme" }).filter((text) => text.length <= 200),
    firm: names,
    chip: names,
    maker: names,
    kind: fc.subarray([...supplyClasses]),
    status: fc.subarray([...orderStatuses]),
    year: years,
    source: fc.subarray([...sourceKinds]),
    confidence: fc.subarray([...confidenceSchema.options]),
    contradictions: fc.boolean(),
    known: fc.option(fc.constantFrom("2023-11-20", "2024-02-29", "2026-01-01")),
    sort: fc.constantFrom(...orderColumns),
    descending: fc.boolean(),
    group: fc.option(fc.constantFrom(...orderGroups)),
    columns: fc.subarray([...orderColumns], { minLength: 1 }),
  })
  .map(settledOrdersView)
