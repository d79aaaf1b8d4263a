import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { sampleTable, type ModelInput, type SensitivityOutput } from "@/lib/estimation"
import type { Kit } from "@/lib/estimation/case/kit"
import { kits, kitsWith, seed, unconditioned } from "./kits"

const few = { draws: 40, seed }
const outputs: SensitivityOutput[] = ["stockT", "allT", "stockI", "allI"]

/** Every draw's runway in the first input is at least as long as its like in the second. */
function expectNoShorter(long: ModelInput, short: ModelInput) {
  const [longer, shorter] = [sampleTable(long, few), sampleTable(short, few)]
  let compared = 0
  for (const output of outputs) {
    const [more, fewer] = [longer.runways[output], shorter.runways[output]]
    if (!more || !fewer) continue
    expect(more.length).toBe(few.draws)
    // The moment of a crossing is interpolated in logarithms: its last digits are not.
    for (let i = 0; i < more.length; i++) expect(more[i]! + 1e-9).toBeGreaterThanOrEqual(fewer[i]!)
    compared++
  }
  expect(compared).toBeGreaterThan(0)
}

describe("draw by draw, with every try kept", () => {
  test("more stock never shortens a runway", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...kits),
        fc.nat(),
        fc.integer({ min: 1, max: 200_000 }),
        (kit, pick, chips) => {
          const input = unconditioned(kit)
          const own = input.supply!.filter((line) => line.class === "stock" || line.class === "order")
          const line = own[pick % own.length]!
          const more = { ...input, supply: [...input.supply!, { ...line, id: "more", units: chips }] }
          expectNoShorter(more, input)
        },
      ),
      { numRuns: 25 },
    )
  })

  const larger: { workload: "training" | "inference"; key: string; about: fc.Arbitrary<number> }[] = [
    {
      workload: "training",
      key: "training.runFlop0",
      about: fc.double({ min: 1e23, max: 1e27, noNaN: true }),
    },
    {
      workload: "training",
      key: "training.runsPerYear",
      about: fc.double({ min: 0.2, max: 8, noNaN: true }),
    },
    {
      workload: "training",
      key: "training.rdMultiplier",
      about: fc.double({ min: 1, max: 10, noNaN: true }),
    },
    {
      workload: "training",
      key: "training.runGrowthPerYear",
      about: fc.double({ min: 1, max: 6, noNaN: true }),
    },
    {
      workload: "inference",
      key: "inference.tokensPerDay0",
      about: fc.double({ min: 1e9, max: 1e14, noNaN: true }),
    },
    {
      workload: "inference",
      key: "inference.growthPerYear",
      about: fc.double({ min: 1, max: 8, noNaN: true }),
    },
  ]

  test.each(larger)("more demand never lengthens a runway: $key", ({ workload, key, about }) => {
    fc.assert(
      fc.property(
        fc.constantFrom(...kitsWith(workload)),
        about,
        fc.double({ min: 1, max: 20, noNaN: true }),
        (kit, value, times) => {
          const at = (one: number) =>
            unconditioned(kit, { assumptions: { [key]: { is: "value", value: one } } })
          expectNoShorter(at(value), at(value * times))
        },
      ),
      { numRuns: 12 },
    )
  })

  test("a range that lies higher is demand that is larger, and never lengthens a runway", () => {
    const range = (kit: Kit, low: number, high: number) =>
      unconditioned(kit, { assumptions: { "training.runsPerYear": { is: "range", low, high } } })
    fc.assert(
      fc.property(
        fc.constantFrom(...kitsWith("training")),
        fc.double({ min: 1.01, max: 5, noNaN: true }),
        (kit, times) => {
          expectNoShorter(range(kit, 0.8, 2), range(kit, 0.8 * times, 2 * times))
        },
      ),
      { numRuns: 12 },
    )
  })
})
