import { render, screen, within } from "@testing-library/react"
import { expect, test } from "vitest"
import { OrdersTable } from "@/components/orders/orders-table"
import { makeReport } from "../factories/claims"
import { makeContradictedOrder, makeOrder } from "../factories/orders"

const foot = { asOf: "2026-11", dataVersion: 1, sources: [] }

/** The cells of an order's first line by column. */
function cellsOf(title: string): string[] {
  const row = screen.getByRole("rowheader", { name: new RegExp(title) }).closest("tr")
  return within(row as HTMLElement)
    .getAllByRole("cell")
    .map((cell) => cell.textContent ?? "")
}

test("contradicting readings of the cost stand in one cell, the weightier first, and none is lost", () => {
  render(<OrdersTable foot={foot} orders={[makeContradictedOrder()]} perspective="baidu" />)
  const [quantity, cost, price] = cellsOf("about 100,000 A800")
  expect(quantity).toBe("about 100,000or about 120,000")
  expect(cost).toBe("$1bnor up to $4bn")
  expect(price).toMatch(/^\$10,000.*or \$40,000/)
})

test("the reports unfold in place, weightiest first, each with its way to us and its weight", () => {
  render(<OrdersTable foot={foot} orders={[makeContradictedOrder()]} perspective="baidu" />)
  const details = screen.getByText(/The 3 reports behind it; they disagree on the number and the cost/)
  const reports = within(details.closest("details") as HTMLElement)
    .getAllByRole("listitem", { hidden: true })
    .filter(({ id }) => id !== "")
  expect(reports.map(({ id }) => id)).toEqual(["first", "rewrite", "rumour"])
  expect(reports[0]?.textContent).toContain("Weight 0.36: 0.70 for major press")
  expect(reports[0]?.textContent).toContain("Financial Times → Publisher of first, 10 Aug 2023")
  expect(reports[1]?.textContent).toContain("Almost no weight")
})

test("an unverified and unreliable report is shown, marked, and said to have no weight", () => {
  render(<OrdersTable foot={foot} orders={[makeContradictedOrder()]} perspective="baidu" />)
  const rumour = document.getElementById("rumour")
  expect(rumour?.textContent).toContain("unverified")
  expect(rumour?.textContent).toContain("unreliable")
  expect(rumour?.textContent).toContain("No weight: unverified.")
})

test("each report leads to its source and the order to its own page", () => {
  render(<OrdersTable foot={foot} orders={[makeContradictedOrder()]} perspective="baidu" />)
  expect(screen.getByRole("link", { name: /about 100,000 A800/ }).getAttribute("href")).toBe(
    "/orders/a800-2023-two-firms",
  )
  const report = document.getElementById("first") as HTMLElement
  const source = within(report).getByRole("link", { name: "Publisher of first", hidden: true })
  expect(source.getAttribute("href")).toBe("/sources/source-first")
})

test("an order without a report says that its range is ours", () => {
  render(
    <OrdersTable foot={foot} orders={[makeOrder({ title: "H800 bought in 2023" })]} perspective="baidu" />,
  )
  expect(cellsOf("H800 bought in 2023")).toEqual([
    "no report; a range of ours",
    "sum not given",
    "not known",
    "date not given",
    "Apr–Oct 2023",
    "deliveredcounts",
    "none",
  ])
})

test("an order counts on the profile of a firm it counts for, and on no other", () => {
  const order = makeContradictedOrder()
  const { rerender } = render(<OrdersTable foot={foot} orders={[order]} perspective="tencent" />)
  expect(cellsOf("A800")[5]).toBe("deliveredcounts")
  rerender(<OrdersTable foot={foot} orders={[order]} perspective="alibaba" />)
  expect(cellsOf("A800")[5]).toBe("deliveredleft out")
})

test("a sum in yuan keeps its currency, and a rate of ours is named", () => {
  const report = makeReport({
    id: "yuan",
    cost: {
      usd: { low: null, central: 139e6, high: null },
      usdBasis: "converted",
      original: { currency: "CNY", amount: { low: null, central: 1e9, high: null } },
      cnyPerUsd: 7.2,
    },
  })
  render(<OrdersTable foot={foot} orders={[makeOrder({ reports: [report] })]} perspective={null} />)
  expect(cellsOf("A800")[1]).toBe("¥1bn ($140m)")
  expect(document.getElementById("yuan")?.textContent).toContain("at ¥7.2 to the dollar")
})

test("servers are not counted as chips", () => {
  const report = makeReport({
    id: "servers",
    unit: "servers",
    quantity: { low: null, central: 500, high: null },
  })
  render(<OrdersTable foot={foot} orders={[makeOrder({ reports: [report] })]} perspective={null} />)
  expect(cellsOf("A800")[0]).toBe("about 500 servers")
})
