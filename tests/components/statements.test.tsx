import { render, screen } from "@testing-library/react"
import { expect, test } from "vitest"
import { Statements } from "@/components/company/statements"
import { makeStatement } from "../factories/claims"

test("statements are told in the order in which they were said", () => {
  render(
    <Statements
      statements={[
        makeStatement({ id: "later", eventOn: { date: "2024-02-28", precision: "day" } }),
        makeStatement({ id: "earlier", eventOn: { date: "2023-11-21", precision: "day" } }),
      ]}
    />,
  )
  const ids = screen
    .getAllByRole("listitem")
    .map(({ id }) => id)
    .filter((id) => id !== "")
  expect(ids).toEqual(["earlier", "later"])
})

test("a span of months is told with the calendar months it ran to", () => {
  render(
    <Statements
      statements={[
        makeStatement({
          id: "year-or-two",
          eventOn: { date: "2023-11-21", precision: "day" },
          horizonMonths: { low: 12, high: 24 },
        }),
      ]}
    />,
  )
  const told = document.getElementById("year-or-two")
  expect(told?.textContent).toContain("Said of training: 12 to 24 months, so until Nov 2024 to Nov 2025.")
  const number = told?.querySelector("a[data-number]")
  expect(number?.textContent).toBe("12 to 24 months")
  expect(number?.getAttribute("href")).toBe("/numbers/claim/year-or-two")
})

test("what happened stands beside what was said", () => {
  render(<Statements statements={[makeStatement({ id: "one", outcome: "Models kept coming." })]} />)
  expect(document.getElementById("one")?.textContent).toContain("What happened: Models kept coming.")
})
