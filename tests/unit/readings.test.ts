import fc from "fast-check"
import { expect, test } from "vitest"
import { countingReports, readingsOf } from "@/lib/readings"
import { quantityOf } from "@/lib/report-figures"
import { makeReport } from "../factories/claims"

const reports = fc.array(
  fc.record({ count: fc.constantFrom(10, 20, 30), weight: fc.double({ min: 0, max: 1, noNaN: true }) }),
  { maxLength: 8 },
)

test("no reading is lost, none is invented, and their order does not hang on the order of the reports", () => {
  fc.assert(
    fc.property(reports, (drawn) => {
      const told = drawn.map(({ count, weight }, index) =>
        makeReport({ id: `r${index}`, quantity: { low: null, central: count, high: null }, weight }),
      )
      const readings = readingsOf(told, quantityOf)
      expect(new Set(readings.map(({ text }) => text))).toEqual(
        new Set(told.map((report) => quantityOf(report))),
      )
      expect(readings.reduce((sum, reading) => sum + reading.reports, 0)).toBe(told.length)
      for (const [index, reading] of readings.entries()) {
        expect(reading.weight).toBeLessThanOrEqual(readings[index - 1]?.weight ?? Infinity)
      }
    }),
  )
})

test("an approval is no count while a purchase has one, and all there is otherwise", () => {
  const purchase = makeReport({ id: "bought" })
  const approval = makeReport({ id: "approved", role: "approval" })
  expect(countingReports([approval, purchase]).map(({ id }) => id)).toEqual(["bought"])
  expect(countingReports([approval]).map(({ id }) => id)).toEqual(["approved"])
})
