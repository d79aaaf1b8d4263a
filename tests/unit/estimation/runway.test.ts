import fc from "fast-check"
import { expect, test } from "vitest"
import { runwayOf } from "@/lib/estimation/runway"

const covers = fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { minLength: 1, maxLength: 61 })

test("with constant capacity the interpolated runway is 12·ln(cover)/ln(growth)", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1.01, max: 20, noNaN: true }),
      fc.double({ min: 1.5, max: 8, noNaN: true }),
      (cover0, growth) => {
        const cover = Array.from({ length: 400 }, (_, t) => cover0 * growth ** (-t / 12))
        const closedForm = (12 * Math.log(cover0)) / Math.log(growth)
        const { runway, runwayInterp } = runwayOf(cover)
        expect(runwayInterp).toBeCloseTo(closedForm, 8)
        expect(runway).toBe(Math.floor(closedForm + 1e-9) + 1)
      },
    ),
  )
})

test("the runway is the first month short of the need, null when there is none", () => {
  fc.assert(
    fc.property(covers, (cover) => {
      const { runway, shortMonths, worstCover } = runwayOf(cover)
      const short = cover.flatMap((value, t) => (value < 1 ? [t] : []))
      expect(runway).toBe(short[0] ?? null)
      expect(shortMonths).toBe(short.length)
      expect(worstCover).toBe(Math.min(...cover))
    }),
  )
})

test("the interpolated runway lies in the month that ends at the runway", () => {
  fc.assert(
    fc.property(covers, (cover) => {
      const { runway, runwayInterp } = runwayOf(cover)
      if (runway === null || runway === 0) expect(runwayInterp).toBe(runway)
      else {
        expect(runwayInterp).toBeGreaterThanOrEqual(runway - 1)
        expect(runwayInterp).toBeLessThanOrEqual(runway)
      }
    }),
  )
})

test("a cover of exactly 1 is enough", () => {
  expect(runwayOf([1, 1, 1])).toMatchObject({
    runway: null,
    runwayInterp: null,
    shortMonths: 0,
    worstCover: 1,
  })
})

test("stock that vanishes at once ends at the last month that was covered", () => {
  expect(runwayOf([3, 2, 0, 0])).toMatchObject({ runway: 2, runwayInterp: 1, shortMonths: 2 })
})

test("a squeeze and an end have the same runway but not the same short months", () => {
  expect(runwayOf([2, 0.9, 2, 2])).toMatchObject({ runway: 1, shortMonths: 1 })
  expect(runwayOf([2, 0.9, 0.8, 0.5])).toMatchObject({ runway: 1, shortMonths: 3, worstCover: 0.5 })
})
