import { expect, test } from "vitest"
import golden from "@/tests/golden/firm-inputs.json"
import worked from "@/tests/golden/worked-examples.json"
import { modelInputSchema } from "@/lib/estimation"

/** A worked example with the value at a dotted path replaced, or taken out where it is undefined. */
function changed(path: string, value: unknown, name: keyof typeof worked.inputs = "W6"): unknown {
  const input: unknown = structuredClone(worked.inputs[name])
  const keys = path.split(".")
  const last = keys.pop() ?? ""
  let node = input as Record<string, unknown>
  for (const key of keys) node = (node[key] ??= {}) as Record<string, unknown>
  node[last] = value
  return JSON.parse(JSON.stringify(input)) as unknown
}

function faultyPaths(input: unknown): string[] {
  const result = modelInputSchema.safeParse(input)
  return result.success ? [] : result.error.issues.map(({ path }) => path.join("."))
}

test.each(golden.cases)("the assembled input of $firm as of $asOf is valid", ({ input }) => {
  expect(faultyPaths(input)).toEqual([])
})

test.each([
  ["chips.H800.mfu", -0.1],
  ["chips.H800.mfu", 1.4],
  ["chips.H800.mfu", "high"],
  ["chips.H800.mfu", null],
  ["chips.H800.mfu", undefined],
  ["chips.H20.trainWeight", 2],
  ["chips.910C.memBandwidthGBs", undefined],
  ["chips.H20.inferFactor", 0],
  ["supply.0.chip", "H900"],
  ["supply.0.class", "gift"],
  ["supply.0.units", undefined],
  ["supply.0.units", -5],
  ["supply.1.startMonth", 0.5],
  ["supply.1.endMonth", -4],
  ["allocation.trainShare0", undefined],
  ["allocation.otherUseShare", 1.2],
  ["training.runFlop0", 0],
  ["training.uptime", 1.01],
  ["training.growthHalfLifeMonths", 0],
  ["training.runsPerYear", undefined],
  ["inference.tokensPerDay0", undefined],
  ["inference.cacheHitShare", 1.5],
  ["inference.activeParamsB", 0],
  ["conditionOnServed.T", -1],
  ["horizonMonths", 0],
  ["horizonMonths", "60"],
  ["supply", undefined],
])("a wrong %s is named by its path: %j", (path, value) => {
  expect(faultyPaths(changed(path, value))).toContain(path)
})

test("only what a workload needs is needed: stock counts without any rate", () => {
  const chips = { a800: { hazardPerYear: 0.05 } }
  const supply = [{ chip: "a800", class: "stock", startMonth: 0, endMonth: 0, units: 5 }]
  expect(faultyPaths({ chips, supply })).toEqual([])
})

test("labels may stand in an input", () => {
  const input = changed("name", "a case")
  expect(faultyPaths(input)).toEqual([])
  expect(faultyPaths(changed("supply.0.order_id", "h800-2023"))).toEqual([])
  expect(
    faultyPaths(changed("supply.0.control", { rule: "r", effectiveMonth: 4, cancelShare: 0.5 })),
  ).toEqual([])
})

test("a field that the model does not know is refused, since a typing error would change the answer", () => {
  const result = modelInputSchema.safeParse(changed("training.uptme", 0.5))
  expect(result.error?.issues).toMatchObject([{ path: ["training"], keys: ["uptme"] }])
})

const withVar = (distribution: unknown, ref: unknown = { var: "m" }) => {
  const input = changed("chips.H800.mfu", ref) as Record<string, unknown>
  return { ...input, vars: { m: distribution } }
}

test("a value may be a var, scaled and shifted, or a product", () => {
  const half = { dist: "uniform", lo: 0.4, hi: 0.6 }
  expect(faultyPaths(withVar(half, { var: "m", mul: 0.5, add: 0.1 }))).toEqual([])
  expect(faultyPaths(withVar(half, { product: [{ var: "m" }, 0.9, { var: "m" }] }))).toEqual([])
})

test("a var must exist, and a Dirichlet's component must be named", () => {
  const split = { dist: "dirichlet", concentration: 8, weights: { us: 0.2, them: 0.8 } }
  expect(faultyPaths(changed("chips.H800.mfu", { var: "nowhere" }))).toEqual(["chips.H800.mfu.var"])
  expect(faultyPaths(withVar(split, { var: "m", component: "us" }))).toEqual([])
  expect(faultyPaths(withVar(split))).toEqual(["chips.H800.mfu.component"])
  expect(faultyPaths(withVar(split, { var: "m", component: "others" }))).toEqual(["chips.H800.mfu.component"])
  expect(faultyPaths(withVar({ dist: "fixed", value: 1 }, { var: "m", component: "us" }))).toEqual([
    "chips.H800.mfu.component",
  ])
})

test.each([
  [{ dist: "gauss" }, "vars.m.dist"],
  [{ dist: "lognormal", p5: 0, p95: 1 }, "vars.m.p5"],
  [{ dist: "lognormal", p5: 3, p95: 2 }, "vars.m.p95"],
  [{ dist: "triangular", lo: 0, mode: 3, hi: 2 }, "vars.m.mode"],
  [{ dist: "triangular", lo: 3, mode: 3, hi: 2 }, "vars.m.hi"],
  [{ dist: "uniform", lo: 3, hi: 2 }, "vars.m.hi"],
  [{ dist: "beta", a: 0, b: 1 }, "vars.m.a"],
  [{ dist: "beta", a: 1, b: 1, hi: -1 }, "vars.m.hi"],
  [{ dist: "normal", mean: 1, sd: -1 }, "vars.m.sd"],
  [{ dist: "normal", mean: 1, sd: 1, min: 2, max: 1 }, "vars.m.max"],
  [{ dist: "bernoulli", p: 1.1 }, "vars.m.p"],
  [{ dist: "mixture", claims: [] }, "vars.m.claims"],
  [{ dist: "mixture", claims: [{ dist: "fixed", value: 1, weight: 0 }] }, "vars.m.claims"],
  [{ dist: "mixture", claims: [{ dist: "lognormal", p5: 3, p95: 2, weight: 1 }] }, "vars.m.claims.0.p95"],
])("a distribution that cannot be drawn from is named: %j", (distribution, path) => {
  expect(faultyPaths(withVar(distribution))).toContain(path)
})
