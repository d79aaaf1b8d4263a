import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { exposureModel, exposureMonthSentence, exposureTable } from "@/lib/charts/exposure-model"
import { makeExposure, makeExposureChip, makeExposureOrder, makeHistory } from "../../factories/exposure"

const share = fc.double({ min: 0, max: 1, noNaN: true })
const modelOf = (shares: readonly (number | null)[], rest: Parameters<typeof makeExposure>[0] = {}) =>
  exposureModel(makeExposure({ asOf: "2026-11", history: makeHistory("2025-11", shares), ...rest }))
const year = Array.from({ length: 13 }, () => 0.6)

describe("exposure over time", () => {
  test("begins with the first month that has chips at work", () => {
    const model = modelOf([null, null, null, ...year.slice(3)])!
    expect(model.axis).toMatchObject({ asOf: "2026-11", from: -9, to: 0 })
    expect(exposureTable(model).rows.map(([month]) => month)).toEqual([
      "Feb 2026",
      "Mar 2026",
      "Apr 2026",
      "May 2026",
      "Jun 2026",
      "Jul 2026",
      "Aug 2026",
      "Sep 2026",
      "Oct 2026",
      "Nov 2026",
    ])
  })

  test("is not drawn for a firm without an estimate, nor from a single month", () => {
    expect(exposureModel(makeExposure())).toBeNull()
    expect(modelOf(year.map((_, index) => (index < 12 ? null : 0.5)))).toBeNull()
  })

  test("a workload without a number is left out, the other one stands", () => {
    const history = makeHistory("2025-11", year).map((month) => ({
      ...month,
      notFreelyBought: { ...month.notFreelyBought, training: null },
    }))
    const model = exposureModel(makeExposure({ history }))!
    expect(model.bands.map(({ workload }) => workload)).toEqual(["inference"])
    expect(model.title).toBe("60% of Baidu’s inference is on chips it could not simply buy again")
  })

  test("the title says how far today lies under the last peak", () => {
    const model = modelOf([0, 0, 1, 1, 0.5, 0.4, 0.9, 0.8, 0.7, 0.6, 0.55, 0.5, 0.45])!
    expect(model.title).toBe(
      "45% of Baidu’s training is on chips it could not simply buy again, down from 100% in Feb 2026",
    )
  })

  test("every point keeps its median within its band, and band and axis within 0 and 100%", () => {
    fc.assert(
      fc.property(fc.array(share, { minLength: 2, maxLength: 60 }), (shares) => {
        const model = exposureModel(
          makeExposure({ asOf: "2026-11", history: makeHistory("2022-01", shares) }),
        )!
        for (const { p5, p50, p95 } of model.bands) {
          expect(p50).toHaveLength(model.axis.to - model.axis.from + 1)
          for (const [index, median] of p50.entries()) {
            expect(p5[index]).toBeLessThanOrEqual(median)
            expect(p95[index]).toBeGreaterThanOrEqual(median)
          }
          expect(Math.max(...p95)).toBeLessThanOrEqual(model.y.domain[1])
        }
      }),
    )
  })

  test("a strained estimate is for orientation only, and says so under the chart", () => {
    const strained = modelOf(year, { grade: { training: "strained", inference: "shown" } })!
    expect(strained.words.at(-1)).toBe("For orientation only: the inputs contradict each other.")
    expect(modelOf(year)!.words.join(" ")).not.toContain("orientation")
  })

  test("a month is said with both workloads and nine draws in ten", () => {
    const model = modelOf(year)!
    expect(exposureMonthSentence(model, 12)).toBe(
      "November 2026: 60% of training (50 to 70%) and 60% of inference (50 to 70%) on chips that could not simply be bought again.",
    )
    expect(exposureTable(model).rows.at(-1)).toEqual(["Nov 2026", "60%", "50 to 70%", "60%", "50 to 70%"])
  })
})

describe("rules on the axis of exposure", () => {
  const history = makeHistory("2024-11", [...year, ...year.slice(1)])
  const rulesOf = (orders: Parameters<typeof makeExposureOrder>[0][], byChip = [makeExposureChip()]) =>
    exposureModel(makeExposure({ history, byChip, orders: orders.map(makeExposureOrder) }))!.rules

  test("a rule stands at the month in which parts of the stock became controlled, once for all orders", () => {
    expect(rulesOf([{}, { orderId: "h20-more" }])).toEqual([
      { at: -19, label: "Apr 2025 letters", words: "9 Apr 2025, Letters of April 2025" },
    ])
  })

  test("a rule over parts that the firm never held draws no line", () => {
    expect(rulesOf([{ chips: [{ id: "h200-141gb-sxm", name: "H200" }] }])).toEqual([])
  })

  test("an order that no rule met draws no line", () => {
    expect(rulesOf([{ controlledFrom: null, rule: null }])).toEqual([])
  })

  test("labels have room over 100% where there are rules", () => {
    const model = exposureModel(
      makeExposure({ history, byChip: [makeExposureChip()], orders: [makeExposureOrder()] }),
    )!
    expect(model.y.domain[1]).toBeGreaterThan(1.1)
    expect(model.words.join(" ")).toContain("9 Apr 2025, Letters of April 2025")
  })
})
