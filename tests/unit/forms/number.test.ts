import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { readNumber, writeNumber, writeNumberInFull, writeNumberInList } from "@/lib/forms/text/number"

const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)
const round = fc
  .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: -9, max: 26 }))
  .map(([digits, power]) => Number(`${digits}e${power}`) + 0)
const number = fc.oneof(
  finite,
  round,
  fc.integer().map((value) => value + 0),
)

describe("a number", () => {
  test.each([
    ["100,000", 100_000],
    ["100k", 100_000],
    ["100 K", 100_000],
    ["1.2m", 1_200_000],
    ["1.2 million", 1_200_000],
    ["0.3m", 300_000],
    ["3bn", 3e9],
    ["2.5 trillion", 2.5e12],
    ["10万", 100_000],
    ["1.5亿", 150_000_000],
    ["三万", 30_000],
    ["十万", 100_000],
    ["100万", 1_000_000],
    ["3百万", 3_000_000],
    ["1万亿", 1e12],
    ["1e24", 1e24],
    ["1.2E+25", 1.2e25],
    ["4.1 × 10²⁴", 4.1e24],
    ["10^24", 1e24],
    ["1 000 000", 1_000_000],
    ["100\u202f000", 100_000],
    ["100\u00a0000", 100_000],
    ["１００，０００", 100_000],
    ["１.５ｍ", 1_500_000],
    ["\u200b 12 \ufeff", 12],
    ["-0.12", -0.12],
    ["−5", -5],
    [".5", 0.5],
    ["0", 0],
    ["1,234.5", 1234.5],
    ["0.125", 0.125],
    ["1.125", 1.125],
  ])("is read from %j", (typed, value) => {
    expect(readNumber(typed)).toEqual({ value })
  })
  test.each([
    ["", /100,000/],
    ["many", /100,000/],
    ["k", /100,000/],
    ["1,5", /decimal/],
    ["0,125", /decimal/],
    ["10,00", /decimal/],
    ["12.500", /separators/],
    ["1.000.000", /separators/],
    ["5%", /0\.05/],
    ["1e400", /100,000/],
    ["1e-400", /100,000/],
    ["1e5k", /100,000/],
    ["1.2.3", /100,000/],
    ["1m2", /100,000/],
    ["constructor", /100,000/],
    ["1constructor", /100,000/],
    ["NaN", /100,000/],
    ["Infinity", /100,000/],
    ["0x10", /100,000/],
    ["½", /100,000/],
    ["-", /100,000/],
    [".", /100,000/],
  ])("%j is refused with the cure", (typed, problem) => {
    expect(readNumber(typed)).toEqual({ problem: expect.stringMatching(problem) })
  })
  test("with a superscript is not read as if it were written in a row", () => {
    expect(readNumber("10²")).toEqual({ value: 100 })
    expect(readNumber("5²")).toHaveProperty("problem")
  })
  test("comes back exactly, however it was written", () => {
    fc.assert(
      fc.property(number, (value) => {
        for (const write of [writeNumber, writeNumberInFull, writeNumberInList]) {
          expect(readNumber(write(value))).toEqual({ value })
        }
      }),
      { numRuns: 2000 },
    )
  })
  test.each([
    [100_000, "100,000"],
    [1_250_000_000, "1.25bn"],
    [1_234_567, "1,234,567"],
    [1_146_319, "1,146,319"],
    [220e12, "220tn"],
    [5.3e25, "5.3e25"],
    [1.5e-7, "1.5e-7"],
    [0.046, "0.046"],
    [12.5, "12.5"],
    [0, "0"],
    [-1_200_000, "-1.2m"],
  ])("%d is written %j", (value, written) => {
    expect(writeNumber(value)).toBe(written)
  })
  test("of more than five hundred characters is refused before anyone looks at it", () => {
    expect(readNumber("1".repeat(501))).toEqual({ problem: expect.stringContaining("500 characters") })
  })
})
