import { expect, test } from "vitest"
import {
  allTotalKinds,
  isHeldBy,
  totalKindOf,
  totalLabel,
  totalOf,
} from "@/lib/server/orders-explorer/order-total"
import { aReport, anOrder } from "@/tests/factories/records"

const chips = (central: number) => ({ low: null, central, high: null })
const told = (role: "purchase" | "delivery" | "approval" | "fleet", count: number, weight = 0.5) => ({
  ...{ role, unit: "chips", quantity: chips(count), weight },
})

test("what was asked for, approved, ordered, delivered, stopped, rented and counted are different sums", () => {
  const kind = (fields: Parameters<typeof anOrder>[0]) => totalKindOf(anOrder(fields), false)
  const approval = [aReport({ role: "approval" })]
  expect(kind({ status: "delivered" })).toBe("delivered")
  expect(kind({ status: "ordered" })).toBe("ordered")
  expect(kind({ status: "announced" })).toBe("announced")
  expect(kind({ status: "announced", reports: approval })).toBe("approved")
  expect(kind({ status: "blocked" })).toBe("stopped")
  expect(kind({ status: "delivered", class: "rental" })).toBe("rented")
  expect(kind({ status: "delivered", reports: [aReport({ role: "fleet" })] })).toBe("fleet")
  expect(totalKindOf(anOrder(), true)).toBe("market-delivered")
  expect(new Set(allTotalKinds.map(totalLabel)).size).toBe(allTotalKinds.length)
})

test("reports of one order are readings of the same chips: the lowest and the highest, never their sum", () => {
  expect(totalOf([told("purchase", 100), told("purchase", 60)], "ordered")).toEqual({ low: 60, high: 100 })
  expect(totalOf([told("purchase", 100), told("delivery", 30)], "delivered")).toEqual({ low: 30, high: 30 })
  expect(totalOf([told("purchase", 100), told("purchase", 9, 0)], "ordered")).toEqual({ low: 100, high: 100 })
  expect(totalOf([{ ...told("purchase", 100), unit: "servers" }], "ordered")).toBeNull()
})

test("a part is left out of the sum where the order around it has come as far, and told where it has not", () => {
  expect(isHeldBy("ordered", "delivered")).toBe(true)
  expect(isHeldBy("announced", "market-announced")).toBe(true)
  expect(isHeldBy("approved", "market-announced")).toBe(false)
  expect(isHeldBy("stopped", "delivered")).toBe(false)
  expect(isHeldBy("rented", "delivered")).toBe(false)
})
