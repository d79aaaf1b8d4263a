import fc from "fast-check"
import { expect, test } from "vitest"
import type { Order } from "@/lib/domain/order"
import {
  isWithheld,
  publicRecords,
  sensitiveSources,
  withheldPublisher,
  withheldWords,
} from "@/lib/domain/public-records"
import { roundedRange, toOneDigit } from "@/lib/domain/one-digit"
import { quarterOf, quarterWindow } from "@/lib/domain/quarter"
import { recordSchemas, type Records } from "@/lib/domain/record"
import { readData } from "../data/read-data"
import { rangeSchema } from "@/lib/domain/range"
import { isOutBy } from "@/lib/estimation/known-then"

const records = readData()
const order = "a800-2023-four-firms"

/** The records with these sources protected. */
function protecting(...ids: string[]): Records {
  const known = new Set(ids)
  return {
    ...records,
    source: records.source.map((source) =>
      known.has(source.id) ? { ...source, sensitiveBecause: "named in an unpublished contract" } : source,
    ),
  }
}

const sourceOf = (id: string) =>
  records.order.find((one) => one.id === id)!.reports.find(({ quantity }) => quantity.central !== null)!

test("without a protected source, nothing is another object", () => {
  expect(publicRecords(records)).toBe(records)
})

test("of a protected source nothing is left but its kind, its quarter and the reason", () => {
  const report = sourceOf(order)
  const before = records.source.find(({ id }) => id === report.sourceId)!
  const open = publicRecords(protecting(report.sourceId)).source.find(({ id }) => id === report.sourceId)!
  expect(open).toEqual({
    id: before.id,
    publisher: withheldPublisher,
    title: "Withheld: named in an unpublished contract",
    titleBasis: "descriptive",
    url: null,
    publishedOn: before.publishedOn && quarterOf(before.publishedOn),
    kind: before.kind,
    verification: before.verification,
    licence: null,
    note: null,
    sensitiveBecause: "named in an unpublished contract",
  })
  expect(isWithheld(open)).toBe(true)
  expect(isWithheld(before)).toBe(false)
})

test("whatever sources are protected, nothing of their own is left anywhere, and the records stay valid", () => {
  const cited = [...new Set(records.order.flatMap(({ reports }) => reports.map(({ sourceId }) => sourceId)))]
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...cited), { minLength: 1, maxLength: 5 }), (ids) => {
      const open = publicRecords(protecting(...ids))
      for (const kind of ["source", "order", "statement", "note", "designation", "conflict"] as const) {
        for (const record of open[kind]) {
          const parsed = recordSchemas[kind].safeParse(record)
          expect(parsed.error?.message).toBeUndefined()
        }
      }
      const hidden = new Set(ids)
      for (const source of records.source.filter(({ id }) => hidden.has(id))) {
        const shown = open.source.find(({ id }) => id === source.id)!
        for (const own of [source.title, source.url, source.note]) {
          if (own !== null) expect(JSON.stringify(shown)).not.toContain(JSON.stringify(own).slice(1, -1))
        }
      }
      for (const { reports } of open.order) {
        for (const report of reports.filter(({ sourceId }) => hidden.has(sourceId))) {
          expect(report.text).toBe(withheldWords)
          expect(report.reportingChain).toEqual([])
          expect(["quarter", "year", undefined]).toContain(report.eventOn?.precision)
          expect(report.quantity).toEqual(roundedRange(report.quantity))
          expect(report.cost?.original ?? null).toBeNull()
        }
      }
    }),
    { numRuns: 30 },
  )
})

test("what is public twice is what was public once", () => {
  const once = publicRecords(protecting(sourceOf(order).sourceId))
  expect(publicRecords(once)).toEqual(once)
})

test("an order whose report is protected keeps the others to the letter, and its window to the quarter", () => {
  const { sourceId } = sourceOf(order)
  const before = records.order.find(({ id }) => id === order)!
  const open: Order = publicRecords(protecting(sourceId)).order.find(({ id }) => id === order)!
  // Those that repeat it no longer say so.
  const hidden = new Set(before.reports.filter((report) => report.sourceId === sourceId).map(({ id }) => id))
  const relays = new Set(
    before.reports.filter(({ reprintOf }) => hidden.has(reprintOf ?? "")).map(({ id }) => id),
  )
  const others = ({ reports }: Order) =>
    reports.filter((report) => report.sourceId !== sourceId && !relays.has(report.id))
  expect(others(open)).toEqual(others(before))
  expect(others(open).length).toBeGreaterThan(0)
  const { start, end } = before.deliveryWindow!
  expect(open.deliveryWindow).toEqual({
    start: start && quarterWindow.start(start),
    end: end && quarterWindow.end(end),
  })
})

test("a contradiction that a protected claim takes part in keeps its claims and loses its words", () => {
  const conflict = records.conflict.find(({ claimIds }) =>
    records.order.some(({ reports }) => reports.some(({ id }) => claimIds.includes(id))),
  )!
  const report = records.order
    .flatMap(({ reports }) => reports)
    .find(({ id }) => conflict.claimIds.includes(id))!
  const open = publicRecords(protecting(report.sourceId)).conflict.find(({ id }) => id === conflict.id)!
  expect(open.claimIds).toEqual(conflict.claimIds)
  expect(open.explanation).toBe(withheldWords)
  expect(open.title).not.toBe(conflict.title)
})

test("a report that repeats a protected one from another order does not say whom it repeats either", () => {
  const protectedReport = sourceOf(order)
  const other = records.order.find(
    ({ id, reports }) =>
      id !== order && reports.some(({ sourceId }) => sourceId !== protectedReport.sourceId),
  )!
  const world = protecting(protectedReport.sourceId)
  const relayed = {
    ...other,
    reports: other.reports.map((report) => ({ ...report, reprintOf: protectedReport.id })),
  }
  const open = publicRecords({
    ...world,
    order: world.order.map((one) => (one.id === other.id ? relayed : one)),
  }).order.find(({ id }) => id === other.id)!
  for (const report of open.reports.filter(({ sourceId }) => sourceId !== protectedReport.sourceId)) {
    expect(report).toMatchObject({ reprintOf: null, reportingChain: [], note: null })
  }
})

test("sources that are named for a past state of the records are protected there too", () => {
  const { sourceId } = sourceOf(order)
  const open = publicRecords(records, new Set([sourceId]))
  expect(open.source.find(({ id }) => id === sourceId)?.url).toBeNull()
  expect(sensitiveSources(records.source).size).toBe(0)
})

test("rounding to one digit keeps a range in order", () => {
  const figure = fc.option(fc.double({ min: 0, max: 1e12, noNaN: true }))
  fc.assert(
    fc.property(figure, figure, figure, (low, central, high) => {
      const range = rangeSchema.safeParse({ low, central, high })
      fc.pre(range.success)
      expect(rangeSchema.safeParse(roundedRange(range.data!)).success).toBe(true)
    }),
  )
  expect(toOneDigit(97_345)).toBe(100_000)
  expect(toOneDigit(0)).toBe(0)
})

test("a day lies in its quarter, and what is known by the quarter's end was out by then", () => {
  const day = fc
    .date({ min: new Date("2015-01-01"), max: new Date("2035-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  fc.assert(
    fc.property(day, (date) => {
      const [first, last] = [quarterWindow.firstDay(date), quarterWindow.lastDay(date)]
      expect(first <= date && date <= last).toBe(true)
      expect(isOutBy(quarterOf({ date, precision: "day" }), last)).toBe(true)
    }),
  )
})
