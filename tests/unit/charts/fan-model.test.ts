import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { fanModel, fanSentence, fanTable, type FanModel } from "@/lib/charts/fan-model"
import { valueScale } from "@/lib/charts/scales"
import { plotHeight, plotSize } from "@/lib/charts/sizes"
import { bandAround, fan, runwaySummary, workloadEstimate } from "./fixtures"

const training = { workload: "training", set: "own", asOf: "2026-11", horizonMonths: 60 } as const

function modelOf(estimate = workloadEstimate(), as: Parameters<typeof fanModel>[1] = training): FanModel {
  const model = fanModel(estimate, as)
  if (!model) throw new Error("no fan")
  return model
}

describe("a fan", () => {
  test("four times the need, tripling yearly, is crossed in the sixteenth month: 12 ln 4 / ln 3 = 15.1", () => {
    const { crossing, words } = modelOf()
    expect(crossing).toMatchObject({ at: 16, words: "in Mar 2028" })
    expect(words.join(" ")).toContain(
      "The medians cross in Mar 2028; the median runway (about 16 months) is counted draw by draw and need not agree.",
    )
  })

  test("says when the medians do not cross", () => {
    const { crossing, words } = modelOf(
      workloadEstimate({ fan: fan({ growth: 1 }), stock: runwaySummary([20, null, null, null, null], 0.8) }),
    )
    expect(crossing).toBeNull()
    expect(words.join(" ")).toContain("do not cross before Nov 2031; the median runway (more than 60 months)")
  })

  test("the title is the finding", () => {
    const title = (months: (number | null)[], censored = 0) =>
      modelOf(workloadEstimate({ stock: runwaySummary(months, censored) })).title
    expect(title([1, 4, 9, 16, 30])).toBe("Training outgrows the firm’s own chips around Aug 2027")
    expect(title([0, 0, 0, 5, 12])).toBe("Training has outgrown the firm’s own chips already")
    expect(title([5, 30, null, null, null], 0.55)).toBe(
      "Training stays within the firm’s own chips until Nov 2031 in 55% of draws",
    )
  })

  test("a month of training is one sentence in that month's power of ten", () => {
    const model = modelOf()
    expect(fanSentence(model, 0)).toBe(
      "November 2026: training needs 1.0 × 10²⁴ FLOP a month (0.50 to 2.0), has 4.0 (2.0 to 8.0).",
    )
    expect(fanSentence(model, 36)).toBe(
      "November 2029: training needs 2.7 × 10²⁵ FLOP a month (1.4 to 5.4), has 0.40 (0.20 to 0.80).",
    )
  })

  test("a month of inference is one sentence in tokens a day", () => {
    const inference = workloadEstimate({ fan: fan({ need: 12e12, have: 30e12 }) })
    const model = modelOf(inference, { ...training, workload: "inference" })
    expect(fanSentence(model, 0)).toBe(
      "November 2026: inference needs 12 trillion tokens a day (6.0 to 24), has 30 (15 to 60).",
    )
  })

  test("the table has a row a month and no empty cell", () => {
    const table = fanTable(modelOf())
    expect(table.rows).toHaveLength(61)
    expect(table.rows[36]![0]).toBe("Nov 2029")
    for (const cell of table.rows.flat()) expect(cell).not.toBe("")
  })

  test("a supply that dies out is drawn on the floor, at most five decades and a margin under the top", () => {
    const supply = bandAround(Array.from({ length: 61 }, (_, month) => (month < 40 ? 4e24 : 0)))
    const model = modelOf(workloadEstimate({ fan: { ...fan(), availableStock: supply } }))
    const [floor, top] = model.y.domain
    expect(top / floor).toBeLessThanOrEqual(1e5 * 1.3 * 1.3 * 1.02)
    expect(valueScale(model.y.domain, "log")(0)).toBe(plotSize.top + plotHeight)
  })

  test("every band lies on the plot, and higher values stand higher", () => {
    const start = fc.double({ min: 1e20, max: 1e28, noNaN: true })
    const growth = fc.double({ min: 0.2, max: 8, noNaN: true })
    fc.assert(
      fc.property(start, start, growth, (need, have, yearly) => {
        const model = modelOf(workloadEstimate({ fan: fan({ need, have, growth: yearly }) }))
        const y = valueScale(model.y.domain, "log")
        for (const band of [model.need, model.have]) {
          for (const month of [0, 30, 60]) {
            const heights = [band.p95, band.p50, band.p5].map((values) => y(values[month]!))
            expect(heights).toEqual([...heights].sort((a, b) => a - b))
            expect(heights[0]).toBeGreaterThanOrEqual(plotSize.top)
            expect(heights[2]).toBeLessThanOrEqual(plotSize.top + plotHeight)
          }
        }
        expect(model.y.ticks.length).toBeGreaterThanOrEqual(2)
      }),
    )
  })

  test("all supplies are not titled as the firm's own", () => {
    const { title, subtitle } = modelOf(undefined, { ...training, set: "all" })
    expect(title).toContain("every expected supply")
    expect(subtitle).toContain("expected supplies")
  })

  test("a strained fan says so", () => {
    expect(modelOf(workloadEstimate({ grade: "strained" })).words.join(" ")).toContain("For orientation only")
  })

  test("without a number there is no fan", () => {
    expect(fanModel(workloadEstimate({ fan: null }), training)).toBeNull()
  })

  test("travels to the browser as little text", () => {
    expect(JSON.stringify(modelOf()).length).toBeLessThan(8_000)
  })
})
