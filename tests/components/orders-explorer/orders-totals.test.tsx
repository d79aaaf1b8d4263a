import { render, screen } from "@testing-library/react"
import { expect, test } from "vitest"
import { OrdersTotals } from "@/components/orders-explorer/orders-totals"
import type { OrderTotal } from "@/lib/contracts/orders-explorer"

const total = (over: Partial<OrderTotal>): OrderTotal => ({
  label: "chips delivered",
  orders: 3,
  withoutNumber: 0,
  notAddedTwice: 0,
  partsAlone: 0,
  shared: 0,
  low: 100_000,
  high: 120_000,
  isOpen: false,
  ...over,
})

test("each line says what it adds, of how many orders, and what it leaves out", () => {
  render(
    <OrdersTotals
      page={{
        count: 9,
        totals: [
          total({}),
          total({
            label: "chips requested",
            orders: 4,
            withoutNumber: 1,
            notAddedTwice: 2,
            low: 5000,
            high: 5000,
          }),
          total({ label: "chips rented", orders: 1, withoutNumber: 1, low: 0, high: 0 }),
          total({ label: "chips counted", orders: 2, withoutNumber: 1, notAddedTwice: 1, low: 0, high: 0 }),
          total({ label: "chips stopped", low: 0, high: 80_000 }),
        ],
      }}
    />,
  )
  const lines = screen.getAllByRole("definition").map(({ textContent }) => textContent)
  expect(lines).toEqual([
    "100,000 to 120,000 in 3 orders",
    "5,000 in 4 orders; 1 without a number; 2 not added, as another contains or tells it again",
    "no number given in 1 order; 1 without a number",
    "nothing to add in 2 orders; 1 without a number; 1 not added, as another contains or tells it again",
    "up to 80,000 in 3 orders",
  ])
  expect(screen.getByText(/no interval of an estimate/).textContent).toContain(
    "must not be added to one another",
  )
})

test("without a number there is no sum, and no nought in its place", () => {
  render(<OrdersTotals page={{ count: 2, totals: [] }} />)
  expect(screen.getByText("No order here gives a number that may be added.")).toBeTruthy()
})

test("a lone bound stays one in the sum", () => {
  const totals = [
    total({ low: 5000, high: 5000, isOpen: true }),
    total({ label: "chips rented", isOpen: true }),
    total({ label: "chips stopped", low: 0, high: 80_000 }),
  ]
  render(<OrdersTotals page={{ count: 9, totals }} />)
  const sums = screen.getAllByRole("definition").map(({ firstChild }) => firstChild?.textContent)
  expect(sums).toEqual(["at least 5,000", "100,000 to 120,000 or more", "up to 80,000"])
})

test("joint orders and parts of larger ones are owned up to, where there are any", () => {
  const { rerender } = render(<OrdersTotals page={{ count: 3, totals: [total({})] }} />)
  const foot = () => screen.getByText(/no interval of an estimate/).textContent
  expect(foot()).not.toMatch(/of these orders/)
  const totals = [total({ shared: 2, partsAlone: 1 }), total({ label: "chips rented", shared: 2 })]
  rerender(<OrdersTotals page={{ count: 3, totals }} />)
  expect(foot()).toContain("4 of these orders are shared with other buyers; their chips are counted whole.")
  expect(foot()).toContain("1 of these orders is part of a larger order")
})
