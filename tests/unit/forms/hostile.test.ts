import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { TextCodec } from "@/lib/forms/form"
import { datedCodec } from "@/lib/forms/text/dated"
import { distributionCodec } from "@/lib/forms/text/distribution"
import { moneyCodec } from "@/lib/forms/text/money"
import { monthSpanCodec } from "@/lib/forms/text/month-span"
import { quantityCodec } from "@/lib/forms/text/quantity"
import { monthWindowCodec, windowCodec } from "@/lib/forms/text/window"

const codecs: Record<string, TextCodec<unknown>> = {
  quantity: quantityCodec as TextCodec<unknown>,
  money: moneyCodec as TextCodec<unknown>,
  date: datedCodec as TextCodec<unknown>,
  window: windowCodec as TextCodec<unknown>,
  "window of months": monthWindowCodec as TextCodec<unknown>,
  "span of months": monthSpanCodec as TextCodec<unknown>,
  distribution: distributionCodec as TextCodec<unknown>,
}

/** Pieces that the readers look for, in no order that means anything. */
const pieces =
  "1 2 30 2023 08 0.5 1,000 1e5 e - – to and ~ ( ) , ; : = . + $ ¥ HK$ 元 USD 万 几 k bn at converted rate 7.15 min max from by until about up at least most more than Aug Q3 H1 3Q25 年 月 日 month months years a half not given lognormal triangular beta mixture table dirichlet sd fixed none"
    .split(" ")
    .concat(["\n", " ", "\u00a0", "０", "²", '"'])
const garble = fc
  .array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom("", " ")), { maxLength: 12 })
  .map((parts) => parts.flat().join(""))

/** Texts that make a careless pattern try every way of dividing them; each fits the limit. */
const repeated = [
  "1", "1,", "1,000", " 1", "1 000 ", "1.", "1e", "-", "- ", "1-", "–", "(", ")", "()", "((1)", ",", ", at least ", "at least ", "about ",
  "~", "$", "$1bn to ", " = ", "at 7.15 ", "¥", "min 1 ", "max", "from ", "to ", " to 2023", "2023-", "2023-01-", "万", "几", "Aug ", "q", "年", "mixture ",
  "lognormal 1 to ", ":", "：", '"', "\\", " ", "\u00a0", "\n", "\u200b", "²", "x10^", "a",
] // prettier-ignore

describe.each(Object.entries(codecs))("the reader of a %s", (_, codec) => {
  test("answers whatever is typed", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), garble), (typed) => {
        const read = codec.read(typed)
        if ("problem" in read) expect(read.problem).toMatch(/[.?]/)
        else expect(codec.words(read.value)).not.toBe("")
      }),
      { numRuns: 2000 },
    )
  })
  test("understands what it writes of what it has read", () => {
    fc.assert(
      fc.property(garble, (typed) => {
        const read = codec.read(typed)
        if ("value" in read) expect(codec.read(codec.write(read.value))).toEqual(read)
      }),
      { numRuns: 5000 },
    )
  })
  test.each(repeated)("is not kept busy by %j over and over", (piece) => {
    for (const most of [500, 20_000]) {
      const text = piece.repeat(Math.ceil(most / piece.length)).slice(0, most)
      for (const typed of [text, `${text.slice(2)}!`, `1${text.slice(2)}!`]) {
        const read = codec.read(typed)
        if ("value" in read) expect(codec.read(codec.write(read.value))).toEqual(read)
        else expect(read.problem.length).toBeLessThan(500)
      }
    }
  })
  test("refuses what is longer than anybody types", () => {
    expect(codec.read("5".repeat(20_001))).toEqual({ problem: expect.stringContaining("longer than") })
  })
})

test("lines of a table or a mixture are not read for longer than they are", () => {
  const { read } = distributionCodec
  const long = "1 ".repeat(9000)
  expect(read(`mixture\n1: ${long}`)).toHaveProperty("problem")
  expect(read(`table\n${long}`)).toHaveProperty("problem")
  expect(read(`table\n${long}: 5`)).toHaveProperty("value")
  expect(read(`table\nname: ${long}`)).toHaveProperty("problem")
  expect(read(`mixture\n${long}: fixed 5`)).toHaveProperty("problem")
})
