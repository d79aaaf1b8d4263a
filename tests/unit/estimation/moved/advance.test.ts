import fc from "fast-check"
import { expect, test } from "vitest"
import { modelInputSchema, runCentral, type ModelInput } from "@/lib/estimation"
import { advance } from "@/lib/estimation/moved/advance"
import { uncertainInput } from "../inputs"

/** Steady growth throughout: no half-life, so that time alone changes nothing but the date. */
function steady(): ModelInput {
  const { inference, ...input } = uncertainInput()
  return {
    ...input,
    training: { ...input.training!, growthHalfLifeMonths: null },
    ...(inference && {
      inference: {
        ...inference,
        growthHalfLifeMonths: null,
        serveGainHalfLifeMonths: null,
        serveBase: { var: "mfu", mul: 0.8 },
        serveGainPerYear: 1.3,
      },
    }),
  }
}

test("what lies ahead is what lay ahead before, only so many months nearer", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), (months) => {
      const input = steady()
      const [then, now] = [runCentral(input), runCentral(advance(input, months))]
      for (const set of ["all", "stockOnly"] as const) {
        for (const key of ["coverT", "coverI", "reqT", "reqI", "capT", "capI"] as const) {
          const [was, is] = [then[set][key]!, now[set][key]!]
          for (let t = 0; t + months < was.length; t++) {
            expect(is[t]! / was[t + months]!).toBeCloseTo(1, 9)
          }
        }
      }
    }),
    { numRuns: 15 },
  )
})

test("the central runway of the advanced input is the old one less the months that passed", () => {
  const input = steady()
  const then = runCentral(input)
  let compared = 0
  for (const months of [1, 2, 5, 8]) {
    const now = runCentral(advance(input, months))
    for (const set of ["all", "stockOnly"] as const) {
      for (const key of ["runwayTInterp", "runwayIInterp"] as const) {
        const was = then[set][key]
        // Who was short within the months that passed is short at once; beyond the horizon nothing is known.
        if (was === null || was === undefined || was < months) continue
        expect(now[set][key]).toBeCloseTo(was - months, 6)
        compared++
      }
    }
  }
  expect(compared).toBeGreaterThan(0)
})

test("forth and back again is where it began", () => {
  const input = steady()
  const there = runCentral(input).stockOnly
  const back = runCentral(advance(advance(input, 7), -7)).stockOnly
  expect(back.coverT!.every((cover, t) => Math.abs(cover / there.coverT![t]! - 1) < 1e-9)).toBe(true)
})

test("an order that has come is stock, and one that has not is still an order", () => {
  const input = uncertainInput({
    supply: [
      { id: "soon", chip: "H800", class: "order", startMonth: 0, endMonth: 4, units: 1000 },
      {
        id: "late",
        chip: "H800",
        class: "order",
        startMonth: 3,
        endMonth: 9,
        units: 1000,
        control: { effectiveMonth: 6, cancelShare: 0.5 },
      },
    ],
  })
  const advanced = advance(input, 5)
  expect(advanced.supply).toMatchObject([
    { id: "soon", class: "stock", startMonth: -5, endMonth: -1 },
    { id: "late", class: "order", startMonth: -2, endMonth: 4, control: { effectiveMonth: 1 } },
  ])
  expect(modelInputSchema.safeParse(advanced).success).toBe(true)
})

test("no month passes in no months, and half a month is none", () => {
  const input = uncertainInput()
  expect(advance(input, 0)).toBe(input)
  expect(() => advance(input, 0.5)).toThrow(RangeError)
})
