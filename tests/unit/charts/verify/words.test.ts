import { describe, expect, test } from "vitest"
import { compareFigures, type Figures } from "@/lib/charts/verify/compare-figures"
import {
  isReproduced,
  relativeWords,
  resultWords,
  runWords,
  valueWords,
  type RunResult,
} from "@/lib/charts/verify/comparison-words"
import { figureWords } from "@/lib/charts/verify/figure-words"
import { runName } from "@/lib/charts/verify/run-name"
import { chartDocument } from "../../../factories/chart-document"

const engine = { then: "1.0.0", now: "1.0.0" }
const compared = (name: string, frozen: Figures, today: Figures): RunResult => ({
  name,
  outcome: { status: "compared", comparison: compareFigures(frozen, today) },
})
const failed = (name: string): RunResult => ({
  name,
  outcome: { status: "failed", why: "Its input is missing." },
})
const baidu = compared("Baidu", { a: [1, 2], b: [null] }, { a: [1, 2], b: [null] })
const moved = compared("Tencent", { a: [100, 200] }, { a: [100, 201] })

describe("the result in words", () => {
  test("all runs that are equal are one sentence, with both engines", () => {
    expect(resultWords([baidu, baidu], engine)).toBe(
      "All 6 figures of 2 runs are equal. Engine 1.0.0 then, 1.0.0 now.",
    )
    expect(runWords(baidu)).toBe("Baidu: all 3 figures are equal")
    expect(isReproduced([baidu, baidu])).toBe(true)
  })

  test("a run that differs says how many figures and by how much at most", () => {
    expect(resultWords([baidu, moved], { then: "1.0.0", now: "1.1.0" })).toBe(
      "1 of 5 figures of 2 runs differs, by 0.50% at most. Engine 1.0.0 then, 1.1.0 now.",
    )
    expect(isReproduced([baidu, moved])).toBe(false)
  })

  test("figures that one side lacks are named", () => {
    expect(runWords(compared("Baidu", { a: [1], b: [2] }, { a: [1], c: [3] }))).toBe(
      "Baidu: 2 of 3 figures differ; the engine of today does not give b; the frozen chart does not have c",
    )
  })

  test("a run that could not be run is no equality", () => {
    expect(resultWords([baidu, failed("Tencent")], engine)).toBe(
      "All 3 figures of 1 run are equal. 1 of 2 runs could not be run again. Engine 1.0.0 then, 1.0.0 now.",
    )
    expect(resultWords([failed("Tencent")], engine)).toBe(
      "The run could not be run again. Engine 1.0.0 then, 1.0.0 now.",
    )
    expect(resultWords([failed("Tencent"), failed("Baidu")], engine)).toBe(
      "None of the 2 runs could be run again. Engine 1.0.0 then, 1.0.0 now.",
    )
    expect(runWords(failed("Tencent"))).toBe("Tencent: could not be run again. Its input is missing.")
    expect(isReproduced([baidu, failed("Tencent")])).toBe(false)
  })

  test("a chart of records says that it has nothing to run", () => {
    expect(resultWords([], null)).toBe(
      "This chart shows records and no estimate, so there is nothing to run again. Whether it was altered, its hash tells.",
    )
    expect(resultWords([], engine)).toContain("names no run’s figures")
  })

  test("values and distances are never blank", () => {
    expect([valueWords(null), valueWords("absent"), valueWords(0)]).toEqual([
      "beyond the horizon",
      "not there",
      "0",
    ])
    expect([relativeWords(null), relativeWords(1e-9), relativeWords(0.031)]).toEqual([
      "one side only",
      "less than 0.01%",
      "3.1%",
    ])
  })
})

test.each([
  ["training.own.runway", 2, "training, own stock: runway, median"],
  ["inference.all.shares", 1, "inference, all supply: share already short"],
  ["inference.own.survival", 1, "inference, own stock: share longer than 1 month"],
  ["training.all.survival", 36, "training, all supply: share longer than 36 months"],
  ["training.own.sufficient-24", 0, "training, own stock: share longer than 24 months"],
  ["training.available-own.p95", 11, "training: compute of the own stock, 95% quantile, month 12"],
  ["stock.total.p5", 0, "chips at work, 5% quantile, month 1"],
  ["stock.part.h20-96gb", 3, "chips at work: h20-96gb, mean, month 4"],
  ["h100-equivalents", 1, "H100 equivalents, median"],
  ["training.own.runway", 7, "training.own.runway, number 8"],
  ["something.new", 0, "something.new, number 1"],
])("%s at %i is %s", (name, at, words) => {
  expect(figureWords(name, at)).toBe(words)
})

test("a run is named by the firm's name where the chart's headline numbers have it", () => {
  const run = { firm: "baidu", variant: "under the changed rules", input: "0".repeat(64), figures: {} }
  const measure = { key: "baidu.training.own.median", label: "Baidu, training, median runway" }
  const document = chartDocument({ measures: [{ ...measure, value: 9, unit: "months", words: "9 months" }] })
  expect(runName(document, run)).toBe("Baidu, under the changed rules")
  expect(runName(document, { ...run, firm: "tencent", variant: null })).toBe("tencent")
})
