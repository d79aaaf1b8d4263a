import fc from "fast-check"
import { expect, test } from "vitest"
import { dayNumber, dayOfNumber, daysBetween, shiftDay } from "@/lib/domain/day"

const someDay = fc.integer({ min: -700_000, max: 2_000_000 })

test("days are counted as the calendar of the machine counts them", () => {
  fc.assert(
    fc.property(someDay, (number) => {
      const day = new Date(number * 86_400_000).toISOString().slice(0, 10)
      expect(dayNumber(day)).toBe(number)
      expect(dayOfNumber(number)).toBe(day)
    }),
  )
})

test("a leap day stands between 28 February and 1 March, and not in 2100", () => {
  expect(shiftDay("2024-02-28", 1)).toBe("2024-02-29")
  expect(shiftDay("2100-02-28", 1)).toBe("2100-03-01")
  expect(daysBetween("2023-10-17", "2023-11-17")).toBe(31)
})
