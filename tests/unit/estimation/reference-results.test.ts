import { describe, expect, test } from "vitest"
import { modelInputSchema, runCentral, simulate, type RunwayReport } from "@/lib/estimation"
import golden from "../../golden/firm-inputs.json"

type Reference = {
  censored_share: number
  p_still_sufficient: Record<string, number>
}

const draws = 10_000
const keys = ["stockT", "allT", "stockI", "allI"] as const

/** Two engines agree if probabilities differ by less than 3√(p(1 − p)(1/n₁ + 1/n₂)) (methodology 8.6). */
function expectSameProbability(actual: number, expected: number, n1: number, n2: number, what: string) {
  const p = (actual * n1 + expected * n2) / (n1 + n2)
  const tolerance = 3 * Math.sqrt(p * (1 - p) * (1 / n1 + 1 / n2))
  expect(Math.abs(actual - expected), `${what}: ${actual} against ${expected}`).toBeLessThanOrEqual(tolerance)
}

describe.each(golden.cases)("$firm as of $asOf", ({ input, results, central }) => {
  const model = modelInputSchema.parse(input)
  const report = simulate(model, { draws, seed: 20261123 })

  test("the central run crosses in the same months", () => {
    const { all, stockOnly } = runCentral(model)
    expect({
      stockT: stockOnly.runwayT,
      allT: all.runwayT,
      stockI: stockOnly.runwayI,
      allI: all.runwayI,
    }).toEqual({ stockT: central.stockT, allT: central.allT, stockI: central.stockI, allI: central.allI })
  })

  test("acceptance agrees within sampling error", () => {
    expect(report.n).toBe(draws)
    expectSameProbability(report.acceptance, results.acceptance, report.tried, results.tried, "acceptance")
  })

  test("probabilities agree within sampling error", () => {
    for (const key of keys) {
      const reference = (results as Record<string, unknown>)[key] as Reference | undefined
      if (!reference) continue
      const actual = report[key] as RunwayReport
      for (const [month, p] of Object.entries(reference.p_still_sufficient)) {
        expectSameProbability(
          actual.pStillSufficient[month] ?? NaN,
          p,
          draws,
          draws,
          `${key} after ${month} months`,
        )
      }
      expectSameProbability(
        actual.censoredShare ?? NaN,
        reference.censored_share,
        draws,
        draws,
        `${key} censored`,
      )
    }
  })
})
