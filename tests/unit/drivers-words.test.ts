import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  barEndWords,
  driversSentence,
  firstShareWords,
  inputRangeWords,
  runwayOfWords,
  shareWithError,
} from "@/lib/drivers-words"
import { makeDriver } from "../factories/drivers"

const whose = "Baidu’s training runway"
const runs = makeDriver({ var: "runs", inWords: "how many runs it makes a year", first: 0.5, total: 0.6 })
const growth = makeDriver({
  var: "growth",
  inWords: "how fast its runs will grow",
  first: 0.1,
  firstError: 0.02,
  total: 0.2,
})
const small = makeDriver({ var: "small", inWords: "how chips fail", first: 0.04, total: 0.05 })
const none = { together: 0, togetherError: 0.02 }

describe("what the doubt comes from, in words", () => {
  test("names the one input that stands out, with its share", () => {
    expect(driversSentence(whose, { rows: [runs, small], ...none }, false)).toBe(
      "Half of the doubt about Baidu’s training runway comes from how many runs it makes a year.",
    )
  })
  test("names a second one that matters, and what lies in how they play together", () => {
    const said = driversSentence(
      whose,
      { rows: [runs, growth, small], together: 0.26, togetherError: 0.03 },
      false,
    )
    expect(said).toBe(
      "Half of the doubt about Baidu’s training runway comes from how many runs it makes a year, and a tenth from how fast its runs will grow; a quarter lies in how several inputs play together.",
    )
  })
  test("says that interactions dominate where no input stands out alone", () => {
    const weak = { ...growth, first: 0.06, total: 0.42 }
    expect(driversSentence(whose, { rows: [weak, small], together: 0.7, togetherError: 0.04 }, false)).toBe(
      "No single input explains more than about 6% of the doubt about Baidu’s training runway; about 70% of it lies in how several play together. How fast its runs will grow matters most, with a part in about 40% of it.",
    )
  })
  test("says how much lies in interactions where it is a good part, though less than half", () => {
    const weak = { ...growth, first: 0.06, total: 0.42 }
    const said = (together: number) =>
      driversSentence(whose, { rows: [weak, small], together, togetherError: 0.04 }, false)
    expect(said(0.48)).toContain(
      "; half of it lies in how several play together, the rest is spread over many.",
    )
    expect(said(0.1)).toContain("; the rest is spread over many.")
    expect(said(0.1)).not.toContain("play together")
  })
  test("does not speak of interactions that are within their error", () => {
    const said = driversSentence(whose, { rows: [runs], together: 0.3, togetherError: 0.2 }, false)
    expect(said).not.toContain("together")
  })
  test("gives no number to an input whose own share is within its error", () => {
    const unsure = { ...growth, first: 0.02, firstError: 0.015 }
    expect(driversSentence(whose, { rows: [unsure], ...none }, false)).toContain(
      "more of the doubt about Baidu’s training runway than the sampling error",
    )
  })
  test("says first that a strained estimate is for orientation only", () => {
    expect(driversSentence(whose, { rows: [runs], ...none }, true)).toBe(
      "For orientation only, because the inputs contradict each other: half of the doubt about Baidu’s training runway comes from how many runs it makes a year.",
    )
  })
  test("says so where nothing moves a runway", () => {
    expect(driversSentence(whose, { rows: [], ...none }, false)).toBe(
      "No input moves Baidu’s training runway by more than the sampling error.",
    )
  })
  test("never names an input whose own share is within two standard errors of nothing as a source of doubt", () => {
    const rows = fc.array(
      fc.record({
        first: fc.double({ min: -0.05, max: 0.6, noNaN: true }),
        firstError: fc.double({ min: 0.001, max: 0.2, noNaN: true }),
      }),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(rows, (drawn) => {
        const made = drawn.map((one, index) =>
          makeDriver({ ...one, var: `v${index}`, inWords: `<${index}>` }),
        )
        const said = driversSentence(whose, { rows: made, ...none }, false)
        const [sources = ""] = said.split("matters most")[0]!.split(". <")
        for (const [index, { first, firstError }] of drawn.entries()) {
          if (first <= 2 * firstError) expect(sources).not.toContain(`from <${index}>`)
        }
      }),
    )
  })
})

test("all supply is named in whose runway it is", () => {
  expect(runwayOfWords("Tencent", "inference", "all")).toBe("Tencent’s inference runway with all supply")
})

describe("numbers beside a bar", () => {
  test("an end that reaches the horizon is more than it", () => {
    expect([0, 18.8, 59.4, 60].map((months) => barEndWords(months, 60))).toEqual(["0", "19", "59", "> 60"])
  })
  test("a share carries its error, which is never none", () => {
    expect(shareWithError(0.324, 0.018)).toBe("32% ±2")
    expect(shareWithError(0.04, 0.001)).toBe("4% ±1")
  })
  test("a share within two errors of nothing is no number", () => {
    expect(firstShareWords({ first: 0.03, firstError: 0.02 })).toBe("within its error")
    expect(firstShareWords({ first: -0.01, firstError: 0.02 })).toBe("within its error")
  })
})

test.each([
  ["FLOP", 3e24, 3e25, "3 × 10²⁴ to 3 × 10²⁵ FLOP"],
  ["share", 0.267, 0.575, "27 to 57%"],
  ["x/year", 1.6, 5, "×1.6 to ×5 a year"],
  ["x", 3, 11, "×3 to ×11"],
  ["units", 8480, 38_000, "8,500 to 38,000 chips"],
  ["tokens/day", 2.2e14, 5.2e14, "220 to 520 trillion tokens a day"],
  ["billion", 10, 60, "10 to 60 billion"],
  ["months", 12, 12, "12 months"],
  ["0 or 1 per draw", 0, 1, "yes or no"],
  ["0 or 1 per draw", 1, 1, "yes"],
  ["share", null, null, "a split, shares of one whole"],
])("a range in %s from %s to %s reads %s", (unit, p5, p95, words) => {
  expect(inputRangeWords({ unit, p5, p95 })).toBe(words)
})
