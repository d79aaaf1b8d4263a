import { describe, expect, test } from "vitest"
import { driversModel, mostDriverRows } from "@/lib/charts/drivers-model"
import { driversFigure } from "@/lib/charts/figure/drivers-figure"
import { figureSchema } from "@/lib/charts/figure/figure"
import { makeDriver, makeDriversOutput, makeDriversView } from "../../factories/drivers"

const training = { workload: "training", set: "own" } as const
const split = makeDriver({
  var: "domesticSplit",
  label: "share of domestic chips",
  p5: null,
  p95: null,
  atP5: null,
  atP95: null,
})
const viewOf = (over: Partial<ReturnType<typeof makeDriversOutput>>, grade: "shown" | "strained" = "shown") =>
  makeDriversView({ training: { grade, own: makeDriversOutput(over), all: null } })

describe("what a runway hangs on", () => {
  test("is nothing for a workload without a number, and for a set that was not worked out", () => {
    const view = makeDriversView()
    expect(driversModel(view, { workload: "inference", set: "own" })).toBeNull()
    expect(driversModel(view, { workload: "training", set: "all" })).toBeNull()
    const ungraded = makeDriversView({ training: { ...view.training, grade: "none" } })
    expect(driversModel(ungraded, training)).toBeNull()
  })
  test("draws the first rows, counts the rest, and lists all in its table", () => {
    const rows = Array.from({ length: 11 }, (_, index) => makeDriver({ var: `v${index}` }))
    const model = driversModel(viewOf({ rows, still: 1 }), training)!
    expect(model.bars).toHaveLength(mostDriverRows)
    expect(model.table.rows).toHaveLength(11)
    expect(model.words.at(-1)).toBe(
      "3 more inputs move it less; one does not move it as far as these samples can tell.",
    )
  })
  test("tells the middle run from the published median", () => {
    const words = driversModel(viewOf({ base: 6.1, median: 9 }), training)!.words.join(" ")
    expect(words).toContain("the middle run (6 months, the line)")
    expect(words).toContain("The published median (about 9 months) is another figure")
  })
  test("gives a split no bar and says why", () => {
    const model = driversModel(viewOf({ rows: [split] }), training)!
    expect(model.bars[0]!.ends).toBeNull()
    expect(model.words.join(" ")).toContain("A split has no bar")
    expect(model.table.rows[0]).toEqual([
      "share of domestic chips",
      "a split, shares of one whole",
      "a split",
      "a split",
      "33% ±2",
      "48% ±2",
    ])
  })
  test("says why bars are missing where the middle run is already short", () => {
    expect(driversModel(viewOf({ base: 0 }), training)!.words.join(" ")).toContain("already short")
  })
})

describe("its figure", () => {
  const marksOf = (over: Partial<ReturnType<typeof makeDriver>>, base: number, grade?: "strained") => {
    const view = viewOf({ rows: [makeDriver(over)], base }, grade)
    const figure = figureSchema.parse(driversFigure(driversModel(view, training)!))
    if (figure.plot.type !== "rows") throw new Error("rows were expected")
    return figure.plot.sections[0]!.rows[0]!.lines[0]!.marks
  }
  test("goes from the middle run to both ends, pale at the 5th percentile, the longer bar below", () => {
    expect(marksOf({ atP5: 18.8, atP95: 0 }, 6.1)).toMatchObject([
      { type: "bar", from: 6.1, to: 18.8, weight: "light" },
      { type: "bar", from: 0, to: 6.1, weight: "dark" },
      { type: "stroke", at: 6.1 },
    ])
  })
  test("keeps both bars in sight where both ends lie on one side", () => {
    const marks = marksOf({ atP5: 9, atP95: 14 }, 6)
    expect(marks.map((mark) => (mark.type === "bar" ? [mark.weight, mark.to] : mark.type))).toEqual([
      ["dark", 14],
      ["light", 9],
      "stroke",
    ])
  })
  test("opens at the horizon and hatches a strained estimate", () => {
    expect(marksOf({ atP5: 60, atP95: 20 }, 36, "strained")).toMatchObject([
      { opensHigh: true, pattern: "hatched" },
      { opensHigh: false, pattern: "hatched" },
      { type: "stroke" },
    ])
  })
})
