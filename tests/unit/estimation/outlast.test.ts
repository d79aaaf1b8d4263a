import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  modelInputSchema,
  outlast,
  runwayKeys,
  runwayTries,
  simulate,
  summarizeRunways,
  type ModelInput,
  type ModelValue,
  type RunwayTries,
} from "@/lib/estimation"
import golden from "../../golden/firm-inputs.json"
import { uncertainInput } from "./inputs"

const served = uncertainInput({ conditionOnServed: { T: 1, I: 1 } })
const firms = golden.cases.slice(0, 3).map(({ input }) => modelInputSchema.parse(input))
const asked = { tries: 640, seed: 7 }

/** The same firm with every delivery larger by a factor. */
function withMoreChips(input: ModelInput, factor: number): ModelInput {
  const supply = (input.supply ?? []).map(({ units, unitsPerMonth, ...line }) => ({
    ...line,
    ...(units !== undefined && { units: times(units, factor) }),
    ...(unitsPerMonth !== undefined && { unitsPerMonth: times(unitsPerMonth, factor) }),
  }))
  return modelInputSchema.parse({ ...input, supply })
}

function times(value: ModelValue, factor: number): ModelValue {
  if (typeof value === "number") return value * factor
  return { product: [...("product" in value ? value.product : [value]), factor] }
}

const months = fc.array(fc.integer({ min: -2, max: 60 }), { minLength: 1, maxLength: 40 })
const pair = months.chain((a) =>
  fc.tuple(
    fc.constant(a),
    fc.array(fc.integer({ min: -2, max: 60 }), { minLength: a.length, maxLength: a.length }),
  ),
)
const triesOf = (values: number[], horizonMonths = 60): RunwayTries => ({
  tries: values.length,
  horizonMonths,
  months: { stockT: Int16Array.from(values) },
})

describe("whose chips last longer", () => {
  test("longer, shorter, the same month and neither in time make up all tries that agree with both", () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const found = outlast(triesOf(a), triesOf(b), "stockT")!
        expect(found.longer + found.shorter + found.same + found.bothBeyond).toBe(found.n)
        expect(found.n).toBe(a.filter((month, i) => month !== -2 && b[i] !== -2).length)
      }),
    )
  })

  test("seen from the other firm it is the mirror image", () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const there = outlast(triesOf(a), triesOf(b), "stockT")!
        const back = outlast(triesOf(b), triesOf(a), "stockT")!
        expect(back).toEqual({ ...there, longer: there.shorter, shorter: there.longer })
      }),
    )
  })

  test("a firm never outlasts itself, however unsure its runway is", () => {
    for (const firm of firms) {
      const tries = runwayTries(firm, asked)
      for (const key of runwayKeys) {
        const found = outlast(tries, tries, key)
        if (found) expect(found).toMatchObject({ longer: 0, shorter: 0 })
      }
    }
  })

  test("a firm with half as many chips again lasts as long or longer in every single try", () => {
    const more = runwayTries(withMoreChips(served, 1.5), asked)
    const found = outlast(more, runwayTries(served, asked), "stockT")!
    expect(found.n).toBeGreaterThan(100)
    expect(found.shorter).toBe(0)
    expect(found.longer).toBeGreaterThan(0)
  })

  test("past the nearer of two horizons nobody outlasts anybody", () => {
    expect(outlast(triesOf([40, -1, 30]), triesOf([-1, 20, 10], 24), "stockT")).toEqual({
      n: 3,
      longer: 2,
      shorter: 0,
      same: 0,
      bothBeyond: 1,
    })
  })

  test("firms without a runway of that kind, or run over other tries, are not compared", () => {
    expect(outlast(triesOf([1]), { ...triesOf([1]), months: {} }, "stockT")).toBeNull()
    expect(() => outlast(triesOf([1]), triesOf([1, 2]), "stockT")).toThrow(/same tries/)
  })
})

test("the tries are those of the published run: its first accepted ones give its quantiles", () => {
  for (const firm of [served, ...firms]) {
    const kept = runwayTries(firm, asked)
    for (const key of runwayKeys) {
      const accepted = [...(kept.months[key] ?? [])].filter((month) => month !== -2)
      if (accepted.length === 0) continue
      const report = simulate(firm, { draws: accepted.length, seed: asked.seed })
      expect(
        summarizeRunways(
          accepted.map((month) => (month === -1 ? null : month)),
          kept.horizonMonths,
        ).quantiles,
      ).toEqual(report[key]!.quantiles)
    }
  }
})
