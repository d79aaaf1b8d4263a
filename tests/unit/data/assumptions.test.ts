import { expect, test } from "vitest"
import type { Assumption } from "@/lib/domain/assumption"
import { chooseAssumption } from "@/lib/estimation/assemble/choose-assumption"
import { readData } from "./read-data"

const data = readData()
const byId = new Map(data.assumption.map((assumption) => [assumption.id, assumption]))
const chosen = (field: string, firm: string, asOf: string, chip?: string) =>
  chooseAssumption(data.assumption, { field, firm, asOf, chip })?.id

test("no two assumptions serve one field for the same firms, chips and month", () => {
  const key = ({ field, scope }: Assumption) => JSON.stringify([field, scope])
  const serving = data.assumption.filter(({ field, scope }) => field !== null && scope.chips === null)
  const keys = serving.map(key)
  expect(serving.filter((assumption, index) => keys.indexOf(key(assumption)) !== index).map(({ id }) => id)).toEqual([])
})

test("a chip has one value for each of its model fields at most", () => {
  const perChip = data.assumption.flatMap(({ id, field, scope }) =>
    field === null ? [] : (scope.chips ?? []).map((chip) => ({ id, key: `${field} of ${chip}` })),
  )
  const keys = perChip.map(({ key }) => key)
  expect(perChip.filter(({ key }, index) => keys.indexOf(key) !== index)).toEqual([])
})

test.each([
  ["inference.contextTokens", "baidu", "2023-11", "backtest.contextTokens.2023"],
  ["inference.contextTokens", "baidu", "2026-11", "contextTokens"],
  ["inference.cacheHitShare", "bytedance", "2025-05", "cacheHitShare"],
  ["inference.cacheHitShare", "bytedance", "2026-11", "cacheHitShare.2026-11"],
  ["allocation.trainShare0", "01-ai", "2023-11", "backtest.trainShare0.01-ai"],
  ["allocation.trainShare0", "tencent", "2023-11", "trainShare0.2023-11"],
  ["allocation.trainShare0", "tencent", "2026-11", "trainShare0.2026-11"],
  ["allocation.otherUseShare", "deepseek", "2026-11", "otherUseShare.startups"],
  ["inference.activeParamsB", "tencent", "2023-11", "activeParamsB.baidu.2023-11"],
  ["inference.activeParamsB", "tencent", "2026-11", "activeParamsB.tencent.2026-11"],
  ["inference.activeParamsB", "zhipu", "2026-11", "activeParamsB.others.2026-11"],
  ["training.runFlop0", "bytedance", "2025-05", "runFlop0.bytedance.2025-05"],
  ["horizonMonths", "baidu", "2026-11", "horizonMonths"],
  ["conditionOnServed.T", "baidu", "2026-11", "conditionOnServedTraining"],
])("%s of %s as of %s comes from %s", (field, firm, asOf, id) => {
  expect(chosen(field, firm, asOf)).toBe(id)
})

test("the horizon is five years, the training share stays within 0.1 and 0.9, and need at the start is met", () => {
  const fixed = (id: string) => byId.get(id)?.distribution
  expect(fixed("horizonMonths")).toEqual({ dist: "fixed", value: 60 })
  expect(fixed("allocationMin")).toEqual({ dist: "fixed", value: 0.1 })
  expect(fixed("allocationMax")).toEqual({ dist: "fixed", value: 0.9 })
  expect(fixed("conditionOnServedTraining")).toEqual({ dist: "fixed", value: 1 })
  expect(fixed("conditionOnServedInference")).toEqual({ dist: "fixed", value: 1 })
})

test("the percentiles of a distribution ascend, and its modes lie within its ends", () => {
  const wrong = data.assumption.filter(({ distribution: d }) => {
    if (d.dist === "lognormal") return !(d.p5 < d.p95)
    if (d.dist === "triangular") return !(d.lo <= d.mode && d.mode <= d.hi && d.lo < d.hi)
    if (d.dist === "uniform") return !(d.lo < d.hi)
    return false
  })
  expect(wrong.map(({ id }) => id)).toEqual([])
})

test("the shares of a joint purchase or flow add up to one", () => {
  const splits = data.assumption.flatMap(({ id, distribution: d }) =>
    d.dist === "dirichlet" ? [[id, Object.values(d.weights).reduce((sum, w) => sum + w, 0)] as const] : [],
  )
  expect(splits.map(([id]) => id)).toEqual(["jointA800Split", "jointH20Split", "domesticSplit"])
  for (const [, sum] of splits) expect(Math.abs(sum - 1)).toBeLessThan(1e-9)
})
