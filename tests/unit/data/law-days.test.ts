import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { filesByKind, readData, readFile } from "./read-data"

const golden = JSON.parse(
  readFileSync(new URL("../../golden/export-controls/law-ids.json", import.meta.url), "utf8"),
) as { rules: { id: string; effective: string; lastDay: string | null; supersededBy: string | null }[] }

const data = readData()
const rules = new Map(data.control.map((rule) => [rule.id, rule]))
function ruleOf(id: string) {
  const rule = rules.get(id)
  if (!rule) throw new Error(`no rule ${id}`)
  return rule
}
const dayAfter = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

test("a rule's file is named after the day it takes effect", () => {
  const misnamed = filesByKind.control.filter((file) => {
    const { effectiveOn } = readFile(file)[0] as { effectiveOn: { date: string; precision: string } }
    const day = effectiveOn.date.slice(0, effectiveOn.precision === "month" ? 7 : 10)
    return !file.startsWith(`controls/${day}-`)
  })
  expect(misnamed).toEqual([])
})

test("a rule is in force from the day it takes effect, and in no two states on one day", () => {
  for (const { id, effectiveOn, periods } of data.control) {
    expect(periods[0], id).toMatchObject({ from: effectiveOn.date, state: "in force" })
    periods.forEach(({ from, until }, index) => {
      if (until !== null) expect(from <= until, `${id} from ${from} until ${until}`).toBe(true)
      const next = periods[index + 1]
      if (next) expect([id, until === null ? null : dayAfter(until)]).toEqual([id, next.from])
    })
  }
})

/** The announcement has no last day in its sources and stops being one when the rule comes. */
const endedByItsSuccessor = "us-2025-12-08-h200-announcement"

test("rules take effect, end and give way to others on the days that the research found", () => {
  for (const { id, effective, lastDay, supersededBy } of golden.rules) {
    const rule = ruleOf(id)
    expect(rule.effectiveOn.date.startsWith(effective), id).toBe(true)
    expect(rule.supersededBy, id).toBe(supersededBy)
    if (id === endedByItsSuccessor) continue
    expect(rule.periods[0]?.until, id).toBe(lastDay)
  }
})

test("a rule ends when its successor takes effect, the first letter on that day and the others on the eve", () => {
  const superseded = data.control.filter(({ supersededBy }) => supersededBy !== null)
  const lastDays = superseded.map((rule) => {
    const start = ruleOf(rule.supersededBy ?? "").effectiveOn.date
    const until = rule.periods.at(-1)?.until ?? ""
    return [rule.id, until === start ? "that day" : dayAfter(until) === start ? "the eve" : until]
  })
  expect(Object.fromEntries(lastDays)).toEqual({
    "us-2022-08-26-is-informed": "that day",
    "us-2022-10-07-ifr": "the eve",
    "us-2023-10-23-accelerated": "the eve",
    "us-2025-12-08-h200-announcement": "the eve",
  })
})

test("nobody knows whether the Affiliates rule binds after 9 November 2026", () => {
  const states = ruleOf("us-2025-09-29-affiliates").periods.map(({ from, until, state }) => [from, until, state])
  expect(states).toEqual([
    ["2025-09-29", "2025-11-09", "in force"],
    ["2025-11-10", "2026-11-09", "suspended"],
    ["2026-11-10", null, "unknown"],
  ])
})

test("some regulation classes chips on every day from 21 October 2022 on", () => {
  const lists = data.control.filter(({ place }) => place === "control list").flatMap(({ periods }) => periods)
  let covered = "2022-10-21"
  for (const { from, until } of [...lists].sort((a, b) => a.from.localeCompare(b.from))) {
    expect(from <= covered, `nothing between ${covered} and ${from}`).toBe(true)
    covered = until === null ? "9999" : [covered, dayAfter(until)].sort().at(-1) ?? covered
  }
  expect(covered).toBe("9999")
})

test("every example of a rule is of a day on which the rule exists", () => {
  const outside = data.control.flatMap(({ periods, examples }) =>
    examples.filter(({ on }) => !periods.some(({ from, until }) => from <= on && (until === null || on <= until))),
  )
  expect(outside.map(({ id }) => id)).toEqual([])
})
