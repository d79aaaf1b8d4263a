import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { matrixChips, stretchesOf } from "@/lib/charts/control-stretches"
import { changesAround, matrixGroups, stretchOn } from "@/lib/charts/control-matrix-model"
import { dayAfter, dayOfNumber, lastDayNumber } from "@/lib/charts/day-axis"
import { firstControlDay, lastControlDay } from "@/lib/contracts/control-range"
import { answerOfLetter } from "@/lib/control-letters"
import { evaluate, evaluateRule, lawOf, ruleState, specsOf } from "@/lib/export-controls"
import { readData } from "../data/read-data"

const records = readData()
const law = lawOf({ rules: records.control, listings: records.listing })
const chips = matrixChips(records.chip)
const stretches = stretchesOf(
  law,
  records.chip,
  chips.map(({ id }) => id),
)
const partById = new Map(records.chip.map((chip) => [chip.id, chip]))

const anyDay = fc.integer({ min: 0, max: lastDayNumber }).map(dayOfNumber)
const anyPart = fc.nat({ max: chips.length - 1 })

function combined(part: string, day: string) {
  const at = chips.findIndex(({ id }) => id === part)
  return answerOfLetter(stretchOn(stretches, day).combined[at] ?? "")
}

function column(rule: string, part: string, day: string) {
  const at = chips.findIndex(({ id }) => id === part)
  const found = stretchOn(stretches, day).columns.find((one) => one.rule === rule)
  return found && answerOfLetter(found.answers[at] ?? "")
}

describe("the days between two changes of the law", () => {
  test("follow one another from the first day to the last", () => {
    expect(stretches[0]?.from).toBe(firstControlDay)
    expect(stretches.at(-1)?.until).toBe(lastControlDay)
    stretches.slice(1).forEach(({ from }, index) => {
      expect(from).toBe(dayAfter(stretches[index]!.until))
    })
  })

  test("give every part the answer that the engine gives for the day itself", () => {
    fc.assert(
      fc.property(anyDay, anyPart, (on, at) => {
        const { id } = chips[at]!
        const specs = specsOf(partById.get(id)!)
        expect(combined(id, on)).toBe(evaluate(law, { specs, on }).status)
        for (const rule of law.rules) {
          const shown = column(rule.id, id, on)
          if (shown) expect(shown).toBe(evaluateRule(law, rule, { specs, on }).status)
        }
      }),
      { numRuns: 300 },
    )
  })

  test("show a rule on the days on which it has a state, and on no other", () => {
    fc.assert(
      fc.property(anyDay, (on) => {
        const { columns, besides } = stretchOn(stretches, on)
        const shown = [...columns, ...besides].map(({ rule, state }) => [rule, state]).sort()
        const present = law.rules
          .map((rule) => [rule.id, ruleState(rule, on)])
          .filter(([, state]) => state !== "not in force")
          .sort()
        expect(shown).toEqual(present)
      }),
    )
  })

  test("begin with a change that is said, save the first", () => {
    const [first, ...others] = stretches
    expect(first?.change).toBeNull()
    for (const { change, from } of others) expect(change, from).not.toBeNull()
    expect(stretchOn(stretches, "2023-11-20").change).toBe(
      "Oct 2023 rule began; Oct 2022 rule ended; Oct 2023 notice ended",
    )
    expect(stretchOn(stretches, "2026-11-10").change).toContain("Affiliates rule, not known whether it binds")
  })

  test("are reached from each other", () => {
    expect(changesAround(stretches, firstControlDay).previousChange).toBeNull()
    expect(changesAround(stretches, lastControlDay).nextChange).toBeNull()
    expect(changesAround(stretches, "2023-11-17")).toEqual({
      previousChange: "2023-10-23",
      nextChange: "2024-04-04",
    })
    expect(changesAround(stretches, "2023-11-18").previousChange).toBe("2023-11-17")
  })
})

describe("what the matrix shows of known parts", () => {
  test("A800 and H800 were free until the October 2023 notice and rule", () => {
    for (const part of ["a800-sxm-80gb", "h800-sxm-80gb"]) {
      expect(combined(part, "2023-10-22"), part).toBe("NOT_CONTROLLED")
      expect(combined(part, "2023-10-23"), part).toBe("LICENCE_PRESUMPTION_OF_DENIAL")
      expect(combined(part, "2023-11-17"), part).toBe("LICENCE_PRESUMPTION_OF_DENIAL")
    }
  })

  test("H20 was free under the October 2023 rule until the letters of April 2025", () => {
    expect(combined("h20-96gb", "2025-04-08")).toBe("NOT_CONTROLLED")
    expect(combined("h20-96gb", "2025-04-09")).toBe("LICENCE_POLICY_UNPUBLISHED")
    expect(combined("h20-96gb", "2026-11-23")).toBe("LICENCE_REVENUE_SHARE")
  })

  test("a letter says nothing of parts whose maker did not get it", () => {
    expect(column("us-2023-10-23-accelerated", "mi300x", "2023-11-01")).toBeNull()
    expect(column("us-2023-10-23-accelerated", "h100-sxm-80gb", "2023-11-01")).toBe(
      "LICENCE_PRESUMPTION_OF_DENIAL",
    )
  })

  test("every part stands once, under its maker", () => {
    const groups = matrixGroups(chips)
    expect(new Set(groups.map(({ group }) => group)).size).toBe(groups.length)
    expect(groups.flatMap(({ rows }) => rows.map(({ at }) => at))).toEqual(chips.map((_, at) => at))
    expect(groups.flatMap(({ rows }) => rows.map(({ chip }) => chip.id)).sort()).toEqual(
      records.chip.map(({ id }) => id).sort(),
    )
  })
})
