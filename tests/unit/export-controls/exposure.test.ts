import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { controlStatuses, type ControlRule, type ControlStatus } from "@/lib/domain/control-rule"
import { exposureGroups, type ExposureGroup } from "@/lib/domain/exposure"
import { evaluate, lawOf, type Law } from "@/lib/export-controls"
import {
  groupOf,
  isNotFree,
  monthsToReplace,
  notFreeSharesOf,
  sharesOf,
  type Held,
} from "@/lib/export-controls/exposure"
import { aListing, aRule } from "@/tests/factories/law"

const answer = (status: ControlStatus) => ({ status, category: null, ruleId: null, paragraph: null })

/** The group of an answer; of an undetermined one, by what is still possible. */
function group(status: ControlStatus, possible: ControlStatus[] = [status], isDomestic = false) {
  return groupOf({ status, category: null, possible: possible.map(answer) }, isDomestic)
}

describe("the group in which a part of the stock counts", () => {
  test.each<[ControlStatus, ExposureGroup]>([
    ["LICENCE_PRESUMPTION_OF_DENIAL", "denied"],
    ["ENTITY_LIST_TREATMENT", "denied"],
    ["LICENCE_CASE_BY_CASE", "licence"],
    ["LICENCE_POLICY_UNPUBLISHED", "licence"],
    ["LICENCE_REVENUE_SHARE", "licence"],
    ["LICENCE_REQUIRED", "licence"],
    ["NAC_NOTIFICATION", "notification"],
    ["NOT_CONTROLLED", "free"],
    ["UNKNOWN", "undetermined"],
  ])("%s is %s", (status, expected) => {
    expect(group(status)).toBe(expected)
  })

  test("an undetermined answer that may be free is not free, and not a licence either", () => {
    expect(group("INDETERMINATE", ["NOT_CONTROLLED", "LICENCE_PRESUMPTION_OF_DENIAL"])).toBe("undetermined")
    expect(group("INDETERMINATE", ["NOT_CONTROLLED", "NAC_NOTIFICATION"])).toBe("undetermined")
  })
  test("where every possible answer needs a licence, a licence is needed", () => {
    const either = group("INDETERMINATE", ["LICENCE_PRESUMPTION_OF_DENIAL", "LICENCE_CASE_BY_CASE"])
    expect(either).toBe("licence or denied")
    expect(isNotFree(either)).toBe(true)
    expect(group("INDETERMINATE", ["LICENCE_CASE_BY_CASE", "LICENCE_REVENUE_SHARE"])).toBe("licence")
  })
  test("a Chinese-designed part is bought at home, whatever the lines say of its strength", () => {
    for (const status of controlStatuses) expect(group(status, [status], true)).toBe("domestic")
  })
  test("unless a scenario treats the part itself otherwise", () => {
    const treated = { ...answer("LICENCE_REQUIRED"), category: "scenario" }
    expect(groupOf({ ...treated, possible: [treated] }, true)).toBe("licence")
  })
})

const draws = 4
const amounts = fc
  .array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: draws, maxLength: draws })
  .map((values) => Float64Array.from(values))
const chipIds = ["a", "b", "c", "d"]
const holdings: fc.Arbitrary<Held[]> = fc.array(
  fc.record({ chip: fc.constantFrom(...chipIds), amount: amounts }),
  { minLength: 1, maxLength: 6 },
)
const groupings = fc
  .tuple(...chipIds.map(() => fc.constantFrom(...exposureGroups)))
  .map((groups) => (chip: string) => groups[chipIds.indexOf(chip)] ?? "free")

/** Equal but for the last digits of sums. */
function expectClose(actual: Float64Array, expected: Float64Array) {
  expect(actual).toHaveLength(expected.length)
  actual.forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? NaN, 9))
}

describe("shares of what a firm holds", () => {
  test("by hand: 10 A100, 30 H20 and 60 Ascend in one draw, 10, 10 and 0 in the next, nothing in the third", () => {
    const held = [
      { chip: "a100", amount: Float64Array.of(10, 10, 0) },
      { chip: "h20", amount: Float64Array.of(30, 10, 0) },
      { chip: "ascend", amount: Float64Array.of(60, 0, 0) },
    ]
    const groups: Record<string, ExposureGroup> = { a100: "denied", h20: "licence", ascend: "domestic" }
    const shares = sharesOf(held, (chip) => groups[chip] ?? "free")
    expect(shares.n).toBe(2)
    expect([...shares.groups.denied]).toEqual([0.1, 0.5])
    expect([...shares.groups.licence]).toEqual([0.3, 0.5])
    expect([...shares.groups.domestic]).toEqual([0.6, 0])
    expect([...shares.groups.free]).toEqual([0, 0])
    expect([...shares.notFreelyBought]).toEqual([0.4, 1])
    expect([...(shares.chips.get("ascend") ?? [])]).toEqual([0.6, 0])
  })
  test("those that need a licence are the same to the last bit when they alone are asked for", () => {
    fc.assert(
      fc.property(holdings, groupings, (held, groupOfChip) => {
        const { n, notFreelyBought } = sharesOf(held, groupOfChip)
        expect(notFreeSharesOf(held, groupOfChip)).toEqual(notFreelyBought)
        expect(n).toBe(notFreelyBought.length)
      }),
    )
  })
  test("sum to 1 in every draw, over groups and over chips", () => {
    fc.assert(
      fc.property(holdings, groupings, (held, groupOfChip) => {
        const { n, groups, chips } = sharesOf(held, groupOfChip)
        for (const parts of [Object.values(groups), [...chips.values()]]) {
          const sums = Float64Array.from({ length: n }, (_, i) =>
            parts.reduce((sum, part) => sum + (part[i] ?? NaN), 0),
          )
          expectClose(sums, new Float64Array(n).fill(1))
        }
      }),
    )
  })
  test("stay as they are when all is doubled", () => {
    fc.assert(
      fc.property(holdings, groupings, (held, groupOfChip) => {
        const once = sharesOf(held, groupOfChip)
        const doubled = held.map(({ chip, amount }) => ({ chip, amount: amount.map((units) => 2 * units) }))
        const twice = sharesOf(doubled, groupOfChip)
        for (const name of exposureGroups) expectClose(twice.groups[name], once.groups[name])
      }),
    )
  })
  test("of a firm without foreign chips: nothing is denied, nothing needs a licence", () => {
    fc.assert(
      fc.property(holdings, (held) => {
        const isDomestic = (verdict: ControlStatus) => group(verdict, [verdict], true)
        const { n, groups, notFreelyBought } = sharesOf(held, () =>
          isDomestic("LICENCE_PRESUMPTION_OF_DENIAL"),
        )
        expect(groups.denied).toEqual(new Float64Array(n))
        expect(notFreelyBought).toEqual(new Float64Array(n))
      }),
    )
  })
})

const on = "2024-06-01"
const always = [{ from: "2024-01-01", until: null, state: "in force" as const, note: null }]

/** A letter that gives an answer to parts of at least some processing performance. */
const letters: fc.Arbitrary<ControlRule> = fc
  .record({
    tpp: fc.integer({ min: 0, max: 6 }),
    status: fc.constantFrom<ControlStatus>(
      "LICENCE_PRESUMPTION_OF_DENIAL",
      "LICENCE_CASE_BY_CASE",
      "LICENCE_POLICY_UNPUBLISHED",
      "LICENCE_REQUIRED",
      "NAC_NOTIFICATION",
      "NOT_CONTROLLED",
    ),
    id: fc.integer({ min: 0, max: 1e6 }),
  })
  .map(({ tpp, status, id }) =>
    aRule({
      id: `letter-${id}`,
      place: "letter",
      periods: always,
      branches: [
        {
          when: { metric: "tpp", op: ">=", value: tpp },
          category: "x",
          paragraph: null,
          outcome: { status },
        },
        {
          when: "otherwise",
          category: "outside",
          paragraph: null,
          outcome: { defersTo: "us-2023-11-tests" },
        },
      ],
    }),
  )
const tpps = fc.tuple(...chipIds.map(() => fc.option(fc.integer({ min: 0, max: 6 }), { nil: null })))

function exposureUnder(law: Law, held: Held[], tppOf: readonly (number | null)[], company = "nobody") {
  return sharesOf(held, (chip) => {
    const specs = { slug: chip, tpp: tppOf[chipIds.indexOf(chip)] ?? null }
    return groupOf(evaluate(law, { specs, on, party: { company } }), false)
  })
}

describe("shares under a law", () => {
  test("a letter more never frees any part of the stock, known figures or not", () => {
    fc.assert(
      fc.property(
        fc.array(letters, { maxLength: 3 }),
        letters,
        holdings,
        tpps,
        (rules, added, held, tppOf) => {
          const before = exposureUnder(lawOf({ rules }), held, tppOf)
          const after = exposureUnder(lawOf({ rules: [...rules, added] }), held, tppOf)
          after.notFreelyBought.forEach((share, i) => {
            expect(share).toBeGreaterThanOrEqual((before.notFreelyBought[i] ?? NaN) - 1e-9)
          })
        },
      ),
    )
  })
  test("before any rule all is free", () => {
    fc.assert(
      fc.property(holdings, tpps, (held, tppOf) => {
        const { n, groups } = exposureUnder(lawOf({ rules: [] }), held, tppOf)
        expectClose(groups.free, new Float64Array(n).fill(1))
      }),
    )
  })
  test("a buyer on the Entity List could buy none of it again", () => {
    fc.assert(
      fc.property(holdings, tpps, fc.array(letters, { maxLength: 2 }), (held, tppOf, rules) => {
        const law = lawOf({ rules, listings: [aListing({ companies: ["acme"] })] })
        const { n, groups } = exposureUnder(law, held, tppOf, "acme")
        expectClose(groups.denied, new Float64Array(n).fill(1))
      }),
    )
  })
})

test("replacement: a year's loss over a month's supply, in months", () => {
  const lost = Float64Array.of(10, 10, 10, 0, 10)
  const atHome = Float64Array.of(120, 10, 1.5, 0, 0)
  // A twelfth of 120 a month makes up for 10 in one; 10 a year in twelve; 1.5 a year in eighty, beyond 60.
  expect([...monthsToReplace(lost, atHome, 60)]).toEqual([1, 12, Infinity, 0, Infinity])
})
