import fc from "fast-check"
import { expect, test } from "vitest"
import {
  modelInputSchema,
  NotANumber,
  simulate,
  type ModelInput,
  type SimulationReport,
} from "@/lib/estimation"
import golden from "../../golden/firm-inputs.json"
import { uncertainInput } from "./inputs"

const keys = ["stockT", "allT", "stockI", "allI"] as const

/** What both ways of running report: the four runways without what charts add. */
const runwaysOf = (report: SimulationReport) =>
  keys.map((key) => {
    const { survival: _, medianShortMonths: __, ...runway } = report[key] ?? {}
    return runway
  })

/** A run that stops at its runways, and one that goes to the horizon. */
function bothWays(input: ModelInput, draws: number, seed: number) {
  const stopped = simulate(input, { draws, seed })
  const whole = simulate(input, { draws, seed, keep: { fans: true } })
  return { stopped, whole }
}

test.each(golden.cases)(
  "$firm as of $asOf: a run that stops at its runways finds what a whole one does",
  (firm) => {
    const input = modelInputSchema.parse(firm.input)
    for (const asked of [input, { ...input, conditionOnServed: {} }]) {
      const { stopped, whole } = bothWays(asked, 1_500, 3)
      expect(runwaysOf(stopped)).toEqual(runwaysOf(whole))
      expect([stopped.n, stopped.tried]).toEqual([whole.n, whole.tried])
    }
  },
)

test("so it is at any horizon, with one workload or both", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(1, 2, 23, 24, 25, 72, 73, 200),
      fc.constantFrom("both", "training", "inference"),
      fc.nat(1_000),
      (horizonMonths, workload, seed) => {
        const both = uncertainInput({ horizonMonths })
        const input = {
          ...both,
          training: workload === "inference" ? undefined : both.training,
          inference: workload === "training" ? undefined : both.inference,
        }
        const { stopped, whole } = bothWays(input, 60, seed)
        expect(runwaysOf(stopped)).toEqual(runwaysOf(whole))
      },
    ),
    { numRuns: 40 },
  )
})

test("a draw that gives no number is named by its month, and counts only before the runway ends", () => {
  const base = uncertainInput()
  const growing = (runFlop0: number) => ({
    ...base,
    training: { ...base.training!, runFlop0, runGrowthPerYear: { var: "bad" } },
    vars: { ...base.vars, bad: { dist: "fixed", value: -2 } as const },
  })
  // The logarithm of a negative growth is none: month 1 is the first without a number.
  expect(() => simulate(growing(1), { draws: 5, seed: 1 })).toThrow(new NotANumber(1))
  // A firm short in month 0 has its runway before that.
  expect(simulate(growing(1e30), { draws: 5, seed: 1 }).stockT?.quantiles.p50).toBe(0)
})
