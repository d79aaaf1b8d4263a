import { render, screen, within } from "@testing-library/react"
import { expect, test } from "vitest"
import { ScenariosView } from "@/components/scenarios/scenarios-view"
import { firmScenariosSchema, type FirmScenarios } from "@/lib/contracts/firm-scenarios"

const runway = (p50: number | null, sufficientAt24: number) => ({
  quantiles: { p5: 1, p25: 4, p50, p75: p50 === null ? null : p50 + 6, p95: null },
  censoredShare: 0.1,
  sufficientAt24,
})
const figures = (own: number | null, all: number | null, chance: number) => ({
  acceptance: 0.6,
  training: { grade: "shown" as const, why: null, own: runway(own, 0.09), all: runway(all, chance) },
  inference: {
    grade: "none" as const,
    why: "Lowered by an editor: a guess",
    own: null,
    all: null,
  },
})

const baidu: FirmScenarios = firmScenariosSchema.parse({
  slug: "baidu",
  name: "Baidu",
  asOf: "2026-11",
  dataVersion: 3,
  horizonMonths: 60,
  draws: 10_000,
  base: figures(9, 14, 0.27),
  scenarios: [
    { id: "half", title: "Demand grows half as fast", summary: "Half.", figures: figures(16, null, 0.62) },
    { id: "pace", title: "Keeping pace", summary: "<b>Five</b> times.", figures: figures(6, 9, 0.03) },
    {
      id: "users-first",
      title: "Users first",
      summary: "A fifth.",
      figures: {
        acceptance: 0.04,
        training: { grade: "none", why: null, own: null, all: null },
        inference: { grade: "none", why: null, own: null, all: null },
      },
    },
  ],
  idle: [{ id: "letters", title: "Without the letters" }],
})

test("a firm's scenarios stand from the worst to the best, each with what it changes and a way on", () => {
  render(<ScenariosView firm={baidu} />)
  const table = screen.getByRole("table", { name: "Baidu’s training under each scenario" })
  const rows = within(table)
    .getAllByRole("row")
    .map((row) => [...row.children].map(({ textContent }) => textContent))
  expect(rows.slice(1)).toEqual([
    [
      "As things stand",
      "about 9 months (4 to 15)",
      "9%",
      "about 14 months (4 to 20)",
      "27%",
      "Open in the laboratory",
    ],
    [
      "Keeping pace",
      "about 6 months (4 to 12)",
      "9%, as before",
      "about 9 months (4 to 15)",
      "3%, down 24 points",
      "Open",
    ],
    [
      "Demand grows half as fast",
      "about 16 months (4 to 22)",
      "9%, as before",
      "more than 60 months (4 to over 60)",
      "62%, up 35 points",
      "Open",
    ],
    ["Users first", "no number: only 4% of draws agree with what was served", "Open"],
  ])
  const link = within(table).getByRole("link", { name: "Open “Keeping pace” in the laboratory" })
  expect(link.getAttribute("href")).toBe("/lab?firm=baidu&scenario=pace&compare=as-things-stand&set=all")
  // Its figures open, so that the sentence is in pieces.
  const sentences = [...document.querySelectorAll("p")].map(({ textContent }) => textContent)
  expect(sentences).toContain(
    "With every supply it can expect, Baidu’s chips still suffice for training after two years in 27% of draws. Of three scenarios, “Demand grows half as fast” raises that most, to 62%, and “Keeping pace” lowers it most, to 3%.",
  )
})

test("a workload without a number says so, and scenarios that change nothing are named", () => {
  render(<ScenariosView firm={baidu} />)
  screen.getByText("As things stand there is no number for Baidu’s inference. Lowered by an editor: a guess.")
  expect(screen.queryByRole("table", { name: "Baidu’s inference under each scenario" })).toBeNull()
  screen.getByText(/Baidu’s numbers stay the same under “Without the letters”: nothing changes there/)
  screen.getByText(/does not invent those that a firm would have made had a rule never come/)
  screen.getByText("<b>Five</b> times.")
})
