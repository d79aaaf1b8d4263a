import { statementOrders, type StatementOrder } from "@/lib/contracts/statements"

/** The order that the end of an address names; null for an address of nothing. Every order has one address. */
export function orderOf(view: readonly string[] = []): StatementOrder | null {
  if (view.length === 0) return "state"
  const [by, name, ...more] = view
  const order = statementOrders.find((one) => one === name && one !== "state")
  return by === "by" && more.length === 0 && order ? order : null
}
