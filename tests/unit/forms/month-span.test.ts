import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { monthSpanCodec } from "@/lib/forms/text/month-span"
import { readData } from "../data/read-data"

const months = fc.oneof(
  fc.integer({ min: 0, max: 240 }),
  fc.double({ min: 0, max: 240, noNaN: true }).map((value) => value + 0),
)

describe("a span of months", () => {
  test.each([
    ["18 months", 18, 18],
    ["18", 18, 18],
    ["about 18 months", 18, 18],
    ["１８个月", 18, 18],
    ["18m", 18, 18],
    ["2y", 24, 24],
    ["十个月", 10, 10],
    ["a year", 12, 12],
    ["one year", 12, 12],
    ["two years", 24, 24],
    ["1.5 years", 18, 18],
    ["half a year", 6, 6],
    ["半年", 6, 6],
    ["两年", 24, 24],
    ["3 quarters", 9, 9],
    ["12 to 24 months", 12, 24],
    ["12-24 months", 12, 24],
    ["1–2 years", 12, 24],
    ["one to two years", 12, 24],
    ["6 months to 2 years", 6, 24],
    ["between 12 and 24 months", 12, 24],
    ["12到24个月", 12, 24],
    ["at least 12 months", 12, null],
    ["more than a year", 12, null],
    ["12 months or more", 12, null],
    ["up to 2 years", null, 24],
    ["less than 6 months", null, 6],
    ["0 to 1 month", 0, 1],
    ["not given", null, null],
  ])("is read from %j", (typed, low, high) => {
    expect(monthSpanCodec.read(typed)).toEqual({ value: { low, high } })
  })
  test.each([
    ["24 to 12 months", /shorter end/],
    ["6 weeks", /in months/],
    ["90 days", /in months/],
    ["-3 months", /not a span/],
    ["18 (12 to 24) months", /not a span/],
    ["18k months", /not a span/],
    ["a while", /not a span/],
    ["", /not a span/],
    ["18 constructor", /not a span/],
  ])("%j is refused with the cure", (typed, problem) => {
    expect(monthSpanCodec.read(typed)).toEqual({ problem: expect.stringMatching(problem) })
  })
  test("comes back exactly", () => {
    const span = fc.tuple(months, months, fc.integer({ min: 0, max: 3 })).map(([a, b, known]) => ({
      low: known & 1 ? Math.min(a, b) : null,
      high: known & 2 ? Math.max(a, b) : null,
    }))
    fc.assert(
      fc.property(
        fc.oneof(
          span,
          months.map((value) => ({ low: value, high: value })),
        ),
        (value) => {
          expect(monthSpanCodec.read(monthSpanCodec.write(value))).toEqual({ value })
        },
      ),
      { numRuns: 2000 },
    )
  })
  test("on record comes back", () => {
    for (const { horizonMonths, readsAsMonths } of readData().statement) {
      for (const value of [horizonMonths, readsAsMonths]) {
        if (value) expect(monthSpanCodec.read(monthSpanCodec.write(value))).toEqual({ value })
      }
    }
  })
})
