import { beforeAll, expect } from "vitest"
import { usualOrdersView } from "@/lib/orders-link"
import { queryRows } from "@/lib/server/db/query-rows"
import { today } from "@/lib/server/orders-explorer/known-order"
import { rowIds, textHits, type Sql } from "@/lib/server/orders-explorer/orders-sql"
import { listOrders } from "@/lib/server/queries/orders-explorer"
import { useFreshDatabase } from "@/tests/setup/database"
import { testOfSqlite } from "@/tests/setup/only-on"

const test = testOfSqlite("orders-explorer/query-plan.test.ts")

useFreshDatabase({ withData: true })

beforeAll(() => listOrders(usualOrdersView, { offset: 0, limit: 1 }))

const now = { recorded: null, known: today }
const page = { offset: 0, limit: 100 }

async function planOf({ sql, values }: Sql): Promise<string[]> {
  return (await queryRows(`EXPLAIN QUERY PLAN ${sql}`, values)).map((row) => String(row["detail"]))
}

/** Steps that look at rows of a table one after the other, and no index says which. */
const wholeTables = (plan: readonly string[]) =>
  plan.filter((step) => /^SCAN [fgvt]\b/.test(step) && !step.includes("USING COVERING INDEX"))

const filters = {
  none: {},
  firm: { firm: ["bytedance", "baidu"] },
  chip: { chip: ["h20-96gb"] },
  maker: { maker: ["NVIDIA"] },
  kind: { kind: ["stock" as const] },
  status: { status: ["delivered" as const] },
  year: { year: ["2024", "unknown"] },
  source: { source: ["trade press, single source" as const] },
  confidence: { confidence: ["high" as const] },
  contradictions: { contradictions: true },
  text: { q: "昇腾 bytedance" },
}

const everyClock = [now, { recorded: null, known: "2024-06-30" }, { recorded: 1, known: "2024-06-30" }]

test.each(Object.entries(filters))("with the filter %s pages need no sorting", async (_name, over) => {
  for (const clocks of everyClock) {
    const among = { filter: { ...usualOrdersView, ...over }, clocks, hits: null }
    const plan = await planOf(rowIds(among, usualOrdersView, page))
    expect(plan[0]).toMatch(/^SCAN f USING (COVERING )?INDEX OrderFact_orderedDesc_idx/)
    expect(plan.join("\n")).not.toContain("TEMP B-TREE FOR ORDER BY")
    // What else is asked of each row is found by an index.
    expect(wholeTables(plan.slice(1))).toEqual([])
  }
})

test("the few facts that a filter leaves are read by their ids", async () => {
  for (const clocks of everyClock) {
    const among = { filter: { ...usualOrdersView, firm: ["baidu"] }, clocks, hits: [3, 5, 8] }
    const plan = await planOf(rowIds(among, usualOrdersView, page))
    expect(plan).toContain("SEARCH f USING INTEGER PRIMARY KEY (rowid=?)")
    expect(wholeTables(plan)).toEqual([])
  }
})

test("words are looked for only where the clocks stand", async () => {
  const plan = await planOf(textHits(["a", "b"], now))
  expect(plan).toContain("SEARCH t USING INDEX OrderText_clocks_idx (recordedUntil=? AND knownUntil=?)")
})

test.each([
  "ordered",
  "quantity",
  "cost",
  "price",
  "delivery",
  "order",
  "buyers",
  "chips",
  "maker",
  "sources",
] as const)(
  "a page sorted by %s comes from an index that has its order, today and on a past day",
  async (sort) => {
    for (const clocks of everyClock) {
      for (const descending of [true, false]) {
        const among = { filter: usualOrdersView, clocks, hits: null }
        const plan = await planOf(rowIds(among, { sort, descending }, page))
        expect(plan).toHaveLength(1)
        expect(plan[0]).toMatch(/^SCAN f USING COVERING INDEX OrderFact_\w+_idx$/)
      }
    }
  },
)

test.each(["kind", "status", "confidence", "reports"] as const)(
  "orders are sorted by their %s from one index, without the table",
  async (sort) => {
    const among = { filter: usualOrdersView, clocks: now, hits: null }
    const plan = await planOf(rowIds(among, { sort, descending: true }, page))
    expect(plan[0]).toBe(
      "SEARCH f USING COVERING INDEX OrderFact_filters_idx (recordedUntil=? AND knownUntil=?)",
    )
  },
)
