import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { exposureModel } from "@/lib/charts/exposure-model"
import { fanModel } from "@/lib/charts/fan-model"
import { exposureFigure } from "@/lib/charts/figure/exposure-figure"
import { figureSchema, type Figure, type Layer } from "@/lib/charts/figure/figure"
import { runwayFigure } from "@/lib/charts/figure/runway-figure"
import { stockFigure } from "@/lib/charts/figure/stock-figure"
import { stockModel } from "@/lib/charts/stock-model"
import { makeExposure, makeExposureChip, makeExposureOrder, makeHistory } from "../../../factories/exposure"
import { fan, stockSeries, workloadEstimate } from "../fixtures"

function plotOf(figure: Figure) {
  if (figure.plot.type !== "xy") throw new Error("months and values make an xy plot")
  return figure.plot
}

const ofType = <T extends Layer["type"]>(figure: Figure, type: T) =>
  plotOf(figure).layers.filter((layer): layer is Extract<Layer, { type: T }> => layer.type === type)

/** Every value on the y axis, every month on the x axis, every band the right way up. */
function expectWithinItsAxes(figure: Figure) {
  figureSchema.parse(figure)
  const { x, y, layers, names } = plotOf(figure)
  const months: number[] = []
  const values: number[] = names.map(({ value }) => value)
  for (const layer of layers) {
    switch (layer.type) {
      case "area":
        months.push(layer.start, layer.start + layer.low.length - 1)
        values.push(...layer.low, ...layer.high)
        expect(layer.low.length).toBe(layer.high.length)
        layer.low.forEach((low, index) => expect(low).toBeLessThanOrEqual(layer.high[index]!))
        break
      case "line":
        months.push(layer.start, layer.start + layer.values.length - 1)
        values.push(...layer.values)
        break
      case "rule":
        months.push(layer.at)
        break
      case "point":
        months.push(layer.at)
        values.push(layer.value)
    }
  }
  expect(Math.min(...months)).toBeGreaterThanOrEqual(x.from)
  expect(Math.max(...months)).toBeLessThanOrEqual(x.to)
  expect(Math.min(...values)).toBeGreaterThanOrEqual(y.from)
  expect(Math.max(...values)).toBeLessThanOrEqual(y.to)
}

describe("a runway", () => {
  const horizon = { asOf: "2026-11", horizonMonths: 60 } as const
  const figureOf = (
    workload: "training" | "inference",
    rest: Parameters<typeof workloadEstimate>[0] = {},
  ) => {
    const model = fanModel(workloadEstimate(rest), { workload, set: "own", ...horizon, owner: "Baidu" })
    if (!model) throw new Error("an estimate with bands has a fan")
    return runwayFigure(model)
  }

  test("lies within its axes however fast the need grows", () => {
    fc.assert(
      fc.property(
        fc.record({
          need: fc.double({ min: 1e20, max: 1e26, noNaN: true }),
          have: fc.double({ min: 1e20, max: 1e26, noNaN: true }),
          growth: fc.double({ min: 0.2, max: 60, noNaN: true }),
        }),
        fc.constantFrom("training" as const, "inference" as const),
        (made, workload) => {
          expectWithinItsAxes(figureOf(workload, { fan: fan(made) }))
        },
      ),
    )
  })

  test("says whose chips they are, and marks where the medians cross", () => {
    const figure = figureOf("training")
    expect(figure.title).toBe("Training outgrows Baidu’s own chips around Mar 2028")
    expect(ofType(figure, "point")).toMatchObject([{ at: 16, label: "medians cross in Mar 2028" }])
    expect(plotOf(figure).names.map(({ text }) => text)).toEqual(["needs", "has"])
  })

  test("of inference has a line over what is available; of training none", () => {
    const thin = (figure: Figure) => ofType(figure, "line").filter(({ isStrong }) => !isStrong)
    expect(thin(figureOf("training"))).toEqual([])
    expect(thin(figureOf("inference"))).toHaveLength(1)
  })

  test("that is strained is hatched where its own estimate is, and says so", () => {
    const figure = figureOf("training", { grade: "strained" })
    expect(ofType(figure, "area").map(({ tone, isHatched }) => [tone, isHatched])).toEqual([
      ["ink", false],
      ["ink", false],
      ["training", true],
      ["training", true],
    ])
    expect(figure.words).toContain("For orientation only: the inputs contradict each other.")
  })
})

describe("a stock", () => {
  const chips = fc.array(
    fc.record({
      chip: fc.constantFrom("a800-80gb-sxm", "h20-96gb", "ascend-910c", "kunlun-p800", "tpu", "mi308x"),
      name: fc.string({ minLength: 1, maxLength: 12 }),
      count: fc.integer({ min: 2, max: 2_000_000 }),
      arrives: fc.integer({ min: -12, max: 20 }),
    }),
    { minLength: 1, maxLength: 14 },
  )
  const figureOf = (made: Parameters<typeof stockSeries>[0]) => {
    const model = stockModel(stockSeries(made), { asOf: "2026-11", toMonth: 24, whose: "Baidu’s own stock" })
    return model && stockFigure(model, "Baidu")
  }

  test("is stacked without gaps, from zero up, within its axes", () => {
    fc.assert(
      fc.property(chips, (made) => {
        const figure = figureOf(made)
        if (!figure) return
        expectWithinItsAxes(figure)
        const areas = ofType(figure, "area")
        expect(areas[0]?.low.every((value) => value === 0)).toBe(true)
        areas.slice(1).forEach((area, index) => expect(area.low).toEqual(areas[index]?.high))
        expect(plotOf(figure).names).toHaveLength(areas.length)
      }),
    )
  })

  test("has the total's nine in ten as two dashed lines and the as-of month as the line of today", () => {
    const figure = figureOf([{ chip: "h20-96gb", name: "H20 96GB", count: 40_000, arrives: -12 }])
    if (!figure) throw new Error("40,000 chips are a stock")
    expect(ofType(figure, "line").map(({ isDashed }) => isDashed)).toEqual([true, true])
    expect(plotOf(figure).now).toEqual({ at: 0, label: "Nov 2026" })
    expect(ofType(figure, "area")).toMatchObject([{ tone: "maker-nvidia-3", weight: "solid" }])
  })
})

describe("an exposure", () => {
  const figureOf = (shares: (number | null)[]) => {
    const model = exposureModel(
      makeExposure({
        asOf: "2025-08",
        history: makeHistory("2025-01", shares),
        byChip: [makeExposureChip()],
        orders: [makeExposureOrder()],
      }),
    )
    return model && exposureFigure(model)
  }

  test("has a band and a median for each workload, within its axes", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.array(share, { minLength: 8, maxLength: 8 }), (shares) => {
        const figure = figureOf(shares)
        if (!figure) throw new Error("eight months are a history")
        expectWithinItsAxes(figure)
        expect(ofType(figure, "area").map(({ tone }) => tone)).toEqual(["training", "inference"])
        expect(ofType(figure, "line").filter(({ isStrong }) => isStrong)).toHaveLength(2)
      }),
    )
  })

  test("names the rule that moved it, and ends with the share of today", () => {
    const figure = figureOf([0, 0, 0, 1, 0.9, 0.8, 0.7, 0.61])
    if (!figure) throw new Error("eight months are a history")
    expect(ofType(figure, "rule")).toEqual([{ type: "rule", at: -4, label: "Apr 2025 letters" }])
    expect(plotOf(figure).names.map(({ text }) => text)).toEqual(["training 61%", "inference 61%"])
  })
})
