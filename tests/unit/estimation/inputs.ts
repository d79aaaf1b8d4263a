import fc from "fast-check"
import worked from "@/tests/golden/worked-examples.json"
import { modelInputSchema, type ModelInput, type SupplyLine } from "@/lib/estimation"

/** A worked example's input, by the name it has in docs/methodology.md. */
export function workedExample(name: keyof typeof worked.inputs): ModelInput {
  return modelInputSchema.parse(worked.inputs[name])
}

/** Worked example 6 (mixed fleet, domestic flow, both workloads) with some of its numbers made uncertain. */
export function uncertainInput(change: Partial<ModelInput> = {}): ModelInput {
  const base = workedExample("W6")
  return modelInputSchema.parse({
    ...base,
    chips: { ...base.chips, H800: { ...base.chips["H800"], mfu: { var: "mfu" } } },
    supply: (base.supply ?? []).map((line) =>
      line.chip === "H800" ? { ...line, units: { var: "joint", component: "us", mul: 32000 } } : line,
    ),
    training: { ...base.training, runGrowthPerYear: { var: "growth" } },
    inference: { ...base.inference, tokensPerDay0: { product: [{ var: "tokens" }, 1e12] } },
    vars: {
      mfu: { dist: "triangular", lo: 0.2, mode: 0.4, hi: 0.5 },
      growth: { dist: "lognormal", p5: 1.6, p95: 5 },
      tokens: { dist: "lognormal", p5: 1, p95: 9 },
      joint: { dist: "dirichlet", concentration: 8, weights: { us: 0.25, them: 0.75 } },
    },
    ...change,
  })
}

/** Shares in steps of a hundredth: nobody claims more, and nothing is too small to compare. */
const hundredths = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100)

/** Whole supply lines of one chip, with delays, shares, controls and terms. */
export const supplyLines: fc.Arbitrary<SupplyLine[]> = fc.array(
  fc
    .record({
      class: fc.constantFrom("stock", "order", "domestic", "legal", "rental"),
      startMonth: fc.integer({ min: -70, max: 40 }),
      window: fc.integer({ min: 0, max: 30 }),
      chips: fc.double({ min: 1, max: 1e6, noNaN: true }),
      growthPerYear: fc.option(fc.double({ min: 0.5, max: 3, noNaN: true }), { nil: undefined }),
      delayMonths: fc.double({ min: -3, max: 8, noNaN: true }),
      realisedShare: hundredths,
      control: fc.option(
        fc.record({
          effectiveMonth: fc.integer({ min: -60, max: 60 }),
          cancelShare: hundredths,
        }),
        { nil: undefined },
      ),
      termMonths: fc.option(fc.double({ min: 1, max: 60, noNaN: true }), { nil: undefined }),
    })
    .map(({ window, chips, growthPerYear, ...line }) => ({
      chip: "h20",
      ...line,
      endMonth: line.startMonth + window,
      ...(growthPerYear === undefined ? { units: chips } : { unitsPerMonth: chips, growthPerYear }),
    })),
  { minLength: 1, maxLength: 4 },
)

/** An input that only counts chips: no training, no inference. */
export function stockInput(
  supply: SupplyLine[],
  chip: { hazardPerYear: number; serviceLifeMonths: number | null },
  deployLagMonths = 0,
): ModelInput {
  return modelInputSchema.parse({ horizonMonths: 60, deployLagMonths, chips: { h20: chip }, supply })
}
