import { expect, test, vi } from "vitest"
import { usualOrdersView } from "@/lib/orders-link"
import { listOrders } from "@/lib/server/queries/orders-explorer"
import { useFreshDatabase } from "../../setup/database"

vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withData: true })

const found = async (q: string) =>
  (await listOrders({ ...usualOrdersView, q }, { offset: 0, limit: 200 })).rows.map(({ id }) => id)

test("the name of a chip finds the orders that are told of it, and none that is only compared with it", async () => {
  expect((await found("A800")).sort()).toEqual([
    "a800-2023-baichuan",
    "a800-2023-four-firms",
    "a800-2024-bytedance-70k",
    "gpu-2024-four-firms",
  ])
  const h20 = await found("H20")
  expect(h20).toContain("h20-2025-q1-three-firms")
  expect(h20.filter((id) => /^h[28]00-/.test(id))).toEqual([])
  expect(h20.length).toBeGreaterThan(6)
  expect(h20.length).toBeLessThan(12)
})

test("an order is found by its own id and by who tells of it", async () => {
  expect(await found("a800-2023-baichuan")).toEqual(["a800-2023-baichuan"])
  expect(await found("baichuan a800")).toEqual(["a800-2023-baichuan"])
})

test("an order that is delivered over years stands in each of them", async () => {
  const of = async (year: string) =>
    (await listOrders({ ...usualOrdersView, year: [year] }, { offset: 0, limit: 200 })).rows.map(
      ({ id }) => id,
    )
  for (const year of ["2024", "2025"]) expect(await of(year)).toContain("h20-2024-2025-national-split")
  expect(await of("2023")).not.toContain("h20-2024-2025-national-split")
  const { groups } = await listOrders({ ...usualOrdersView, group: "year" }, { offset: 0, limit: 1 })
  for (const { value, count } of groups) expect(await of(value)).toHaveLength(count)
})

test("under a firm's filter joint orders are said to be counted whole, and parts to stand for themselves", async () => {
  const totals = async (firm: string[]) =>
    (await listOrders({ ...usualOrdersView, firm }, { offset: 0, limit: 1 })).totals
  const all = await totals([])
  expect(all.every(({ shared, partsAlone }) => shared === 0 && partsAlone === 0)).toBe(true)
  const own = await totals(["bytedance"])
  expect(own.some(({ shared }) => shared > 0)).toBe(true)
  expect(own.some(({ partsAlone }) => partsAlone > 0)).toBe(true)
  // No firm has more than all firms together.
  for (const { label, high } of own)
    expect(high).toBeLessThanOrEqual(all.find((one) => one.label === label)!.high)
})
