import type { OrderView } from "../contracts/order"
import type { ChartData } from "./document"

/** An order for machines, without its reports. */
export const orderColumns: ChartData["columns"] = [
  { name: "order", title: "Order", unit: null, type: "text" },
  { name: "order_title", title: "What was ordered", unit: null, type: "text" },
  { name: "buyers", title: "Buyers", unit: null, type: "text" },
  { name: "chips", title: "Parts; empty: not named", unit: null, type: "text" },
  { name: "class", title: "Class of supply", unit: null, type: "text" },
  { name: "status", title: "Status", unit: null, type: "text" },
  { name: "delivery_from", title: "First month of delivery; empty: open", unit: null, type: "month" },
  { name: "delivery_to", title: "Last month of delivery; empty: open", unit: null, type: "month" },
  { name: "counts", title: "Whether an estimate counts it", unit: null, type: "text" },
]

/** One value for each of `orderColumns`. */
export function orderValues(order: OrderView): ChartData["rows"][number] {
  return [
    order.id,
    order.title,
    order.buyers.map(({ slug }) => slug).join(" "),
    order.chips.map(({ id }) => id).join(" ") || null,
    order.class,
    order.status,
    order.deliveryWindow?.start ?? null,
    order.deliveryWindow?.end ?? null,
    order.counting === null ? "no" : "yes",
  ]
}
