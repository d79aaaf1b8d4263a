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
const span = (low: number, high: number, isOpen = false) => ({ low, high, isOpen })
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
  expect(totalOf([told("purchase", 100), told("purchase", 60)], "ordered")).toEqual(span(60, 100))
  expect(totalOf([told("purchase", 100), told("delivery", 30)], "delivered")).toEqual(span(30, 30))
  expect(totalOf([told("purchase", 100), told("purchase", 9, 0)], "ordered")).toEqual(span(100, 100))
  expect(totalOf([{ ...told("purchase", 100), unit: "servers" }], "ordered")).toBeNull()
})

test("a part is left out of the sum where the order around it has come as far, and told where it has not", () => {
  expect(isHeldBy("ordered", "delivered")).toBe(true)
  expect(isHeldBy("announced", "announced")).toBe(true)
  expect(isHeldBy("market-ordered", "market-delivered")).toBe(true)
  expect(isHeldBy("approved", "market-announced")).toBe(false)
  expect(isHeldBy("stopped", "delivered")).toBe(false)
  expect(isHeldBy("rented", "delivered")).toBe(false)
})

test("what single firms bought is never left out for an order of all buyers, which stands in another line", () => {
  expect(isHeldBy("announced", "market-announced")).toBe(false)
  expect(isHeldBy("market-announced", "announced")).toBe(false)
})

test("of an order that came in part, purchases are added, and deliveries only where nobody tells of one", () => {
  expect(totalOf([told("purchase", 100), told("delivery", 30)], "partly")).toEqual(span(100, 100))
  expect(totalOf([told("delivery", 30)], "partly")).toEqual(span(30, 30))
})

test("reports with weight go before those without, whatever they tell of", () => {
  const reports = [told("delivery", 30, 0), told("purchase", 100)]
  expect(totalOf(reports, "delivered")).toEqual(span(100, 100))
  expect(totalOf([told("delivery", 30, 0), told("purchase", 100, 0)], "delivered")).toEqual(span(30, 30))
})

test("at least so many is open above, up to so many may be none", () => {
  const bound = (low: number | null, high: number | null) => ({
    ...told("purchase", 0),
    quantity: { low, central: null, high },
  })
  expect(totalOf([bound(100, null)], "ordered")).toEqual(span(100, 100, true))
  expect(totalOf([bound(null, 80)], "ordered")).toEqual(span(0, 80))
  expect(totalOf([bound(100, null), told("purchase", 120)], "ordered")).toEqual(span(100, 120))
  expect(totalOf([bound(100, null), told("purchase", 60)], "ordered")).toEqual(span(60, 100, true))
  expect(totalOf([bound(null, 80), told("purchase", 60)], "ordered")).toEqual(span(60, 80))
})
