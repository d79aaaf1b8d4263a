import fc from "fast-check"
import { dayOfNumber, dayNumber, shiftDay } from "@/lib/domain/day"

/** Any day of the years that the law speaks of. */
export const anyDay: fc.Arbitrary<string> = fc
  .integer({ min: dayNumber("2021-06-01"), max: dayNumber("2031-12-31") })
  .map(dayOfNumber)

/** Any day, those on which something changes and their neighbours more often. */
export function dayAmong(changeDays: readonly string[]): fc.Arbitrary<string> {
  const beside = fc
    .tuple(fc.constantFrom(...changeDays), fc.integer({ min: -1, max: 1 }))
    .map(([day, offset]) => shiftDay(day, offset))
  return fc.oneof(anyDay, beside)
}
