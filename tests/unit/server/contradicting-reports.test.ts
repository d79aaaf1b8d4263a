import fc from "fast-check"
import { expect, test } from "vitest"
import type { Order } from "@/lib/domain/order"
import type { Records } from "@/lib/domain/record"
import { reportOf } from "@/lib/server/analyses/contradicting-reports"
import { indexRecords } from "@/lib/server/queries/catalogue"
import { readData } from "../data/read-data"

const records = readData()
const claims = records.conflict.flatMap(({ claimIds }) => claimIds)

type Change = (of: Records, at: number) => Records

function withOrder(of: Records, at: number, other: (order: Order) => Order | null): Records {
  const index = at % of.order.length
  return {
    ...of,
    order: of.order.flatMap((order, place) => (place === index ? (other(order) ?? []) : order)),
  }
}

const changes: Change[] = [
  (of, at) => withOrder(of, at, (order) => ({ ...order, title: `${order.title}.` })),
  (of, at) => withOrder(of, at, (order) => ({ ...order, reports: order.reports.slice(1) })),
  (of, at) => withOrder(of, at, () => null),
  (of, at) => ({ ...of, conflict: of.conflict.filter((_, place) => place !== at % of.conflict.length) }),
  // A report that was another order's.
  (of, at) => {
    const [from, to] = [at % of.order.length, (at * 3 + 1) % of.order.length]
    const [moved] = of.order[from]!.reports
    if (from === to || !moved) return of
    return {
      ...of,
      order: of.order.map((order, place) => {
        if (place === from) return { ...order, reports: order.reports.slice(1) }
        return place === to ? { ...order, reports: [...order.reports, moved] } : order
      }),
    }
  },
]

function found(of: Records, id: string) {
  if (!of.conflict.some(({ claimIds }) => claimIds.includes(id))) return null
  for (const order of of.order) {
    const report = order.reports.find((one) => one.id === id)
    if (report) return { order, report }
  }
  return null
}

test("whatever data versions came before, a claim's report is the one of this version", () => {
  expect(claims.length).toBeGreaterThan(20)
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(changes.length - 1), fc.nat(500)), { minLength: 1, maxLength: 5 }),
      (steps) => {
        let of = records
        for (const [change, at] of steps) {
          of = changes[change]!(of, at)
          const catalogue = indexRecords(1, of)
          for (const id of claims) expect(reportOf(catalogue, id)).toEqual(found(of, id))
        }
      },
    ),
    { numRuns: 60 },
  )
})
