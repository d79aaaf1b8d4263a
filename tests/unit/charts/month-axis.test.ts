import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { calendarMonth, clampedPosition, monthAxis, monthPosition } from "@/lib/charts/month-axis"
import { addMonths, type Month } from "@/lib/domain/month"

const asOfs = fc.integer({ min: 0, max: 240 }).map((count): Month => addMonths("2015-01", count))

describe("a month axis", () => {
  test("from November 2026 five years on it names the years 2027 to 2031", () => {
    const axis = monthAxis("2026-11", 0, 60)
    expect(axis.ticks.map(({ at, label }) => `${at} ${label}`)).toEqual([
      "2 2027",
      "14 2028",
      "26 2029",
      "38 2030",
      "50 2031",
    ])
  })

  test("shorter than two years it has quarters, and Januaries by their year", () => {
    const axis = monthAxis("2023-05", -1, 12)
    expect(axis.ticks.map(({ label }) => label)).toEqual(["Apr", "Jul", "Oct", "2024", "Apr"])
  })

  test("every tick of a long axis is a January on the axis", () => {
    fc.assert(
      fc.property(
        asOfs,
        fc.integer({ min: -120, max: 0 }),
        fc.integer({ min: 24, max: 120 }),
        (asOf, from, to) => {
          const axis = monthAxis(asOf, from, to)
          for (const { at, label } of axis.ticks) {
            expect(calendarMonth(axis, at)).toBe(`${label}-01`)
            expect(monthPosition(axis, at)).toBeGreaterThanOrEqual(0)
            expect(monthPosition(axis, at)).toBeLessThanOrEqual(1)
          }
        },
      ),
    )
  })

  test("a phone gets at most six labels", () => {
    fc.assert(
      fc.property(asOfs, fc.integer({ min: 12, max: 360 }), (asOf, to) => {
        const onPhone = monthAxis(asOf, 0, to).ticks.filter(({ onNarrow }) => onNarrow)
        expect(onPhone.length).toBeLessThanOrEqual(6)
      }),
    )
  })

  test("a month off the axis is kept at its end", () => {
    const axis = monthAxis("2026-11", 0, 60)
    expect([-5, 0, 30, 60, 80].map((at) => clampedPosition(axis, at))).toEqual([0, 0, 0.5, 1, 1])
  })

  test("an axis cannot run backwards", () => {
    expect(() => monthAxis("2026-11", 3, 3)).toThrow(RangeError)
  })
})
