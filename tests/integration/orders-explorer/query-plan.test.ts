import { beforeAll, expect, test } from "vitest"
import { usualOrdersView } from "@/lib/orders-link"
import { queryRows } from "@/lib/server/db/query-rows"
import { today } from "@/lib/server/orders-explorer/order-world"
import { liftedCounts, rowIds, sums, textHits, type Sql } from "@/lib/server/orders-explorer/orders-sql"
import { listOrders } from "@/lib/server/queries/orders-explorer"
import { useFreshDatabase } from "@/tests/setup/database"

useFreshDatabase({ withData: true })

beforeAll(() => listOrders(usualOrdersView, { offset: 0, limit: 1 }))

const now = { recorded: null, known: today }
const page = { offset: 0, limit: 100 }

async function planOf({ sql, values }: Sql): Promise<string[]> {
  return (await queryRows(`EXPLAIN QUERY PLAN ${sql}`, values)).map((row) => String(row["detail"]))
}

/** Steps that pass a whole table: the tables here are called by one letter, results of earlier steps by a word. */
const wholeTables = (plan: readonly string[]) => plan.filter((step) => /^SCAN [fgvtas]\b/.test(step))

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

test.each(Object.entries(filters))("with the filter %s no table is passed whole", async (_name, over) => {
  for (const clocks of [now, { recorded: null, known: "2024-06-30" }, { recorded: 1, known: "2024-06-30" }]) {
    const among = { filter: { ...usualOrdersView, ...over }, clocks, text: null }
    const plans = [rowIds(among, usualOrdersView, page), sums(among, false), sums(among, true)]
    for (const sql of [...plans, liftedCounts(among, "firm", true), textHits("a b", clocks, 10)]) {
      const plan = await planOf(sql)
      expect(wholeTables(plan)).toEqual([])
      expect(plan.some((step) => /USING (COVERING )?INDEX|USING INTEGER PRIMARY KEY/.test(step))).toBe(true)
    }
  }
})

test.each(["ordered", "quantity", "cost", "price", "delivery", "order"] as const)(
  "a page sorted by %s comes from an index that has its order",
  async (sort) => {
    for (const descending of [true, false]) {
      const plan = await planOf(
        rowIds({ filter: usualOrdersView, clocks: now, text: null }, { sort, descending }, page),
      )
      expect(plan.join("\n")).toMatch(/SEARCH f USING (COVERING )?INDEX OrderFact_recordedUntil_knownUntil/)
      expect(plan.join("\n")).not.toContain("TEMP B-TREE")
    }
  },
)

test("sums are read from one index, without the table", async () => {
  const plan = await planOf(sums({ filter: usualOrdersView, clocks: now, text: null }, false))
  expect(plan).toContain(
    "SEARCH f USING COVERING INDEX OrderFact_sums_idx (recordedUntil=? AND knownUntil=?)",
  )
})
