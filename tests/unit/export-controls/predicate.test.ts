import fc from "fast-check"
import { expect, test } from "vitest"
import type { Condition, Metric } from "@/lib/domain/control-rule"
import { holds, traceOf, type Specs } from "@/lib/export-controls"
import { conditionOf } from "@/tests/arbitraries/conditions"
import { decisiveTests, undecidedMetric } from "@/lib/export-controls/predicate"

const numbers = ["tpp", "dram_bandwidth_gbps", "interconnect_gbps"] as const
const flags = ["datacenter_designed", "exported_from_us"] as const

const aTest = fc.oneof(
  fc.record({
    metric: fc.constantFrom(...numbers),
    op: fc.constantFrom(">=", ">", "<", "<=", "=="),
    value: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ metric: fc.constantFrom(...flags), op: fc.constant("==" as const), value: fc.boolean() }),
  fc.record({
    metric: fc.constant("vendor" as const),
    op: fc.constant("in" as const),
    value: fc.subarray(["NVIDIA", "AMD"], { minLength: 1 }),
  }),
)

const condition = conditionOf(aTest)

/** A value of every stretch that the tests of `condition` can tell apart. */
const values: Partial<Record<Metric, readonly (number | boolean | string)[]>> = {
  ...Object.fromEntries(numbers.map((metric) => [metric, [0.5, 1, 1.5, 2, 2.5, 3, 3.5]])),
  ...Object.fromEntries(flags.map((metric) => [metric, [true, false]])),
  vendor: ["NVIDIA", "AMD", "Huawei"],
}

const part: fc.Arbitrary<Specs> = fc.record(
  Object.fromEntries(
    Object.entries(values).map(([metric, known]) => [metric, fc.constantFrom(null, ...known)]),
  ),
)

/** Two-valued logic, written out anew: what the condition says once everything is known. */
function isTrue(one: Condition, specs: Specs): boolean {
  if ("all" in one) return one.all.every((each) => isTrue(each, specs))
  if ("any" in one) return one.any.some((each) => isTrue(each, specs))
  if ("not" in one) return !isTrue(one.not, specs)
  const value = specs[one.metric]
  if (one.op === "in") return one.value.some((word) => word === value)
  if (one.op === "==") return value === one.value
  const [left, right] = [Number(value), one.value]
  return { ">=": left >= right, ">": left > right, "<": left < right, "<=": left <= right }[one.op]
}

function* fillings(specs: Specs): Generator<Specs> {
  const gap = (Object.keys(values) as Metric[]).find((metric) => specs[metric] === null)
  if (gap === undefined) return yield specs
  for (const value of values[gap] ?? []) yield* fillings({ ...specs, [gap]: value })
}

test("with nothing unknown a condition is true or false as ordinary logic has it", () => {
  fc.assert(
    fc.property(condition, part, (one, specs) => {
      const [known = specs] = fillings(specs)
      expect(holds(one, known)).toBe(isTrue(one, known))
    }),
  )
})

test("what is decided in spite of unknown inputs stays so whatever they are", () => {
  fc.assert(
    fc.property(condition, part, (one, specs) => {
      const truth = holds(one, specs)
      if (truth === null) return
      for (const known of fillings(specs)) expect(isTrue(one, known)).toBe(truth)
    }),
  )
})

test("a condition that asks each measure once is undecided only where its inputs could go either way", () => {
  fc.assert(
    fc.property(condition, part, (one, specs) => {
      const metrics = traceOf(one, specs).map(({ metric }) => metric)
      fc.pre(new Set(metrics).size === metrics.length)
      const outcomes = new Set([...fillings(specs)].map((known) => isTrue(one, known)))
      expect(holds(one, specs)).toBe(outcomes.size === 1 ? [...outcomes][0] : null)
    }),
  )
})

test("an undecided condition waits for an input that is unknown, a decided one for none", () => {
  fc.assert(
    fc.property(condition, part, (one, specs) => {
      const metric = undecidedMetric(one, specs)
      expect(metric === null).toBe(holds(one, specs) !== null)
      if (metric !== null) expect(specs[metric]).toBeNull()
    }),
  )
})

test("the tests said to settle a condition settle it by themselves", () => {
  fc.assert(
    fc.property(condition, part, (one, specs) => {
      const truth = holds(one, specs)
      fc.pre(truth !== null)
      const kept = new Set<Metric>(decisiveTests(one, specs).map(({ metric }) => metric))
      const onlyThose = Object.fromEntries(
        Object.entries(specs).map(([metric, value]) => [metric, kept.has(metric as Metric) ? value : null]),
      )
      expect(holds(one, onlyThose)).toBe(truth)
    }),
  )
})
