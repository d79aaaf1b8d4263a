import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  exposureSentence,
  groupsWorthSaying,
  missingWords,
  replaceabilityDetails,
  replaceabilityPieces,
  shareSpanWords,
  undeliveredWords,
} from "@/lib/exposure-words"
import { makeExposureOrder, makeReplaceability, makeShares, shareOf } from "../factories/exposure"

describe("the headline of exposure", () => {
  test("gives the share, its doubt and what a licence would be worth", () => {
    const shares = makeShares([0.33, 0.5, 0.61, 0.75, 0.87], {
      licence: [0.03, 0.08, 0.12, 0.2, 0.34],
      "licence or denied": [0.22, 0.35, 0.47, 0.6, 0.72],
      domestic: [0.13, 0.25, 0.39, 0.5, 0.67],
    })
    expect(exposureSentence("Baidu’s", "training", shares)).toBe(
      "About 61% of Baidu’s training throughput (33 to 87%) is in chips that it could not simply buy again today: for 12% a licence may be granted; for 47% it is unclear whether one is presumed denied.",
    )
  })

  test("one kind of control needs no split", () => {
    const shares = makeShares(0.4, { denied: 0.4, domestic: 0.6 })
    expect(exposureSentence("Huawei’s", "inference", shares)).toBe(
      "About 40% of Huawei’s inference throughput is in chips that it could not simply buy again today: a licence for them is presumed denied.",
    )
  })

  test("a stock of freely bought chips is said to be none, not zero per cent", () => {
    expect(exposureSentence("Huawei’s", "training", makeShares(0, { domestic: 1 }))).toBe(
      "None of Huawei’s training throughput is in chips that it could not simply buy again today.",
    )
  })

  test("never says a number without its doubt unless the draws agree to the per cent", () => {
    const draws = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(draws, (values) => {
        const [p5 = 0, p25 = 0, p50 = 0, p75 = 0, p95 = 0] = values.toSorted((a, b) => a - b)
        const sentence = exposureSentence("Its", "training", makeShares([p5, p25, p50, p75, p95], {}))
        const agree = Math.round(100 * p5) === Math.round(100 * p95)
        expect(
          agree || sentence.startsWith("None of") || sentence.includes(`(${shareSpanWords({ p5, p95 })})`),
        ).toBe(true)
      }),
    )
  })

  test("a group that holds next to nothing in every measure gets no line", () => {
    const shares = makeShares(0.5, { licence: 0.5, denied: 0.001, domestic: 0.5 })
    expect(groupsWorthSaying([shares, null])).toEqual(["licence", "domestic"])
  })
})

describe("making good a year's losses", () => {
  const none = { training: null, inference: null }

  test("is said in months with nine draws in ten", () => {
    const replaceability = {
      training: makeReplaceability(),
      inference: makeReplaceability({ months: { p5: 0.1, p25: 0.4, p50: 1, p75: 2.7, p95: 15.3 } }),
      lines: [],
      whyNot: none,
    }
    expect(replaceabilityPieces(replaceability)).toEqual([
      { workload: "training", words: "about 2 months for training (less than 1 to 50)" },
      { workload: "inference", words: "about 1 month for inference (less than 1 to 15)" },
    ])
    expect(replaceabilityDetails(replaceability)[0]).toEqual({
      workload: "training",
      words:
        "A year takes 8% (3 to 22%) of the foreign chips’ training throughput; in 4% of draws 60 months are not enough.",
    })
  })

  test("beyond sixty months is said, not counted", () => {
    const months = { p5: 30.2, p25: null, p50: null, p75: null, p95: null }
    const pieces = replaceabilityPieces({
      ...none,
      training: makeReplaceability({ months }),
      lines: [],
      whyNot: none,
    })
    expect(pieces.map(({ words }) => words)).toEqual([
      "more than 60 months for training (30 to more than 60)",
    ])
  })

  test("without an estimate nothing is said", () => {
    expect(replaceabilityPieces({ ...none, lines: [], whyNot: none })).toEqual([])
  })
})

describe("what was not yet delivered", () => {
  test("a drawn number is rounded, a reported one repeated", () => {
    expect(undeliveredWords(makeExposureOrder())).toEqual({
      count: "about 40,000 (6,500 to 120,000)",
      basis: "its own part, as the estimate draws it",
    })
    const reported = makeExposureOrder({
      undelivered: {
        of: "all buyers",
        basis: "reported",
        chips: { low: null, central: 213_500, high: null },
        share: null,
      },
    })
    expect(undeliveredWords(reported)).toEqual({
      count: "213,500",
      basis: "all buyers together, as reported",
    })
  })

  test("a number nobody published is said to be unpublished, with why", () => {
    const order = makeExposureOrder({
      undelivered: null,
      undeliveredUnknownBecause: "How many chips were ordered is not published.",
    })
    expect(undeliveredWords(order)).toEqual({
      count: "not published",
      basis: "How many chips were ordered is not published.",
    })
  })
})

test("an undetermined answer names what it waits for", () => {
  expect(missingWords(["us_commercially_available", "die_mm2"])).toBe(
    "not known whether sold in the United States by 15 Jan 2026; die area not known",
  )
  expect(missingWords([])).toBeNull()
  expect(shareSpanWords(shareOf(0.4))).toBeNull()
})
