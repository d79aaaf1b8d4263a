import { render, screen } from "@testing-library/react"
import { expect, test } from "vitest"
import { OrdersExplorerPage } from "@/components/orders-explorer/orders-explorer-page"
import { usualOrdersView } from "@/lib/orders-link"
import { makeOrdersPage } from "../../factories/orders-page"

test("today's page is as of the month, a past day's as of that day", () => {
  const { rerender } = render(<OrdersExplorerPage view={usualOrdersView} page={makeOrdersPage()} />)
  expect(screen.getByText(/as of Nov 2026/)).toBeTruthy()
  const known = "2023-11-20"
  rerender(<OrdersExplorerPage view={{ ...usualOrdersView, known }} page={makeOrdersPage(3, { known })} />)
  expect(screen.getByText(/as of 20 Nov 2023/)).toBeTruthy()
  expect(screen.queryByText(/as of Nov 2026/)).toBeNull()
})

test("the page promises no report where there is none", () => {
  render(<OrdersExplorerPage view={usualOrdersView} page={makeOrdersPage()} />)
  expect(screen.getByText(/that we found a report of/).textContent).toContain("though nobody reported it")
})
