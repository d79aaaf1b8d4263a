import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  compareFigures,
  figuresLike,
  isEqual,
  type Difference,
  type Figures,
} from "@/lib/charts/verify/compare-figures"

const number = fc.double({ min: -1e300, max: 1e300, noNaN: true })
const figures: fc.Arbitrary<Figures> = fc.dictionary(
  fc.constantFrom("training.own.runway", "training.own.shares", "stock.total.p50", "h100-equivalents"),
  fc.array(fc.option(number, { nil: null }), { maxLength: 8 }),
  { noNullPrototype: true },
)

const turned = ({ frozen, today, ...rest }: Difference): Difference => ({
  ...rest,
  frozen: today,
  today: frozen,
})

describe("figures held against figures", () => {
  test("every set of figures equals itself, whatever the order of its names", () => {
    fc.assert(
      fc.property(figures, (one) => {
        const again = Object.fromEntries(Object.entries(one).reverse())
        const found = compareFigures(one, again)
        expect(isEqual(found)).toBe(true)
        expect(found.compared).toBe(Object.values(one).flat().length)
      }),
    )
  })

  test("two sets are equal when their JSON says the same, and at no other time", () => {
    fc.assert(
      fc.property(figures, figures, (one, other) => {
        const sorted = (of: Figures) =>
          JSON.stringify(Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1)))
        expect(isEqual(compareFigures(one, other))).toBe(sorted(one) === sorted(other))
      }),
    )
  })

  test("what differs does not depend on which side is called frozen", () => {
    fc.assert(
      fc.property(figures, figures, (one, other) => {
        const there = compareFigures(one, other)
        const back = compareFigures(other, one)
        expect(back.differences.map(turned)).toEqual(there.differences)
        expect([back.compared, back.largest]).toEqual([there.compared, there.largest])
        expect([back.onlyFrozen, back.onlyToday]).toEqual([there.onlyToday, there.onlyFrozen])
      }),
    )
  })

  test("a changed number is found wherever it stands", () => {
    fc.assert(
      fc.property(fc.array(number, { minLength: 1 }), fc.nat(), number, (values, pick, changed) => {
        const at = pick % values.length
        fc.pre(values[at] !== changed)
        const found = compareFigures({ a: values }, { a: values.with(at, changed) })
        expect(found.differences.map((one) => one.at)).toEqual([at])
        expect(found.largest).toBeGreaterThan(0)
        expect(found.largest).toBeLessThanOrEqual(2)
      }),
    )
  })

  test("a number where there was none differs, and is no share of anything", () => {
    const { differences, largest } = compareFigures({ a: [null, 3] }, { a: [0, 3] })
    expect(differences).toEqual([{ name: "a", at: 0, frozen: null, today: 0, relative: null }])
    expect(largest).toBeNull()
  })

  test("a month more on one side differs in that month", () => {
    const { differences, compared } = compareFigures({ a: [1, 2, null] }, { a: [1, 2] })
    expect(differences).toEqual([{ name: "a", at: 2, frozen: null, today: "absent", relative: null }])
    expect(compared).toBe(3)
  })

  test("a figure without a number that one side alone has is no equality", () => {
    const found = compareFigures({ a: [] }, {})
    expect([found.onlyFrozen, isEqual(found)]).toEqual([["a"], false])
  })
})

describe("what a chart would have frozen", () => {
  const today = {
    "training.own.runway": [1],
    "inference.own.runway": [2],
    "stock.part.h20": [3],
    "stock.part.910b": [4],
  }

  test("the figures that a chart does not show are left out", () => {
    expect(figuresLike({ "training.own.runway": [9] }, today)).toEqual({ "training.own.runway": [1] })
  })

  test("a part that the frozen chart does not have is kept, and so found", () => {
    const frozen = { "stock.part.h20": [3] }
    expect(compareFigures(frozen, figuresLike(frozen, today)).onlyToday).toEqual(["stock.part.910b"])
  })
})
