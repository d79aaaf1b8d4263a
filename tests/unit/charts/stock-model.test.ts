import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { chipColor } from "@/lib/charts/chip-colors"
import { endLabelHeights } from "@/lib/charts/end-labels"
import {
  maxParts,
  shortChipName,
  stockModel,
  stockSentence,
  stockTable,
  type StockModel,
} from "@/lib/charts/stock-model"
import { stockSeries } from "./fixtures"

const a800 = { chip: "a800-sxm-80gb", name: "A800 80GB SXM4", count: 30_000, arrives: -6 }
const h20 = { chip: "h20-96gb", name: "H20 96GB", count: 120_000, arrives: 0 }
const ascend = { chip: "ascend-910c", name: "Ascend 910C (Atlas A3 package)", count: 5_000, arrives: 3 }

function modelOf(chips = [h20, a800, ascend]): StockModel {
  const model = stockModel(stockSeries(chips), { asOf: "2026-11", toMonth: 24, whose: "Baidu’s own stock" })
  if (!model) throw new Error("no stock")
  return model
}

const manyChips = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    chip: `unknown-${index}`,
    name: `Card ${index}`,
    count: 1000 * (index + 1),
    arrives: 0,
  }))

describe("the stock", () => {
  test("stacks makers together, older generations at the bottom", () => {
    expect(modelOf().parts.map(({ name }) => name)).toEqual(["A800", "H20", "Ascend 910C"])
  })

  test("begins two months before the first chips, not where the series does", () => {
    expect(modelOf().from).toBe(-8)
  })

  test("the title says how many at the as-of month and which they mostly are", () => {
    expect(modelOf().title).toBe("About 150,000 chips at work in Nov 2026, most of them H20")
  })

  test("a month is one sentence, the total with its interval, the largest part first", () => {
    expect(stockSentence(modelOf(), 8)).toBe(
      "November 2026: about 150,000 chips at work (100,000 to 230,000); on average H20 120,000, A800 30,000.",
    )
  })

  test("variants of a part are one part to a reader", () => {
    const pcie = { chip: "a800-pcie-80gb", name: "A800 80GB PCIe", count: 10_000, arrives: -6 }
    const { parts, unit } = modelOf([a800, pcie])
    expect(parts.map(({ name, mean }) => [name, mean.at(-1)! * unit.chips])).toEqual([["A800", 40_000]])
  })

  test("tells at most eight parts apart and loses no chip to the rest", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), (count) => {
        const { parts, unit } = modelOf(manyChips(count))
        expect(parts.length).toBe(Math.min(count, maxParts))
        const total = parts.reduce((sum, { mean }) => sum + mean.at(-1)!, 0) * unit.chips
        // Three significant digits a part.
        expect(Math.abs(total - 500 * count * (count + 1))).toBeLessThanOrEqual(0.005 * total)
      }),
    )
  })

  test("names at the end never touch and keep the order of the stack", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), (count) => {
        const heights = endLabelHeights(modelOf(manyChips(count)))
        for (let index = 1; index < heights.length; index++) {
          expect(heights[index - 1]! - heights[index]!).toBeGreaterThanOrEqual(14.99)
        }
        expect(Math.min(...heights)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  test("the table has a row a month and a column a part", () => {
    const table = stockTable(modelOf())
    expect(table.columns.map(({ label }) => label).slice(3)).toEqual(["A800", "H20", "Ascend 910C"])
    expect(table.rows[8]).toEqual(["Nov 2026", "150,000", "100,000 to 230,000", "30,000", "120,000", "0"])
  })

  test("without a chip there is no chart", () => {
    const empty = stockSeries([{ ...a800, count: 0 }])
    expect(stockModel(empty, { asOf: "2026-11", toMonth: 24, whose: "" })).toBeNull()
  })

  test.each([
    ["A100 80GB PCIe", "A100"],
    ["H20 141GB (HBM3e refresh)", "H20"],
    ["GeForce RTX 4090 D", "RTX 4090 D"],
    ["Kunlun P800", "Kunlun P800"],
    ["PPU", "PPU"],
  ])("%s is called %s", (name, short) => {
    expect(shortChipName(name)).toBe(short)
  })
})

describe("colours of parts", () => {
  test("a maker keeps its hue and a newer generation is lighter", () => {
    expect(
      ["a100-sxm-80gb", "h800-sxm-80gb", "h20-96gb", "b200"].map((chip) => chipColor(chip).color),
    ).toEqual(["nvidia-1", "nvidia-2", "nvidia-3", "nvidia-4"])
    expect(["ascend-910b3", "ascend-910c", "ascend-950pr"].map((chip) => chipColor(chip).color)).toEqual([
      "huawei-1",
      "huawei-2",
      "huawei-3",
    ])
  })

  test("an unknown part is other, last in the stack", () => {
    expect(chipColor("x1")).toMatchObject({ color: "other" })
    expect(chipColor("x1").order).toBeGreaterThan(chipColor("kunlun-m100").order)
  })
})
