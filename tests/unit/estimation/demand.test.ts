import fc from "fast-check"
import { expect, test } from "vitest"
import { Growth, runGrowth } from "@/lib/estimation/demand"

/** 1 at t = 0 and grown from there, for t = 0…last. */
function grown(growthPerYear: number, halfLife: number | null, last: number): number[] {
  const series = new Float64Array(last + 1)
  series[0] = 1
  const growth = new Growth()
  growth.load(growthPerYear, halfLife)
  growth.run(series, 1, last)
  return [...series]
}

/** τ: the months of steady growth that would have given the same. */
function monthsOfGrowth(growthPerYear: number, halfLife: number | null, last: number): number[] {
  return grown(growthPerYear, halfLife, last).map((value) => (12 * Math.log(value)) / Math.log(growthPerYear))
}

test.each([
  [24, 12, 12.984255368],
  [6, 18, 5.357290106],
  [36, null, 36],
])("W7: %s months of growth with a half-life of %s take effect as %s", (t, halfLife, expected) => {
  // 120 a year and more grow by 40% a month and more, where the engine works out e^x in another way.
  for (const growthPerYear of [0.5, 3, 8, 500])
    expect(monthsOfGrowth(growthPerYear, halfLife, t)[t]).toBeCloseTo(expected, 9)
})

const aGrowth = fc.double({ min: 1.5, max: 300, noNaN: true })
const aHalfLife = fc.double({ min: 1, max: 120, noNaN: true })

test("fading growth never overtakes steady growth and approaches a ceiling", () => {
  fc.assert(
    fc.property(aGrowth, aHalfLife, (growthPerYear, halfLife) => {
      const months = monthsOfGrowth(growthPerYear, halfLife, 240)
      const ceiling = halfLife / Math.LN2
      months.forEach((faded, t) => {
        expect(faded).toBeLessThanOrEqual(t + 1e-8)
        expect(faded).toBeLessThanOrEqual(ceiling + 1e-8)
        expect(faded).toBeGreaterThanOrEqual((months[t - 1] ?? 0) - 1e-8)
        // The growth still to come halves with each half-life.
        expect((ceiling - faded) / ceiling).toBeCloseTo(2 ** (-t / halfLife), 8)
      })
    }),
  )
})

test("a half-life far beyond the horizon leaves growth steady", () => {
  const steady = grown(8, null, 120)
  for (const halfLife of [1e13, 1e15, 1e18])
    grown(8, halfLife, 120).forEach((value, t) => expect(value / (steady[t] ?? NaN)).toBeCloseTo(1, 9))
})

test("progress taken as savings slows the growth of runs, progress taken as capability does not", () => {
  expect(runGrowth(3, 2.5, 0)).toBe(3)
  expect(runGrowth(3, 2.5, 1)).toBeCloseTo(1.2, 12)
  expect(runGrowth(3, 2.5, 0.2)).toBeCloseTo(3 / Math.exp(0.2 * Math.log(2.5)), 12)
})

test("growth that is carried on in stretches is growth worked out at once", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.2, max: 400, noNaN: true }),
      fc.option(fc.double({ min: 0.5, max: 1e14, noNaN: true }), { nil: null }),
      fc.integer({ min: 1, max: 99 }),
      (perYear, halfLife, cut) => {
        const series = (stretches: readonly (readonly [number, number])[]) => {
          const growth = new Growth()
          const values = new Float64Array(101).fill(7, 0, 1)
          growth.load(perYear, halfLife)
          for (const [from, to] of stretches) growth.run(values, from, to)
          return values
        }
        expect(
          series([
            [1, cut],
            [cut + 1, 100],
          ]),
        ).toEqual(series([[1, 100]]))
      },
    ),
  )
})
