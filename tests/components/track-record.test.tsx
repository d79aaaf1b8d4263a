import { render, screen } from "@testing-library/react"
import { expect, test } from "vitest"
import { CoverageTable } from "@/components/track-record/coverage-table"
import { SufficientTable } from "@/components/track-record/sufficient-table"
import type { TrackDate, TrackOutcome } from "@/lib/contracts/track-record"
import { coverageOf } from "@/lib/server/track-record/coverage"
import { aTrackCase, anOutcome } from "../factories/track-record"

function sufficientCells(outcome: Partial<TrackOutcome>): string[] {
  const cases = [aTrackCase({ outcome: anOutcome(outcome) })]
  const { unmount } = render(<SufficientTable dates={[{ cases } as TrackDate]} />)
  const cells = screen.getAllByRole("cell").map((cell) => cell.textContent ?? "")
  unmount()
  return cells
}

test("once other chips may have come, nobody knows whether the stock alone sufficed", () => {
  expect(sufficientCells({ kind: "other chips stepped in", at: { low: 2, high: 13 } })).toEqual([
    "70% not known",
    "40% not known",
    "20% not known",
  ])
  expect(sufficientCells({ kind: "other chips stepped in", at: { low: 17, high: 17 } })).toEqual([
    "70% yes",
    "40% not known",
    "20% not known",
  ])
})

test("what was seen at others tells nothing of whether this firm's chips sufficed", () => {
  expect(sufficientCells({ kind: "ran short", at: { low: 8, high: 8 } })[0]).toBe("70% no")
  expect(sufficientCells({ kind: "ran short", at: { low: 8, high: 8 }, isOwn: false })[0]).toBe(
    "70% not known",
  )
})

test("cases that rest on one remark are counted beside the remarks", () => {
  const ids = ["one acme training", "one other training", "two acme training"]
  const cases = ids.map((id) => aTrackCase({ id, outcome: null }))
  render(<CoverageTable coverage={coverageOf(cases)} />)
  const row = (name: string) => screen.getByRole("rowheader", { name }).closest("tr")?.textContent
  expect(row("What was said")).toContain("3 of 33 of 3")
  expect(row("What was said")).toContain("3 cases from two remarks.")
  expect(row("Lost from sight")).not.toContain("remark")
})
