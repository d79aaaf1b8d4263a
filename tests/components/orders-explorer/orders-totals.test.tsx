import { render, screen } from "@testing-library/react"
import { expect, test } from "vitest"
import { OrdersTotals } from "@/components/orders-explorer/orders-totals"
import type { OrderTotal } from "@/lib/contracts/orders-explorer"

const total = (over: Partial<OrderTotal>): OrderTotal => ({
  label: "chips delivered",
  orders: 3,
  withoutNumber: 0,
  notAddedTwice: 0,
  low: 100_000,
  high: 120_000,
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
