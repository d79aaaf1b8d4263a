import fc from "fast-check"
import { expect, test } from "vitest"
import type { Records } from "@/lib/domain/record"
import { factsOfOrder } from "@/lib/server/orders-explorer/facts-of-order"
import { today } from "@/lib/server/orders-explorer/known-order"
import { OrderWorld } from "@/lib/server/orders-explorer/order-world"
import { aReport, anOrder, aSource, smallRecords } from "@/tests/factories/records"

const dates = fc.date({ min: new Date("2022-01-01"), max: new Date("2026-06-30"), noInvalidDate: true })
const days = dates.map((date) => date.toISOString().slice(0, 10))
const publishedOn = fc.option(
  fc.record({ date: days, precision: fc.constantFrom("day" as const, "month" as const, "year" as const) }),
)

/** An order with a report for each source, which came out on its day; undated ones are known today alone. */
function recordsOf(published: readonly ({ date: string; precision: "day" | "month" | "year" } | null)[]) {
  const source = published.map((publishedOn, index) => aSource({ id: `source-${index}`, publishedOn }))
  const reports = source.map(({ id }) => aReport({ id: `report-of-${id}`, sourceId: id }))
  const order = anOrder({ reports, counting: null })
  return { order, records: { ...smallRecords(), source, order: [order] } satisfies Records }
}

test("a later day never shows fewer reports of an order, and none that was shown is gone", () => {
  fc.assert(
    fc.property(
      fc.array(publishedOn, { minLength: 1, maxLength: 6 }),
      fc.oneof(days, fc.constant("2021-01-01")),
      fc.array(fc.oneof(days, fc.constant(today)), { minLength: 1, maxLength: 8 }),
      (published, savedFirstOn, asked) => {
        const { order, records } = recordsOf(published)
        const facts = factsOfOrder(new OrderWorld(records, savedFirstOn), order)
        let before = { count: 0, sources: [] as string[] }
        for (const day of [...asked].sort()) {
          const found = facts.filter(({ knownFrom, knownUntil }) => knownFrom <= day && day <= knownUntil)
          expect(found.length).toBeLessThanOrEqual(1)
          const count = found[0]?.shown.reportCount ?? 0
          const sources = found[0]?.shown.sources.map(({ id }) => id) ?? []
          expect(count).toBeGreaterThanOrEqual(before.count)
          expect(sources).toEqual(expect.arrayContaining(before.sources))
          before = { count, sources }
        }
        const last = facts.find(({ knownUntil }) => knownUntil === today)
        expect(last?.shown.reportCount).toBe(published.length)
      },
    ),
  )
})
