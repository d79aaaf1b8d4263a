import { describe, expect, test } from "vitest"
import { caseSchema, untouchedCase } from "@/lib/domain/case"
import { assembleCase } from "@/lib/estimation/case/assemble-case"
import { runCase } from "@/lib/estimation/case/run-case"
import { kits, seed, untouched } from "./kits"

const baidu = kits.find(({ firm }) => firm === "baidu")!

describe("a case that says something absurd", () => {
  test.each([NaN, Infinity, -Infinity])("%s is no value", (value) => {
    const assumptions = { "training.runsPerYear": { is: "value", value } }
    expect(caseSchema.safeParse({ ...untouchedCase("baidu"), assumptions }).success).toBe(false)
    expect(caseSchema.safeParse({ ...untouchedCase("baidu"), trust: { report: value } }).success).toBe(false)
  })

  test.each([-1, 101])("%s is no trust", (times) => {
    expect(caseSchema.safeParse({ ...untouchedCase("baidu"), trust: { report: times } }).success).toBe(false)
  })

  test.each([
    ["horizonMonths", 10_000, "it must be 600 or less"],
    ["horizonMonths", 0, "it must be 1 or more"],
    ["training.runsPerYear", -2, "it must be above 0"],
    ["training.uptime", 1.01, "it must be 1 or less"],
    ["inference.tokensPerDay0", -1e12, "it must be above 0"],
    ["allocation.trainShare0", -0.5, "it must be 0 or more"],
    ["no.such.thing", 1, "the estimate of this firm has no such assumption"],
  ])("%s at %s is named with its limit, and everything else is run", (key, value, why) => {
    const { assembly, faults } = assembleCase(baidu, {
      ...untouched(),
      assumptions: { [key]: { is: "value", value } },
    })
    expect(faults).toEqual([{ key, why }])
    expect(assembly).toEqual(assembleCase(baidu, untouched()).assembly)
  })

  test.each([0, -1, 1.5, NaN, 1e9])("%s draws are refused", (draws) => {
    expect(() => runCase(baidu, untouched(), { draws, seed })).toThrow(/draws/)
  })
})
