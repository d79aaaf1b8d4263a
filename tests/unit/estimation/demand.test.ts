import fc from "fast-check"
import { expect, test } from "vitest"
import { effectiveMonths, runGrowth } from "@/lib/estimation/demand"

test("W7: growth that halves every 12 or 18 months takes effect as if fewer months had passed", () => {
  expect(effectiveMonths(24, 12)).toBeCloseTo(12.984255368, 9)
  expect(effectiveMonths(6, 18)).toBeCloseTo(5.357290106, 9)
  expect(effectiveMonths(36, null)).toBe(36)
})

test("fading growth never overtakes steady growth and approaches a ceiling", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 600 }),
      fc.double({ min: 1, max: 120, noNaN: true }),
      (t, halfLife) => {
        const faded = effectiveMonths(t, halfLife)
        expect(faded).toBeLessThanOrEqual(t * (1 + 1e-12))
        expect(faded).toBeLessThanOrEqual(halfLife / Math.LN2)
        expect(effectiveMonths(t + 1, halfLife)).toBeGreaterThanOrEqual(faded)
      },
    ),
  )
})

test("progress taken as savings slows the growth of runs, progress taken as capability does not", () => {
  expect(runGrowth(3, 2.5, 0)).toBe(3)
  expect(runGrowth(3, 2.5, 1)).toBeCloseTo(1.2, 12)
  expect(runGrowth(3, 2.5, 0.2)).toBeCloseTo(3 / Math.exp(0.2 * Math.log(2.5)), 12)
})
