import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { ReadersValue } from "@/lib/domain/case"
import { longestTyped, readTyped, typedText, type TypedUnit } from "@/lib/lab/typed-range"

const range = (low: number, high: number) => ({ ok: { is: "range", low, high } })
const one = (value: number) => ({ ok: { is: "value", value } })

describe("what a reader types", () => {
  test.each<[string, TypedUnit, unknown]>([
    ["30k to 60k", {}, range(30_000, 60_000)],
    ["30 to 60k", {}, range(30_000, 60_000)],
    ["500 to 2k", {}, range(500, 2_000)],
    ["30–60 thousand", {}, range(30_000, 60_000)],
    ["1.5-3", {}, range(1.5, 3)],
    ["1.5..3", {}, range(1.5, 3)],
    ["1.5…3", {}, range(1.5, 3)],
    ["between 30K and 60K", {}, range(30_000, 60_000)],
    ["1 000 to 2 000", {}, range(1_000, 2_000)],
    ["1’000 – 2’000", {}, range(1_000, 2_000)],
    ["３０～６０", {}, range(30, 60)],
    ["3万到", {}, expect.objectContaining({ problem: expect.any(String) })],
    ["-0.12--0.05", {}, range(-0.12, -0.05)],
    ["−12% – −5%", {}, range(-0.12, -0.05)],
    ["40%", {}, one(0.4)],
    ["40 percent", {}, one(0.4)],
    ["40-60 %", { unit: "share" }, range(0.4, 0.6)],
    ["0.4", { unit: "share" }, one(0.4)],
    ["12.3%", { unit: "share" }, one(0.123)],
    ["2e25", {}, one(2e25)],
    ["2E+25 FLOP", { unit: "FLOP" }, one(2e25)],
    ["3 bn", {}, one(3e9)],
    ["5m", {}, one(5e6)],
    ["3万", {}, one(30_000)],
    ["1,000", {}, one(1_000)],
    ["  30k  ", {}, one(30_000)],
    ["2 runs a year", { unit: "runs/year" }, one(2)],
    ["3x", { unit: "x/year" }, one(3)],
    ["12 to 24 months", { unit: "months" }, range(12, 24)],
    ["$10k to $20k", { unit: "USD" }, range(10_000, 20_000)],
    ["30k chips", { unit: "units" }, one(30_000)],
    ["35%", { unit: "0 or 1 per draw", isShare: true }, one(0.35)],
    ["None", {}, { ok: { is: "none" } }],
  ])("%j is read as it was meant", (text, about, expected) => {
    expect(readTyped(text, about)).toEqual(expected)
  })

  test.each<[string, TypedUnit, string]>([
    ["", {}, "Write one number, 30k, or two, low first: 30k to 60k."],
    ["a lot", {}, "There is no number in this. Write one number, 30k, or two, low first: 30k to 60k."],
    ["about 5", {}, "“About” leaves open how far off it may be. Write two numbers, low first: 30k to 60k."],
    [
      "~40%",
      { unit: "share" },
      "“About” leaves open how far off it may be. Write two numbers, low first: 40% to 60%.",
    ],
    ["more than 3", { unit: "x/year" }, "One end is open. Write two numbers, low first: 1.5 to 3."],
    ["5+", {}, "One end is open. Write two numbers, low first: 30k to 60k."],
    ["5 ± 1", {}, "A “±” is not read here. Write two numbers, low first: 30k to 60k."],
    ["3 to 1", {}, "Write the lower number first: 1 to 3."],
    ["60k to 30k", {}, "Write the lower number first: 30k to 60k."],
    ["5 to 5", {}, "Both ends are the same. Write 5 alone to take it as certain, or two different numbers."],
    ["1,5", {}, "Write decimals with a point, 1.5, and thousands with a comma or nothing, 1,000."],
    ["1-2-3", {}, "That is more than two numbers. Write two numbers, low first: 30k to 60k."],
    ["30 60", {}, "This cannot be read. Write one number, 30k, or two, low first: 30k to 60k."],
    [
      "40",
      { unit: "share" },
      "A share of more than 1 is more than all. Write 40% or 0.4; for 40 per cent, write 40%.",
    ],
    [
      "40%",
      { unit: "FLOP", isShare: false },
      "This is not a share. Write one number, 2e25, or two, low first: 2e24 to 2e25.",
    ],
    [
      "5m",
      { unit: "months" },
      "Write months as plain numbers. Write one number, 18, or two, low first: 12 to 24.",
    ],
    ["1e999", {}, "That number is too large. Write 2e25 for 2 times 10 to the 25th."],
    [
      "9".repeat(1_000_000),
      {},
      "That is too long for a value. Write one number, 30k, or two, low first: 30k to 60k.",
    ],
  ])("%j is refused with what to write instead", (text, about, problem) => {
    expect(readTyped(text, about)).toEqual({ problem })
  })

  test("is always answered, whatever it is", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: longestTyped }),
        fc.string({ unit: "binary" }),
        (text, unit) => {
          for (const about of [{}, { unit }]) {
            const answer = readTyped(text, about)
            if ("problem" in answer) expect(answer.problem).toMatch(/\.$/)
            else if (answer.ok.is === "range") expect(answer.ok.low).toBeLessThan(answer.ok.high)
          }
        },
      ),
    )
  })
})

const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }),
  fc.double({ noNaN: true, min: 0, max: 1 }),
  fc.integer({ min: 0, max: 10_000_000 }),
  fc.integer({ min: 1, max: 999 }).map((value) => value * 1e9),
)
const share = fc.double({ noNaN: true, min: 0, max: 1 })

describe("how a value stands in its field", () => {
  test.each<[ReadersValue, TypedUnit, string]>([
    [{ is: "range", low: 30_000, high: 60_000 }, { unit: "units" }, "30k to 60k"],
    [{ is: "range", low: 1_146_319, high: 1_938_219 }, {}, "1,146,319 to 1,938,219"],
    [{ is: "range", low: 1.5, high: 20_000 }, {}, "1.5 to 20,000"],
    [{ is: "value", value: 2e25 }, { unit: "FLOP" }, "2e25"],
    [{ is: "value", value: 2e13 }, { unit: "tokens/day" }, "20tn"],
    [{ is: "value", value: 0.123 }, { unit: "share" }, "12.3%"],
    [{ is: "range", low: -0.12, high: 0 }, { unit: "share/year" }, "-12% to 0%"],
    [{ is: "value", value: 600_000 }, { unit: "months" }, "600,000"],
    [{ is: "value", value: 1234.5678 }, {}, "1,234.5678"],
    [{ is: "none" }, {}, "none"],
  ])("%j is written short", (value, about, text) => {
    expect(typedText(value, about)).toBe(text)
  })

  test("reads back as the same value", () => {
    const about = fc.constantFrom<TypedUnit>(
      {},
      { unit: "units" },
      { unit: "months" },
      { unit: "x/year" },
      { unit: "runs/year" },
      { unit: "USD" },
      { unit: "FLOP" },
      { unit: "share" },
      { unit: "0 or 1 per draw", isShare: true },
    )
    fc.assert(
      fc.property(about, number, number, (unit, a, b) => {
        const values: ReadersValue[] = [{ is: "none" }, { is: "value", value: a + 0 }]
        if (a !== b) values.push({ is: "range", low: Math.min(a, b) + 0, high: Math.max(a, b) + 0 })
        for (const value of values) expect(readTyped(typedText(value, unit), unit)).toEqual({ ok: value })
      }),
      { numRuns: 1000 },
    )
  })

  test("reads back as the same share", () => {
    fc.assert(
      fc.property(share, (value) => {
        const given: ReadersValue = { is: "value", value: value + 0 }
        expect(readTyped(typedText(given, { unit: "share" }), { unit: "share" })).toEqual({ ok: given })
      }),
    )
  })
})
