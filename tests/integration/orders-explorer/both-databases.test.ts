import fc from "fast-check"
import { beforeAll, describe, expect, test } from "vitest"
import { orderColumns, orderFacets, orderGroups, type OrdersView } from "@/lib/contracts/orders-explorer"
import { usualOrdersView } from "@/lib/orders-link"
import type { Records } from "@/lib/domain/record"
import { FactColumns } from "@/lib/server/orders-explorer/fact-columns"
import { factsOfOrder, type KnownFact } from "@/lib/server/orders-explorer/facts-of-order"
import { rowsOf } from "@/lib/server/orders-explorer/list-facts"
import { sumsOf, toldSums } from "@/lib/server/orders-explorer/order-sums"
import { today } from "@/lib/server/orders-explorer/known-order"
import { OrderWorld } from "@/lib/server/orders-explorer/order-world"
import type { Clocks } from "@/lib/server/orders-explorer/orders-sql"
import { readColumns } from "@/lib/server/orders-explorer/read-columns"
import { closeFacts, writeFacts } from "@/lib/server/orders-explorer/write-facts"
import { manyOrders } from "@/tests/bench/orders/many-orders"
import { aReport, anOrder, aSource, smallRecords } from "@/tests/factories/records"
import { listInMemory } from "@/tests/oracles/orders-in-memory"
import { useFreshDatabase } from "@/tests/setup/database"
import { postgresTables, sqliteTables, type OrderTables } from "@/tests/setup/order-tables"

useFreshDatabase()

const savedFirstOn = "2026-01-01"

/** As first saved: two reports of an order, of which the second came out half a year later and says otherwise. */
const asSaved: Records = {
  ...smallRecords(),
  source: [
    aSource(),
    aSource({
      id: "later",
      publisher: "Later Post",
      publishedOn: { date: "2024-02-01", precision: "month" },
    }),
    aSource({ id: "undated", publisher: "Nobody Knows", publishedOn: null }),
  ],
  order: [
    anOrder({
      reports: [
        aReport({ id: "first" }),
        aReport({ id: "second", sourceId: "later", quantity: { low: null, central: 40_000, high: null } }),
      ],
    }),
    anOrder({
      id: "never-dated",
      title: "Acme: 某芯片 from nobody",
      reports: [aReport({ id: "third", sourceId: "undated" })],
      counting: null,
    }),
  ],
  conflict: [
    {
      id: "how-many",
      title: "How many",
      kind: "count",
      explanation: "They differ.",
      claimIds: ["first", "second"],
    },
  ],
}
asSaved.order[0]!.counting!.restsOn = ["first"]

/** Data version 2: the first report was misread, it says 70,000. */
const asCorrected: Records = {
  ...asSaved,
  order: asSaved.order.map((order) => ({
    ...order,
    reports: order.reports.map((report) =>
      report.id === "first" ? { ...report, quantity: { low: null, central: 70_000, high: null } } : report,
    ),
  })),
}

const names = { company: new Map<string, { name: string }>(), chip: new Map<string, { name: string }>() }
const page = { offset: 0, limit: 100 }

type Asked = OrderTables & { columns: FactColumns }

/** @param isNamed whether the few that match are named, as they are, or looked for as if they were many */
async function ask(tables: Asked, view: OrdersView, clocks: Clocks, at = page, isNamed = true) {
  const counted = await sumsOf(tables.query, tables.columns, view, clocks)
  const sums = isNamed ? counted : { ...counted, hits: null }
  return { ...toldSums(sums, names), ...(await rowsOf(tables.query, view, clocks, sums, at, names)) }
}

function factsOf(records: Records): KnownFact[] {
  const world = new OrderWorld(records, savedFirstOn)
  return records.order.flatMap((order) => factsOfOrder(world, order))
}

const databases = [
  { name: "SQLite", open: () => Promise.resolve(sqliteTables) },
  { name: "PostgreSQL", open: postgresTables },
]

describe.each(databases)("in $name", ({ open }) => {
  let tables: Asked

  beforeAll(async () => {
    tables = { ...(await open()), columns: new FactColumns() }
    let next = 1
    await tables.write(async (execute) => {
      next = await writeFacts(execute, factsOf(asSaved), 1, next)
    })
    await readColumns(tables.query, tables.columns, 0)
    await tables.write(async (execute) => {
      await closeFacts(execute, ["acme-a800-2023", "never-dated"], 2)
      await writeFacts(execute, factsOf(asCorrected), 2, next)
    })
    await readColumns(tables.query, tables.columns, 1)
  }, 120_000)

  test("columns that followed a save are those read from the beginning", async () => {
    const anew = new FactColumns()
    await readColumns(tables.query, anew, 0)
    const told = (columns: FactColumns) =>
      Array.from({ length: columns.length }, (_, place) => [
        columns.id.all[place],
        columns.recordedFrom.all[place],
        columns.recordedUntil.all[place],
        columns.names.order.list[columns.order.all[place]!],
        columns.totalLow.all[place],
      ]).sort((a, b) => Number(a[0]) - Number(b[0]))
    expect(told(tables.columns)).toEqual(told(anew))
    expect(new Set(told(anew).map(([, , until]) => until)).size).toBe(2)
  })

  const quantities = async (clocks: Clocks) =>
    (await ask(tables, { ...usualOrdersView, sort: "order", descending: false }, clocks)).rows.map(
      ({ id, quantity }) => [id, ...quantity.map(({ text }) => text).sort()],
    )

  test("both clocks are asked: what had been published by a day, as a data version had recorded it", async () => {
    expect(await quantities({ recorded: null, known: "2023-08-08" })).toEqual([])
    expect(await quantities({ recorded: null, known: "2023-09-01" })).toEqual([
      ["acme-a800-2023", "about 70,000"],
    ])
    expect(await quantities({ recorded: 1, known: "2023-09-01" })).toEqual([
      ["acme-a800-2023", "about 100,000"],
    ])
    // A month's last day is when it was surely out.
    expect(await quantities({ recorded: 1, known: "2024-02-28" })).toEqual([
      ["acme-a800-2023", "about 100,000"],
    ])
    expect(await quantities({ recorded: 1, known: "2024-02-29" })).toEqual([
      ["acme-a800-2023", "about 100,000", "about 40,000"],
    ])
    expect(await quantities({ recorded: 2, known: "2024-02-29" })).toEqual([
      ["acme-a800-2023", "about 40,000", "about 70,000"],
    ])
  })

  test("what has no date is shown today, and on no past day", async () => {
    const ids = (rows: string[][]) => rows.map(([id]) => id)
    expect(ids(await quantities({ recorded: null, known: "2026-11-01" }))).toEqual(["acme-a800-2023"])
    expect(ids(await quantities({ recorded: null, known: today }))).toEqual(
      ["never-dated", "acme-a800-2023"].sort(),
    )
  })

  test("a contradiction is known once both sides of it are", async () => {
    const contradicted = { ...usualOrdersView, contradictions: true }
    expect((await ask(tables, contradicted, { recorded: null, known: "2024-02-28" })).count).toBe(0)
    const { count, rows } = await ask(tables, contradicted, { recorded: null, known: "2024-02-29" })
    expect(count).toBe(1)
    expect(rows[0]?.contradictions).toEqual([{ id: "how-many", title: "How many" }])
  })

  test("every word must occur, whatever its case, width or script, and no sign in it is a command", async () => {
    const found = async (q: string) =>
      (await ask(tables, { ...usualOrdersView, q }, { recorded: null, known: today })).rows.map(
        ({ id }) => id,
      )
    expect(await found("NOBODY 某芯")).toEqual(["never-dated"])
    expect(await found("ａｃｍｅ　later")).toEqual(["acme-a800-2023"])
    expect(await found("acme%post")).toEqual(["acme-a800-2023"])
    for (const q of ["%", "_", "!", "acme%not", "' OR 1=1 --", "\\", "cme"])
      expect(await found(q)).toEqual([])
  })
})

test("filters, sorts, groups and sums are those of looking at every order, in both databases", async () => {
  const { order, source, conflict } = manyOrders(120)
  const small = smallRecords()
  const records = { ...small, order, source: [...small.source, ...source], conflict }
  const facts = factsOf(records).map((fact) => ({ ...fact, orderId: fact.orderId }))
  const both = [sqliteTables, await postgresTables()].map((tables) => ({
    ...tables,
    columns: new FactColumns(),
  }))
  for (const tables of both) {
    await tables.write(async (execute) => {
      for (const table of ["OrderFact", "OrderFacet", "OrderText", "OrderShown"])
        await execute(`DELETE FROM "${table}"`, [])
      await writeFacts(execute, facts, 1, 1)
    })
    await readColumns(tables.query, tables.columns, 0)
  }
  const values = (facet: (typeof orderFacets)[number]) => [
    ...new Set(facts.flatMap((fact) => fact.facets[facet])),
    "no such",
  ]
  const some = (facet: (typeof orderFacets)[number]) =>
    fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 2, arbitrary: fc.uniqueArray(fc.constantFrom(...values(facet)), { maxLength: 3 }) },
    )
  const view = fc.record({
    ...Object.fromEntries(orderFacets.map((facet) => [facet, some(facet)])),
    q: fc.constantFrom("", "", "", "nvidia", "order No1", "a", "字节 order", "1", "节", "rder"),
    contradictions: fc.boolean(),
    sort: fc.constantFrom(...orderColumns),
    descending: fc.boolean(),
    group: fc.option(fc.constantFrom(...orderGroups)),
  }) as unknown as fc.Arbitrary<Partial<OrdersView>>
  const day = fc.constantFrom(today, "2022-03-01", "2023-10-10", "2025-06-30")
  const place = fc.record({ offset: fc.nat(60), limit: fc.integer({ min: 1, max: 40 }) })
  await fc.assert(
    fc.asyncProperty(view, day, place, fc.boolean(), async (over, known, at, isNamed) => {
      const wanted = { ...usualOrdersView, ...over }
      const then = facts.filter(({ knownFrom, knownUntil }) => knownFrom <= known && known <= knownUntil)
      const { offset: _offset, ...expected } = listInMemory(then, wanted, at, names)
      for (const tables of both) {
        const told = await ask(tables, wanted, { recorded: null, known }, at, isNamed)
        expect({ ...told, tables: tables.name }).toEqual({ ...expected, tables: tables.name })
      }
    }),
    { numRuns: 60 },
  )
}, 240_000)
