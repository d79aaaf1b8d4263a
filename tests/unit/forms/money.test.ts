import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Money } from "@/lib/domain/money"
import { moneyCodec } from "@/lib/forms/text/money"
import { readData } from "../data/read-data"
import { aRange } from "./ranges"

const range = (low: number | null, central: number | null, high: number | null) => ({ low, central, high })
const one = (central: number) => range(null, central, null)
const dollars = (usd: Money["usd"]): Money => ({ usd, usdBasis: "reported", original: null, cnyPerUsd: null })
const reported = (usd: Money["usd"], currency: string, amount: Money["usd"]): Money => ({
  usd,
  usdBasis: "reported",
  original: { currency, amount },
  cnyPerUsd: null,
})
const converted = (usd: Money["usd"], amount: Money["usd"], cnyPerUsd: number): Money => ({
  usd,
  usdBasis: "converted",
  original: { currency: "CNY", amount },
  cnyPerUsd,
})
const none = range(null, null, null)

const money: fc.Arbitrary<Money> = fc.record({
  usd: aRange,
  usdBasis: fc.constantFrom("reported", "converted"),
  original: fc.option(
    fc.record({
      currency: fc.constantFrom("USD", "CNY", "HKD", "EUR", "GBP", "JPY", "SGD", "KRW"),
      amount: aRange,
    }),
  ),
  cnyPerUsd: fc.option(
    fc.oneof(fc.constantFrom(7.2, 7.15, 6.9, 1), fc.double({ min: 1e-9, max: 1e9, noNaN: true })),
  ),
})

describe("a sum", () => {
  test.each([
    ["$1bn", dollars(one(1e9))],
    ["US$5.6bn", dollars(one(5.6e9))],
    ["USD 5.6bn", dollars(one(5.6e9))],
    ["5.6bn USD", dollars(one(5.6e9))],
    ["5.6 billion dollars", dollars(one(5.6e9))],
    ["56亿美元", dollars(one(5.6e9))],
    ["＄１bn", dollars(one(1e9))],
    ["about $10,000", dollars(one(10_000))],
    ["up to $4bn", dollars(range(null, null, 4e9))],
    ["more than $4bn", dollars(range(4e9, null, null))],
    ["$1bn to $4bn", dollars(range(1e9, null, 4e9))],
    ["$1-4bn", dollars(range(1e9, null, 4e9))],
    ["1bn to 4bn dollars", dollars(range(1e9, null, 4e9))],
    ["$5bn ($4bn to $6bn)", dollars(range(4e9, 5e9, 6e9))],
    ["$5bn, at least $4bn", dollars(range(4e9, 5e9, null))],
    ["¥40bn at 7.15", converted(one(5.59e9), one(40e9), 7.15)],
    ["RMB 40bn @ 7.15", converted(one(5.59e9), one(40e9), 7.15)],
    ["RMB40bn at 7.15 yuan per dollar", converted(one(5.59e9), one(40e9), 7.15)],
    ["¥40bn, converted at 7.15", converted(one(5.59e9), one(40e9), 7.15)],
    ["100亿元 at 7.2", converted(one(1.39e9), one(10e9), 7.2)],
    ["￥100亿 汇率 7.2", converted(one(1.39e9), one(10e9), 7.2)],
    ["¥20bn to ¥99bn at 7.2", converted(range(2.78e9, null, 13.8e9), range(20e9, null, 99e9), 7.2)],
    ["up to ¥40bn at 7.15", converted(range(null, null, 5.59e9), range(null, null, 40e9), 7.15)],
    ["¥40bn ($5.6bn)", reported(one(5.6e9), "CNY", one(40e9))],
    ["40 billion yuan (5.6 billion dollars)", reported(one(5.6e9), "CNY", one(40e9))],
    ["¥40bn ($5.6bn, converted at 7.15)", converted(one(5.6e9), one(40e9), 7.15)],
    ["¥40bn ($5bn to $6bn)", reported(range(5e9, null, 6e9), "CNY", one(40e9))],
    ["HK$3bn ($385m)", reported(one(385e6), "HKD", one(3e9))],
    ["EUR 2bn ($2.2bn)", reported(one(2.2e9), "EUR", one(2e9))],
    ["€2bn (US$2.2bn)", reported(one(2.2e9), "EUR", one(2e9))],
    ["SGD 2bn ($1.5bn)", reported(one(1.5e9), "SGD", one(2e9))],
    ["¥6.5bn (dollars not given)", reported(none, "CNY", one(6.5e9))],
    ["not given", dollars(none)],
  ])("is read from %j", (typed, value) => {
    expect(moneyCodec.read(typed)).toEqual({ value })
  })
  test.each([
    ["¥40bn", /"¥40bn \(\$5\.6bn\)", or the rate of that time, "¥40bn at 7\.15"/],
    ["100亿元", /at 7\.15/],
    ["HK$3bn", /HK\$40bn \(\$5\.6bn\)/],
    ["HK$3bn at 7.8", /converts yuan only/],
    ["40bn", /currency/],
    ["¥40bn to $6bn", /currency/],
    ["40bn ($5bn)", /currency/],
    ["$5bn at 7.15", /dollars already/],
    ["¥40bn at 0.14", /yuan for a dollar/],
    ["¥40bn at 0", /yuan for a dollar/],
    ["¥40bn at 7.1.5", /yuan for a dollar/],
    ["¥40bn ($5.6bn, at 7.15)", /converted at 7\.15/],
    ["$4bn to $1bn", /smaller figure/],
    ["$-4bn", /negative/],
    ["$", /not a sum/],
    ["a fortune", /not a sum/],
    ["$1bn = $2bn = $3bn", /not a sum/],
    ["", /not a sum/],
  ])("%j is refused with the cure", (typed, problem) => {
    expect(moneyCodec.read(typed)).toEqual({ problem: expect.stringMatching(problem) })
  })
  test("comes back exactly in all four fields", () => {
    fc.assert(
      fc.property(money, (value) => {
        expect(moneyCodec.read(moneyCodec.write(value))).toEqual({ value })
      }),
      { numRuns: 5000 },
    )
  })
  test.each([
    [dollars(one(4e9)), "$4bn"],
    [dollars(range(5e9, 5e9, null)), "$5bn, at least $5bn"],
    [reported(one(5.6e9), "CNY", one(40e9)), "¥40bn ($5.6bn)"],
    [converted(one(139e6), one(1e9), 7.2), "¥1bn at 7.2"],
    [converted(one(710e6), one(5.1387e9), 7.2), "¥5,138,700,000 ($710m, converted at 7.2)"],
    [reported(none, "CNY", range(2e9, null, 9e9)), "¥2bn to ¥9bn (dollars not given)"],
    [reported(one(5e9), "USD", one(5e9)), "$5bn = $5bn"],
  ])("%j is written %j", (value, written) => {
    expect(moneyCodec.write(value)).toBe(written)
  })
  test("says at which rate its dollars were worked out", () => {
    expect(moneyCodec.words(converted(one(5.59e9), one(40e9), 7.15))).toBe(
      "¥40bn ($5.6bn), converted at 7.15 yuan a dollar",
    )
  })
  test("of every report on record comes back", () => {
    for (const { cost } of readData().order.flatMap(({ reports }) => reports)) {
      if (cost) expect(moneyCodec.read(moneyCodec.write(cost))).toEqual({ value: cost })
    }
  })
})
