import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  medianWords,
  middleHalfWords,
  noRunwaySentence,
  runwaySentence,
  stockSubject,
  type RunwayFacts,
} from "@/lib/runway-words"
import type { RunwayQuantiles } from "@/lib/contracts/estimate"

const baidu = "Baidu’s own chips"

function facts(
  [p5, p25, p50, p75, p95]: (number | null)[],
  shares: { censored?: number; short?: number } = {},
  workload: RunwayFacts["workload"] = "training",
): RunwayFacts {
  return {
    workload,
    quantiles: { p5: p5!, p25: p25!, p50: p50!, p75: p75!, p95: p95! },
    censoredShare: shares.censored ?? 0,
    alreadyShortShare: shares.short ?? 0,
    asOf: "2026-11",
    horizonMonths: 60,
  }
}

describe("the runway sentence", () => {
  test("leads with the median and its month, then the odds", () => {
    expect(runwaySentence(baidu, facts([1, 4, 9, 16, 30]))).toBe(
      "Baidu’s own chips cover training for about 9 months (until Aug 2027); even odds between 4 and 16; one chance in twenty of less than 1.",
    )
  })

  test("says in how many draws the stock is short already when one in twenty is", () => {
    expect(runwaySentence(baidu, facts([0, 4, 9, 16, 30], { short: 0.1183 }))).toBe(
      "Baidu’s own chips cover training for about 9 months (until Aug 2027); even odds between 4 and 16; already short in 12% of draws.",
    )
  })

  test("does not put a number on a quantile beyond the horizon", () => {
    expect(runwaySentence(baidu, facts([5, 12, 40, null, null], { censored: 0.31 }, "inference"))).toBe(
      "Baidu’s own chips cover inference for about 40 months (until Mar 2030); even odds between 12 and more than 60; one chance in twenty of less than 5; no end before Nov 2031 in 31% of draws.",
    )
  })

  test("a median beyond the horizon is said as not running out, with the odds of running out all the same", () => {
    expect(runwaySentence(baidu, facts([12, 31, null, null, null], { censored: 0.55 }))).toBe(
      "For training, Baidu’s own chips do not run out before Nov 2031 in 55% of draws; one chance in four of less than 31 months; one in twenty of less than 12 months.",
    )
  })

  test("a median of no months is said as already short, with the odds of lasting all the same", () => {
    expect(runwaySentence(baidu, facts([0, 0, 0, 5, 12], { short: 0.62 }))).toBe(
      "Baidu’s own chips are already short for training in 62% of draws; one chance in four of more than 5 months; one in twenty of more than 12 months.",
    )
    expect(runwaySentence(baidu, facts([0, 0, 0, 0, 0], { short: 1 }))).toBe(
      "Baidu’s own chips are already short for training in 100% of draws; less than one chance in twenty that they still suffice.",
    )
  })

  test("all supplies are not called a firm's own chips", () => {
    expect(stockSubject("01.AI", "own")).toBe("01.AI’s own chips")
    expect(stockSubject("01.AI", "all")).toBe("01.AI’s chips and expected supplies")
  })

  test("never shows a decimal, a missing value or a number beyond the horizon", () => {
    const month = fc.option(fc.integer({ min: 0, max: 60 }), { nil: null })
    fc.assert(
      fc.property(
        fc.array(month, { minLength: 5, maxLength: 5 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (drawn, share) => {
          const sorted = [...drawn].sort((a, b) => (a ?? 61) - (b ?? 61))
          const sentence = runwaySentence(baidu, facts(sorted, { censored: share, short: share }))
          expect(sentence).not.toMatch(/\d\.\d|null|undefined|NaN|between (\S+) and \1\b/)
          expect(sentence).toMatch(/^[A-Z].*[^.;]\.$/)
          const figures = sentence.replace(/\d+%|\d{4}/g, "").match(/\d+/g) ?? []
          for (const figure of figures) expect(Number(figure)).toBeLessThanOrEqual(60)
        },
      ),
    )
  })
})

describe("the board's few words", () => {
  const quantiles = (p25: number | null, p75: number | null): RunwayQuantiles => ({
    p5: 0,
    p25,
    p50: p25,
    p75,
    p95: null,
  })

  test("the median stands in words at both ends of the axis", () => {
    expect([0, 1, 19, null].map((median) => medianWords(median, 60))).toEqual([
      "already short",
      "about 1 month",
      "about 19 months",
      "more than 60 months",
    ])
  })

  test("the middle half has a word for now and for beyond the horizon", () => {
    expect(middleHalfWords(quantiles(4, 16), 60)).toBe("4 to 16")
    expect(middleHalfWords(quantiles(0, 16), 60)).toBe("now to 16")
    expect(middleHalfWords(quantiles(12, null), 60)).toBe("12 to over 60")
    expect(middleHalfWords(quantiles(null, null), 60)).toBe("over 60")
    expect(middleHalfWords(quantiles(0, 0), 60)).toBe("now")
  })
})

describe("no number", () => {
  test("says what is missing, or that the compute is rented", () => {
    expect(noRunwaySentence("training", ["no order with a count since 2024"], false)).toBe(
      "Not enough evidence for training: no order with a count since 2024.",
    )
    expect(noRunwaySentence("inference", [], false)).toBe("Not enough evidence for inference.")
    expect(noRunwaySentence("inference", [], true)).toContain("rents its compute")
  })
})
