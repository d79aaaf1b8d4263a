import fc from "fast-check"
import { expect, test } from "vitest"
import type { SaleStretch } from "@/lib/estimation/assemble/chip-controls"
import { lawfulMonths } from "@/lib/estimation/assemble/lawful-months"
import { shiftDay } from "@/lib/domain/day"
import { addMonths, monthOf } from "@/lib/domain/month"

const asOf = "2026-11"
const window = { startMonth: 3, endMonth: 60 }
const stretches = (...parts: [from: string, sale: SaleStretch["sale"]][]): SaleStretch[] =>
  parts.map(([from, sale], index) => {
    const next = parts[index + 1]?.[0]
    return { from, until: next === undefined ? null : shiftDay(next, -1), sale }
  })

test("a route that stays open leaves the window as it is", () => {
  expect(lawfulMonths(stretches(["2022-01-01", "closed"], ["2026-01-15", "gated"]), asOf, window)).toEqual({
    ...window,
    stoppedAfter: null,
    isFree: false,
  })
})

test("the month of the last open day is still delivered, the first closed month is not", () => {
  const closedFrom = (day: string) =>
    lawfulMonths(stretches(["2022-01-01", "gated"], [day, "closed"]), asOf, window)?.stoppedAfter
  expect(closedFrom("2027-06-01")).toBe(6)
  expect(closedFrom("2027-06-02")).toBe(7)
})

test("a route that opens late starts with the month of its opening; a closed one has no months", () => {
  const opens = stretches(["2022-01-01", "closed"], ["2027-08-10", "open"])
  expect(lawfulMonths(opens, asOf, window)).toMatchObject({ startMonth: 9, isFree: true })
  expect(lawfulMonths(stretches(["2022-01-01", "open"], ["2026-12-01", "closed"]), asOf, window)).toBeNull()
})

test("no month is delivered in which the chip could be bought on no day", () => {
  const sale = fc.constantFrom("open", "gated", "closed") as fc.Arbitrary<SaleStretch["sale"]>
  const law = fc.array(fc.tuple(fc.integer({ min: 1, max: 2500 }), sale), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(
      law,
      fc.integer({ min: -12, max: 40 }),
      fc.integer({ min: 0, max: 40 }),
      (changes, start, length) => {
        const days = new Map(changes.map(([day, kind]) => [shiftDay("2024-01-01", day), kind]))
        const sorted = [...days].sort(([a], [b]) => (a < b ? -1 : 1))
        const sales = stretches(["2022-01-01", "open"], ...sorted)
        const months = lawfulMonths(sales, asOf, { startMonth: start, endMonth: start + length })
        const canBuy = (month: string) =>
          sales.some(
            (one) =>
              one.sale !== "closed" &&
              monthOf(one.from) <= month &&
              (one.until === null || month <= monthOf(one.until)),
          )
        const delivered = months ? Math.min(months.endMonth, months.stoppedAfter ?? Infinity) : -Infinity
        for (let at = months?.startMonth ?? 0; at <= delivered; at++) {
          expect(canBuy(addMonths(asOf, at))).toBe(true)
        }
        for (let at = start; months === null && at <= start + length; at++) {
          expect(canBuy(addMonths(asOf, at))).toBe(false)
        }
      },
    ),
  )
})
