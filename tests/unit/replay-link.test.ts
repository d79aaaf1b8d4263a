import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { LawChange } from "@/lib/domain/scenario"
import { mostChanges } from "@/lib/contracts/replay"
import { shiftDay } from "@/lib/domain/day"
import { readReplay, replayQuery } from "@/lib/replay-link"
import { aSetting } from "../factories/replay"

const setting = aSetting()
const ids = (records: readonly { id: string }[]) => fc.constantFrom(...records.map(({ id }) => id))
const day = fc.integer({ min: 0, max: 4500 }).map((days) => shiftDay("2022-08-01", days))
const change: fc.Arbitrary<LawChange> = fc.oneof(
  ids(setting.rules).map((rule): LawChange => ({ do: "remove", rule })),
  fc.tuple(ids(setting.rules), day).map(([rule, to]): LawChange => ({ do: "move", rule, to })),
  fc.tuple(ids(setting.rules), day).map(([rule, on]): LawChange => ({ do: "end", rule, on })),
  fc
    .tuple(ids(setting.proposals), day)
    .map(([proposal, from]): LawChange => ({ do: "adopt", proposal, from })),
  fc
    .tuple(ids(setting.chips), day)
    .map(([chip, from]): LawChange => ({ do: "treat", chip, as: "LICENCE_PRESUMPTION_OF_DENIAL", from })),
)
const about = (one: LawChange) => ("rule" in one ? one.rule : "proposal" in one ? one.proposal : one.chip)
const changes = fc.uniqueArray(change, { selector: about, maxLength: 7 })

/** The query as a server reads it: a repeated key is a list. */
function asRead(query: string): Record<string, string | string[]> {
  const params = new URLSearchParams(query)
  return Object.fromEntries([...new Set(params.keys())].map((key) => [key, params.getAll(key)]))
}

describe("the address of a replay", () => {
  test("gives back the changes it was made of, and the month", () => {
    fc.assert(
      fc.property(changes, fc.constantFrom(null, "2023-11"), (made, asOf) => {
        const read = readReplay(asRead(replayQuery(made, asOf)), setting)
        expect(read.problems).toEqual({})
        expect(read.asOf).toBe(asOf ?? "2026-11")
        expect(new Set(read.changes)).toEqual(new Set(made))
      }),
    )
  })
  test("is one for the same changes, in whatever order they were made", () => {
    fc.assert(
      fc.property(changes, (made) => {
        expect(replayQuery([...made].reverse(), null)).toBe(replayQuery(made, null))
      }),
    )
  })
  test("reads as what was asked", () => {
    const made: LawChange[] = [
      { do: "remove", rule: "october-rule" },
      { do: "adopt", proposal: "strict-bill", from: "2027-01-01" },
    ]
    expect(replayQuery(made, "2023-11")).toBe(
      "?adopt=strict-bill@2027-01-01&remove=october-rule&asOf=2023-11",
    )
    expect(replayQuery([], null)).toBe("")
  })
  test("says what it names that does not exist, and runs the rest", () => {
    const { changes: read, problems } = readReplay(
      { remove: ["magna-carta", "october-rule"], move: "april-letters@2024-02-30", asOf: "1999-01" },
      setting,
    )
    expect(read).toEqual([{ do: "remove", rule: "october-rule" }])
    expect(problems.address).toContain('"magna-carta"')
    expect(problems.address).toContain('"2024-02-30" is no day')
    expect(problems.asOf).toContain("2026-11 or 2023-11")
  })
  test("holds a bounded number of changes, each thing once", () => {
    const many = {
      ...setting,
      rules: Array.from({ length: 20 }, (_, i) => ({ ...setting.rules[0]!, id: `r${i}` })),
    }
    const read = readReplay({ remove: many.rules.map(({ id }) => id) }, many)
    expect(read.changes).toHaveLength(mostChanges)
    expect(read.problems.address).toContain(`At most ${mostChanges}`)
    const twice = readReplay({ remove: "october-rule", end: "october-rule@2024-01-01" }, setting)
    expect(twice.changes).toEqual([{ do: "remove", rule: "october-rule" }])
    expect(twice.problems.address).toContain("only the first")
  })
})

describe("the form", () => {
  const blank = { rule: "", act: "remove", on: "", bill: "", from: "", chip: "", since: "" }

  test("adds its changes to those of the address", () => {
    const read = readReplay(
      {
        ...blank,
        remove: "april-letters",
        rule: "october-rule",
        act: "move",
        on: "2024-04-10",
        chip: "h20",
        since: "2027-01-01",
      },
      setting,
    )
    expect(read.problems).toEqual({})
    expect(read.changes).toEqual([
      { do: "treat", chip: "h20", as: "LICENCE_PRESUMPTION_OF_DENIAL", from: "2027-01-01" },
      { do: "move", rule: "october-rule", to: "2024-04-10" },
      { do: "remove", rule: "april-letters" },
    ])
  })
  test("says at the field what is missing, and keeps what was typed", () => {
    const read = readReplay(
      { ...blank, rule: "october-rule", act: "end", bill: "strict-bill", from: "soon" },
      setting,
    )
    expect(read.changes).toEqual([])
    expect(read.problems.on).toBe("name the day")
    expect(read.problems.from).toContain('"soon" is no day')
    expect(read.draft).toMatchObject({ rule: "october-rule", act: "end", from: "soon" })
    expect(readReplay({ ...blank, on: "2024-01-01" }, setting).problems.rule).toContain("of what")
    expect(
      readReplay({ ...blank, remove: "october-rule", rule: "october-rule" }, setting).problems.rule,
    ).toContain("drop")
  })
})
