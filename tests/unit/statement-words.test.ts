import { expect, test } from "vitest"
import type { StatementRow } from "@/lib/contracts/statements"
import { howLongWords, statementsLead } from "@/lib/statement-words"
import { makeStatement } from "../factories/claims"

const notSaid = { state: "not said", from: null, until: null, isReading: false } as const

function rowOf(over: Partial<StatementRow> & { id: string }): StatementRow {
  return { ...makeStatement(over), ownFirm: "tencent", term: notSaid, became: null, ...over }
}

const tencent = [{ slug: "tencent", name: "Tencent" }]
const read = rowOf({
  id: "read",
  companies: tencent,
  horizonMonths: { low: 16, high: 30 },
  horizonInWords: "a couple more generations",
  term: { state: "ran out", from: "2025-03", until: "2026-05", isReading: true },
})
const vague = rowOf({
  id: "vague",
  companies: tencent,
  horizonInWords: "a few more generations",
  eventOn: { date: "2025-05-14", precision: "day" },
})

test("a claim that names no months is not among those that no longer run, and is named", () => {
  const lead = statementsLead({ statements: [read, vague], asOf: "2026-11" }).join(" ")
  expect(lead).not.toContain("None still runs")
  expect(lead).toContain("No claim that names months still runs.")
  expect(lead).toMatch(
    /One claim says how long, but names no months: Tencent, “a few more generations” \(.*May 2025\)\. Whether it still holds nobody can say\./,
  )
})

test("what is said of no length at all is no claim that may still hold", () => {
  const lead = statementsLead({ statements: [read, rowOf({ id: "bare" })], asOf: "2026-11" }).join(" ")
  expect(lead).not.toContain("nobody can say")
})

test("an end that is our reading is marked so, and one that was said is not", () => {
  const lead = statementsLead({ statements: [read], asOf: "2026-11" }).join(" ")
  expect(lead).toContain("Tencent (May 2026, as we read it)")
  const said = { ...read, term: { ...read.term, isReading: false } }
  expect(statementsLead({ statements: [said], asOf: "2026-11" }).join(" ")).not.toContain("as we read")
  expect(howLongWords(read)).toBe("16 to 30 months, as we read “a couple more generations”")
  expect(howLongWords(said)).toBe("16 to 30 months")
  expect(howLongWords(vague)).toContain("no months said")
})

test("of some firms the lead speaks of these alone", () => {
  const lead = statementsLead({ statements: [vague], asOf: "2026-11" }, "these")
  expect(lead.slice(0, 2)).toEqual([
    "By Nov 2026 no claim of these firms about their stock has run out.",
    "No claim of these firms that names months still runs.",
  ])
})
