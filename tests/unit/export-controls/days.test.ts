import fc from "fast-check"
import { expect, test } from "vitest"
import { dayNumber, shiftDay } from "@/lib/domain/day"
import {
  evaluate,
  evaluateRule,
  isNeutral,
  lawOf,
  ruleState,
  ruleTimeline,
  timeline,
} from "@/lib/export-controls"
import { anyDay, dayAmong } from "@/tests/arbitraries/days"
import { droppable, fullSpecs, without } from "@/tests/arbitraries/specs"
import { aListing } from "@/tests/factories/law"
import { ask, asked, keyOf, laws } from "./ask-the-law"
import { listings, rules, specsOfChip, theLaw } from "./the-law"

const day = dayAmong(theLaw.changeDays)
const part = fc
  .tuple(fullSpecs, fc.subarray([...droppable], { maxLength: 4 }))
  .map(([specs, gaps]) => without(specs, gaps))
const anyRule = fc.constantFrom(...rules)

test("no rule binds before its first day or after its last", () => {
  fc.assert(
    fc.property(anyRule, part, day, (rule, specs, on) => {
      const first = rule.periods[0]?.from ?? ""
      const last = rule.periods.at(-1)?.until ?? null
      fc.pre(on < first || (last !== null && on > last))
      const verdict = evaluateRule(theLaw, rule, { specs, on })
      expect(verdict).toMatchObject({ category: "not-in-force", missing: [], near: [] })
      expect(isNeutral(verdict.status)).toBe(true)
      expect(verdict.because).toEqual([{ kind: "state", ruleId: rule.id, state: "not in force" }])
      expect(evaluate(theLaw, { specs, on }).possible.map(({ ruleId }) => ruleId)).not.toContain(rule.id)
    }),
    { numRuns: 1000 },
  )
})

test("a rule binds on its first day and on its last, and not on the days beside them", () => {
  for (const rule of rules) {
    for (const { from, until, state } of rule.periods) {
      expect([rule.id, ruleState(rule, from)]).toEqual([rule.id, state])
      if (until !== null) expect([rule.id, ruleState(rule, until)]).toEqual([rule.id, state])
    }
    const first = rule.periods[0]?.from ?? ""
    expect(ruleState(rule, shiftDay(first, -1))).toBe("not in force")
    const last = rule.periods.at(-1)?.until ?? null
    if (last !== null) expect(ruleState(rule, shiftDay(last, 1))).toBe("not in force")
  }
})

test("between two days of change every answer stays", () => {
  fc.assert(
    fc.property(asked, part, anyDay, anyDay, (who, specs, a, b) => {
      const [from, to] = a <= b ? [a, b] : [b, a]
      const law = laws.get(who.law) ?? theLaw
      // Days of a rule that the scenario took away are no longer days of change.
      fc.pre(who.rule === null || law.byId.has(who.rule))
      // Of a random pair most have a change between them: go as far as the last day before one.
      const next = law.changeDays.find((change) => change > from && change <= to)
      const until = next === undefined ? to : shiftDay(next, -1)
      expect(ask(who, specs, until).possible.map(keyOf)).toEqual(ask(who, specs, from).possible.map(keyOf))
    }),
    { numRuns: 1500 },
  )
})

test("the order in which rules are told does not matter", () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...rules], { minLength: rules.length }),
      part,
      day,
      (shuffled, specs, on) => {
        expect(evaluate(lawOf({ rules: shuffled, listings }), { specs, on })).toEqual(
          evaluate(theLaw, { specs, on }),
        )
      },
    ),
    { numRuns: 200 },
  )
})

test("a time line has neither gaps nor overlaps, and says of every day what the question of that day does", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...laws.keys()),
      part,
      fc.array(day, { minLength: 5 }),
      (name, specs, days) => {
        const law = laws.get(name) ?? theLaw
        const line = timeline(law, { specs })
        expect(line.at(-1)?.until).toBeNull()
        line.slice(1).forEach(({ from }, index) => {
          expect(dayNumber(from) - dayNumber(line[index]?.until ?? "")).toBe(1)
        })
        for (const on of days.filter((one) => one >= (line[0]?.from ?? ""))) {
          const stretch = line.find(({ from, until }) => from <= on && (until === null || on <= until))
          expect(stretch?.verdict.possible.map(keyOf)).toEqual(
            evaluate(law, { specs, on }).possible.map(keyOf),
          )
        }
      },
    ),
    { numRuns: 300 },
  )
})

test("a rule's own time line says of every day what that rule does, years that it names included", () => {
  fc.assert(
    fc.property(anyRule, part, fc.array(day, { minLength: 5 }), (rule, specs, days) => {
      const line = ruleTimeline(theLaw, rule.id, { specs })
      for (const on of days.filter((one) => one >= (line[0]?.from ?? ""))) {
        const stretch = line.find(({ from, until }) => from <= on && (until === null || on <= until))
        expect(stretch?.verdict.possible.map(keyOf)).toEqual(
          evaluateRule(theLaw, rule, { specs, on }).possible.map(keyOf),
        )
      }
    }),
    { numRuns: 500 },
  )
})

test("the A800 was free until 23 October 2023, then denied, and since January 2026 nobody can say", () => {
  const line = timeline(theLaw, { specs: specsOfChip("a800-sxm-80gb") })
  expect(line.map(({ from, verdict }) => [from, verdict.status])).toEqual(
    expect.arrayContaining([
      ["2022-10-21", "NOT_CONTROLLED"],
      ["2023-10-23", "LICENCE_PRESUMPTION_OF_DENIAL"],
      ["2026-01-15", "INDETERMINATE"],
    ]),
  )
  const last = line.at(-1)?.verdict
  expect(last?.missing).toEqual(["us_commercially_available"])
})

test("a buyer taken off the Entity List is free of it from that day on", () => {
  const listing = aListing({
    listedOn: { date: "2023-03-02", precision: "day" },
    removedOn: { date: "2024-06-10", precision: "day" },
  })
  const law = lawOf({ rules: [], listings: [listing] })
  const line = timeline(law, { specs: { tpp: 1 }, party: { company: "acme" } })
  expect(line.map(({ from, until, verdict }) => [from, until, verdict.status])).toEqual([
    ["2022-01-01", "2023-03-01", "NOT_CONTROLLED"],
    ["2023-03-02", "2024-06-09", "ENTITY_LIST_TREATMENT"],
    ["2024-06-10", null, "NOT_CONTROLLED"],
  ])
})
