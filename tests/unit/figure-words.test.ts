import fc from "fast-check"
import { expect, test } from "vitest"
import { figuresIn } from "@/lib/figure-words"

const found = (text: string) => figuresIn(text).map(({ from, to }) => text.slice(from, to))

test("a median, its odds and its chances are the figures of a runway's sentence, its dates are not", () => {
  const sentence =
    "Baidu’s own chips cover training for about 9 months (until Aug 2027); even odds between 4 and 16; one chance in twenty of less than 1."
  expect(found(sentence)).toEqual(["about 9 months", "between 4 and 16", "less than 1"])
})

test("sums, shares, ranges and units are figures as a whole", () => {
  expect(found("about 100,000 for $1bn")).toEqual(["about 100,000", "$1bn"])
  expect(found("About 61% of it (33 to 87%)")).toEqual(["About 61%", "33 to 87%"])
  expect(found("¥40bn ($5.6bn)")).toEqual(["¥40bn", "$5.6bn"])
  expect(found("¥450m ($61.8m)")).toEqual(["¥450m", "$61.8m"])
  expect(found("no end before Nov 2031 in 45% of draws")).toEqual(["45%"])
  expect(found("needs 4.1 × 10²⁴ FLOP a month")).toEqual(["4.1 × 10²⁴ FLOP"])
  expect(found("4,800 GB/s, 96 GB")).toEqual(["4,800 GB/s", "96 GB"])
  expect(found("over 60 months")).toEqual(["over 60 months"])
})

test("years, days, quarters and the names of chips are no figures", () => {
  for (const text of [
    "10 Aug 2023",
    "Nov 2024 to Nov 2025",
    "since 2024",
    "Q3 2026",
    "between 2023 and 2024",
    "A800, H20 and Ascend 910B",
    "the peak of an H100",
    "15 January 2026",
  ]) {
    expect(found(text), text).toEqual([])
  }
})

test("figures stand in order, apart, and inside the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      let before = 0
      for (const { from, to } of figuresIn(text)) {
        expect(from).toBeGreaterThanOrEqual(before)
        expect(to).toBeGreaterThan(from)
        before = to
      }
      expect(before).toBeLessThanOrEqual(text.length)
    }),
  )
})
