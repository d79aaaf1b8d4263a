import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { shiftDay } from "@/lib/domain/day"
import { datePrecisions } from "@/lib/domain/dated"
import { datedCodec } from "@/lib/forms/text/dated"
import { readData } from "../data/read-data"

const day = fc.integer({ min: -700_000, max: 2_900_000 }).map((days) => shiftDay("1970-01-01", days))

describe("a date", () => {
  test.each([
    ["9 Aug 2023", "2023-08-09", "day"],
    ["9 August 2023", "2023-08-09", "day"],
    ["9th of August, 2023", "2023-08-09", "day"],
    ["9-Aug-2023", "2023-08-09", "day"],
    ["2023-08-09", "2023-08-09", "day"],
    ["2023-8-9", "2023-08-09", "day"],
    ["2023/08/09", "2023-08-09", "day"],
    ["2023.8.9", "2023-08-09", "day"],
    ["Aug 9, 2023", "2023-08-09", "day"],
    ["Aug. 9th 2023", "2023-08-09", "day"],
    ["2023年8月9日", "2023-08-09", "day"],
    ["２０２３年８月９日", "2023-08-09", "day"],
    ["29 Feb 2024", "2024-02-29", "day"],
    ["August 2023", "2023-08-01", "month"],
    ["Aug 2023", "2023-08-01", "month"],
    ["Sept. 2023", "2023-09-01", "month"],
    ["2023-08", "2023-08-01", "month"],
    ["08/2023", "2023-08-01", "month"],
    ["2023年8月", "2023-08-01", "month"],
    ["Q3 2025", "2025-07-01", "quarter"],
    ["q3 2025", "2025-07-01", "quarter"],
    ["2025 Q3", "2025-07-01", "quarter"],
    ["2025Q3", "2025-07-01", "quarter"],
    ["3Q25", "2025-07-01", "quarter"],
    ["3Q 2025", "2025-07-01", "quarter"],
    ["Q3'25", "2025-07-01", "quarter"],
    ["third quarter of 2025", "2025-07-01", "quarter"],
    ["2025年第三季度", "2025-07-01", "quarter"],
    ["2025年三季度", "2025-07-01", "quarter"],
    ["2023", "2023-01-01", "year"],
    ["2023年", "2023-01-01", "year"],
    ["2023-08-15 (month)", "2023-08-15", "month"],
    ["15 Aug 2023 (quarter)", "2023-08-15", "quarter"],
  ])("is read from %j", (typed, date, precision) => {
    expect(datedCodec.read(typed)).toEqual({ value: { date, precision } })
  })
  test.each([
    ["8/9/2023", /Which part of 8\/9\/2023 is the month\? Write "9 Aug 2023" or "2023-08-09"/],
    ["08.09.2023", /month/],
    ["8-9-23", /month/],
    ["Aug 23", /day or a year/],
    ["30 Feb 2023", /no day 30/],
    ["29 Feb 2023", /no day 29/],
    ["2023-02-30", /no day 30/],
    ["31 June 2023", /no day 31/],
    ["0 Aug 2023", /no day 0/],
    ["2023-13", /not a date/],
    ["2023-13-01", /not a date/],
    ["Q5 2025", /not a date/],
    ["H1 2024", /Q1 2024/],
    ["9 Foo 2023", /not a date/],
    ["mid-2023", /not a date/],
    ["soon", /not a date/],
    ["", /not a date/],
    ["2023-08-15 (decade)", /not a date/],
  ])("%j is refused with the cure", (typed, problem) => {
    expect(datedCodec.read(typed)).toEqual({ problem: expect.stringMatching(problem) })
  })
  test("comes back exactly, even where its day is not the first of its period", () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...datePrecisions), (date, precision) => {
        const value = { date, precision }
        expect(datedCodec.read(datedCodec.write(value))).toEqual({ value })
      }),
      { numRuns: 2000 },
    )
  })
  test("is written as it is said", () => {
    expect(datedCodec.write({ date: "2025-07-01", precision: "quarter" })).toBe("Q3 2025")
    expect(datedCodec.write({ date: "2023-08-15", precision: "month" })).toBe("15 Aug 2023 (month)")
  })
  test("on record comes back", () => {
    const { order, statement } = readData()
    for (const { eventOn, orderedOn } of [...order.flatMap(({ reports }) => reports), ...statement]) {
      for (const value of [eventOn, orderedOn]) {
        if (value) expect(datedCodec.read(datedCodec.write(value))).toEqual({ value })
      }
    }
  })
})
