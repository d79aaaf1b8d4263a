import fc from "fast-check"
import { beforeAll, expect, test } from "vitest"
import type { RecordKind, Records } from "@/lib/domain/record"
import { readDataFiles } from "@/lib/server/import/read"
import { affectedOrders } from "@/lib/server/orders-explorer/affected-orders"
import { factsOfOrder } from "@/lib/server/orders-explorer/facts-of-order"
import { OrderWorld } from "@/lib/server/orders-explorer/order-world"
import type { ChangedRecord } from "@/lib/server/queries/touched-tags"

const savedFirstOn = "2026-11-01"
let data: Records

beforeAll(() => {
  data = readDataFiles("data").records
  // Every look-up has something in it.
  expect(data.conflict.length).toBeGreaterThan(0)
  expect(data.choice.length).toBeGreaterThan(0)
})

type Change = (records: Records, at: number) => { records: Records; changed: ChangedRecord[] }

/** Puts another record in the place of one of a kind, or takes it out. */
function replaced<Kind extends RecordKind>(
  kind: Kind,
  other: (record: Records[Kind][number], at: number) => unknown,
): Change {
  return (records, at) => {
    const list = records[kind] as { id: string }[]
    const { id } = list[at % list.length]!
    const next = list.flatMap((record) => {
      const is = record.id === id ? other(record as Records[Kind][number], at) : record
      return is === null ? [] : [is]
    })
    return { records: { ...records, [kind]: next }, changed: [{ kind, id }] }
  }
}

const on = (at: number) => ({ date: `20${20 + (at % 7)}-05-01`, precision: "day" as const })

const changes: Change[] = [
  replaced("order", (order) => ({ ...order, title: `${order.title}.` })),
  replaced("order", () => null),
  replaced("order", (order, at) => ({ ...order, nestedIn: data.order[(at * 7) % data.order.length]!.id })),
  replaced("order", (order) => ({ ...order, reports: order.reports.slice(1) })),
  replaced("order", (order, at) => ({
    ...order,
    reports: order.reports.map((report) => ({
      ...report,
      sourceId: data.source[at % data.source.length]!.id,
    })),
  })),
  (records, at) => {
    const order = records.order[at % records.order.length]!
    const id = `0-new-${at}`
    const reports = order.reports.map((report) => ({ ...report, id: `${report.id}-of-${id}` }))
    return {
      records: { ...records, order: [{ ...order, id, reports, nestedIn: order.id }, ...records.order] },
      changed: [{ kind: "order", id }],
    }
  },
  replaced("source", (source, at) => ({ ...source, publishedOn: at % 3 === 0 ? null : on(at) })),
  replaced("statement", (statement, at) => ({
    ...statement,
    sourceId: data.source[at % data.source.length]!.id,
  })),
  replaced("note", () => null),
  replaced("conflict", () => null),
  replaced("choice", () => null),
  replaced("company", (company) => ({ ...company, name: `${company.name} Inc.` })),
  replaced("chip", (chip) => ({ ...chip, name: `${chip.name} X` })),
  replaced("control", (rule) => ({ ...rule, shortName: `${rule.shortName}.` })),
  replaced("assumption", (one) =>
    one.id === "sourceReliability" ? one : { ...one, scope: { ...one.scope, from: "2024-02" } },
  ),
]

/** All that a world tells. */
function told(world: OrderWorld) {
  const { orders, sources, companies, chips, rules, assumptions, outOn, conflictsOf, insteadOf } = world
  return {
    ...{ orders, sources, companies, chips, rules, assumptions, outOn, conflictsOf, insteadOf },
    sourceOfClaim: world.sourceOfClaim,
    orderOfReport: world.orderOfReport,
    savedFirstOn: world.savedFirstOn,
    weights: [...orders.values()].map((order) => order.reports.map((one) => world.weightOf(order, one))),
  }
}

const acts = fc.array(
  fc.record({ change: fc.nat(changes.length - 1), at: fc.nat(500), asks: fc.boolean() }),
  {
    minLength: 1,
    maxLength: 5,
  },
)

test("a world that follows another, whatever changed, is the one made from its records alone", () => {
  fc.assert(
    fc.property(acts, (steps) => {
      let records = data
      let world = new OrderWorld(records, savedFirstOn)
      for (const { change, at, asks } of steps) {
        // Some look-ups are made when they are first asked for: both ways.
        if (asks) told(world)
        ;({ records } = changes[change]!(records, at))
        world = new OrderWorld(records, savedFirstOn, world)
      }
      expect(told(world)).toEqual(told(new OrderWorld(records, savedFirstOn)))
    }),
    { numRuns: 60 },
  )
})

test("an order whose facts are others after a change is among those that it affects", () => {
  const factsIn = (world: OrderWorld) =>
    new Map([...world.orders].map(([id, order]) => [id, JSON.stringify(factsOfOrder(world, order))]))
  const before = new OrderWorld(data, savedFirstOn)
  const were = factsIn(before)
  fc.assert(
    fc.property(fc.nat(changes.length - 1), fc.nat(500), (change, at) => {
      const { records, changed } = changes[change]!(data, at)
      const after = new OrderWorld(records, savedFirstOn, before)
      const are = factsIn(after)
      const moved = [...new Set([...were.keys(), ...are.keys()])].filter((id) => were.get(id) !== are.get(id))
      const affected = affectedOrders(before, after, changed)
      expect(moved.filter((id) => !affected.has(id))).toEqual([])
    }),
    { numRuns: 150 },
  )
})
