import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { shiftDay } from "@/lib/domain/day"
import type { Dated } from "@/lib/domain/dated"
import type { Records } from "@/lib/domain/record"
import { isOutBy, lastDayOf, recordsKnownOn } from "@/lib/estimation/known-then"
import { anAssumption, anOrder, aReport, aSource, aStatement, recordsOf } from "@/tests/factories/records"
import { readData } from "../data/read-data"

const day = "2023-11-30"
const on = (date: string, precision: Dated["precision"] = "day"): Dated => ({ date, precision })
const published = (id: string, publishedOn: Dated | null) => aSource({ id, publishedOn })

describe("when something was out", () => {
  test("a day is itself; a month, a quarter and a year are out when they end", () => {
    expect(lastDayOf(on("2024-02-11"))).toBe("2024-02-11")
    expect(lastDayOf(on("2024-02-01", "month"))).toBe("2024-02-29")
    expect(lastDayOf(on("2024-10-01", "quarter"))).toBe("2024-12-31")
    expect(lastDayOf(on("2025-01-01", "year"))).toBe("2025-12-31")
  })

  test("what has no date is not known yet", () => {
    expect(isOutBy(null, "2099-12-31")).toBe(false)
  })

  test("on the day itself it is known, on the day before it is not", () => {
    expect(isOutBy(on(day), day)).toBe(true)
    expect(isOutBy(on(day), shiftDay(day, -1))).toBe(false)
  })
})

describe("an order", () => {
  const early = aReport({ id: "early", sourceId: "early-paper" })
  const late = aReport({ id: "late", sourceId: "late-paper" })
  const source = [published("early-paper", on(day)), published("late-paper", on(shiftDay(day, 1)))]
  const line = anOrder().counting!
  const known = (order: ReturnType<typeof anOrder>) =>
    recordsKnownOn(recordsOf({ source, order: [order] }), { day }).order

  test("keeps the reports that were out", () => {
    const order = anOrder({ reports: [early, late], counting: { ...line, restsOn: ["early", "late"] } })
    expect(known(order).map(({ reports }) => reports)).toEqual([[early]])
  })

  test("is not there where the reports that carry it came a day later", () => {
    expect(known(anOrder({ reports: [early, late], counting: { ...line, restsOn: ["late"] } }))).toEqual([])
    expect(known(anOrder({ reports: [late], counting: null }))).toEqual([])
  })

  test("that an editor enters without a report stays, without the reports beside it", () => {
    const order = anOrder({ reports: [late], counting: { ...line, restsOn: [] } })
    expect(known(order)).toEqual([{ ...order, reports: [] }])
  })
})

describe("assumptions", () => {
  const scope = { firms: null, chips: null, until: null }
  const always = anAssumption({ id: "always", scope: { ...scope, from: null } })
  const november = anAssumption({ id: "november", scope: { ...scope, from: "2023-11" } })
  const december = anAssumption({ id: "december", scope: { ...scope, from: "2023-12" } })
  const records = recordsOf({ assumption: [always, november, december] })

  test("set for a later month are not there, even where nothing else would serve", () => {
    expect(recordsKnownOn(records, { day }).assumption).toEqual([always, november])
  })

  test("serve before their time where that is asked for, and then only as of the day's month", () => {
    const borrowed = recordsKnownOn(records, { day, assumptionsOf: "2023-12" }).assumption
    expect(borrowed).toEqual([always, november, { ...december, scope: { ...scope, from: "2023-11" } }])
  })
})

test("whatever comes out after a day changes nothing of what was known on it", () => {
  const data = readData()
  const days = fc.integer({ min: 0, max: 900 }).map((later) => shiftDay("2023-08-01", later))
  const later = fc.record({
    days: fc.integer({ min: 1, max: 400 }),
    order: fc.nat(data.order.length - 1),
    from: fc.constantFrom("2027-01", "2030-06"),
  })
  fc.assert(
    fc.property(days, fc.array(later, { minLength: 1, maxLength: 4 }), (known, added) => {
      const more: Records = structuredClone(data)
      added.forEach(({ days: after, order: at, from }, index) => {
        const sourceId = `later-${index}`
        more.source.push(published(sourceId, on(shiftDay(known, after))))
        const order = more.order[at]!
        const report = aReport({ id: `later-report-${index}`, sourceId })
        order.reports.push(report)
        if (order.counting && order.counting.restsOn.length > 0) order.counting.restsOn.push(report.id)
        more.statement.push(aStatement({ id: `later-statement-${index}`, sourceId }))
        more.assumption.push(
          anAssumption({
            id: `later-assumption-${index}`,
            scope: { firms: null, chips: null, from, until: null },
          }),
        )
      })
      const carriers = ({ order, ...rest }: Records) => ({
        ...rest,
        // Which reports could carry a line is the order's own word; those not out carry nothing.
        order: order.map(({ counting, ...one }) => ({
          ...one,
          counting: counting && {
            ...counting,
            restsOn: counting.restsOn.filter((id) => one.reports.some((report) => report.id === id)),
          },
        })),
      })
      expect(carriers(recordsKnownOn(more, { day: known }))).toEqual(
        carriers(recordsKnownOn(data, { day: known })),
      )
    }),
    { numRuns: 25 },
  )
})

test("a later day knows all that an earlier one knew", () => {
  const data = readData()
  const ids = (records: Records) =>
    records.order.flatMap(({ reports }) => reports.map(({ id }) => id)).toSorted()
  fc.assert(
    fc.property(fc.nat(900), fc.nat(900), (a, b) => {
      const [first, second] = [Math.min(a, b), Math.max(a, b)].map((days) => shiftDay("2023-08-01", days))
      const known = new Set(ids(recordsKnownOn(data, { day: second! })))
      for (const id of ids(recordsKnownOn(data, { day: first! }))) expect(known).toContain(id)
    }),
    { numRuns: 25 },
  )
})
