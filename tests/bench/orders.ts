import { mkdtempSync, rmSync } from "node:fs"
import { loadavg, tmpdir } from "node:os"
import { join } from "node:path"
import type { OrdersView } from "@/lib/contracts/orders-explorer"
import { usualOrdersView } from "@/lib/orders-link"
import { closeDatabase, db } from "@/lib/server/db/client"
import { migrate } from "@/lib/server/db/migrate"
import { insertRecords } from "@/lib/server/db/write-records"
import { insertRows } from "@/lib/server/db/write-rows"
import { writeTransaction } from "@/lib/server/db/write-transaction"
import { importData } from "@/lib/server/import/import-data"
import { listOrders } from "@/lib/server/queries/orders-explorer"
import { manyOrders } from "./orders/many-orders"

// `npm run bench orders`: how long the server takes for a page of the orders explorer with 100,000 orders in a
// database of its own; ORDERS=20000 for fewer. "cold" is the first time that these filters are asked for since the
// data changed, with every count and sum; "again" is the next page of the same, as scrolling asks for it. Targets:
// 150 ms for the first page, 200 ms for a filter. With BENCH_POSTGRES_URL, an empty database of PostgreSQL, there. Medians of some rounds, each by the clock or the processor,
// whichever is less: others on a busy machine stretch the first.

const count = Number(process.env.ORDERS ?? 100_000)
const rounds = 5

const folder = mkdtempSync(join(tmpdir(), "chip-runway-bench-"))
const postgresql = process.env.BENCH_POSTGRES_URL
process.env.DATABASE_URL = postgresql ?? `file:${join(folder, "orders.db")}`

/** Milliseconds that some work takes, by the clock and by the processor. */
async function took(work: () => Promise<unknown>): Promise<{ clock: number; processor: number }> {
  const start = performance.now()
  const cpu = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(cpu)
  return { clock: performance.now() - start, processor: (user + system) / 1000 }
}

async function least(work: () => Promise<unknown>): Promise<number> {
  const { clock, processor } = await took(work)
  // A server's work is not on our own processor's account.
  return postgresql ? clock : Math.min(clock, processor)
}

function median(values: readonly number[]): number {
  return Math.round([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!)
}

try {
  await migrate()
  await importData("data", { editor: "bench", reason: "data for the bench" })
  const { order, source, conflict } = manyOrders(count)
  await writeTransaction(async (execute) => {
    const row = { number: 2, at: new Date(), editor: "bench", reason: "many orders", origin: "import" }
    await insertRows(execute, "DataVersion", [
      { ...row, fingerprint: null, touched: null, readyAt: new Date() },
    ])
    await insertRecords(execute, "source", source, 2)
    await insertRecords(execute, "order", order, 2)
    await insertRecords(execute, "conflict", conflict, 2)
    await execute(`DELETE FROM "OrderFactState"`, [])
  })
  const building = await took(() => listOrders(usualOrdersView, { offset: 0, limit: 1 }))
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
  console.log(
    `${count.toLocaleString("en")} orders; their facts are made in ${seconds(building.clock)}, ` +
      `${seconds(building.processor)} of the processor's`,
  )
  // As after a start: the columns of what is counted are read anew.
  delete (globalThis as { chipRunwayFactColumns?: unknown }).chipRunwayFactColumns
  const reading = await took(() =>
    listOrders({ ...usualOrdersView, kind: ["legal"] }, { offset: 0, limit: 1 }),
  )
  console.log(
    `what is counted is read in ${seconds(reading.clock)}, ${seconds(reading.processor)} of the processor's, once a start`,
  )
  const facts = await db().orderFact.count()
  console.log(
    `${facts.toLocaleString("en")} facts; Node ${process.version}; others keep ${loadavg()[0]!.toFixed(1)} processors busy.\n`,
  )
  const views: [string, Partial<OrdersView>, target: number][] = [
    ["first page", {}, 150],
    ["firm", { firm: ["bytedance"] }, 200],
    ["two firms", { firm: ["bytedance", "baidu"] }, 200],
    ["chip", { chip: ["h20-96gb"] }, 200],
    ["maker", { maker: ["NVIDIA"] }, 200],
    ["kind", { kind: ["stock"] }, 200],
    ["status", { status: ["delivered"] }, 200],
    ["year", { year: ["2024"] }, 200],
    ["source type", { source: ["trade press, single source"] }, 200],
    ["confidence", { confidence: ["high"] }, 200],
    ["contradictions", { contradictions: true }, 200],
    [
      "firm, chip and status",
      { firm: ["bytedance"], chip: ["h20-96gb"], status: ["ordered", "delivered"] },
      200,
    ],
    ["a word in all", { q: "chips" }, 200],
    ["a rare word", { q: "no4711" }, 200],
    ["two words", { q: "tencent inspur" }, 200],
    ["Chinese", { q: "字节" }, 200],
    ["as known in 2024", { known: "2024-06-30" }, 200],
    ["as known, a word", { known: "2024-06-30", q: "字节" }, 200],
    ["as known, by chip", { known: "2024-06-30", sort: "chips" }, 200],
    ["as known, one firm", { known: "2024-06-30", firm: ["baidu"] }, 200],
    ["sorted by number", { sort: "quantity" }, 200],
    ["sorted by chip", { sort: "chips" }, 200],
    ["sorted by sources", { sort: "sources" }, 200],
    ["sorted by confidence", { sort: "confidence" }, 200],
    ["firm, sorted by price", { firm: ["bytedance"], sort: "price" }, 200],
    ["grouped by chip", { group: "chip" }, 200],
    ["grouped by firm", { group: "firm", status: ["delivered"] }, 200],
  ]
  const rows = []
  let asked = 0
  for (const [name, view, target] of views) {
    const cold: number[] = []
    const again: number[] = []
    let matching = 0
    for (let round = 0; round < rounds; round += 1) {
      // The same rows under another name of the filter, so that no sum is kept from before.
      const fresh = { ...usualOrdersView, ...view, q: `${view.q ?? ""}${" ".repeat((asked += 1))}` }
      const first = async () => (matching = (await listOrders(fresh, { offset: 0, limit: 100 })).count)
      cold.push(await least(first))
      const offset = Math.min(5000, Math.floor(matching / 2))
      again.push(await least(() => listOrders(fresh, { offset, limit: 100 })))
    }
    rows.push({
      view: name,
      orders: matching,
      "cold ms": median(cold),
      "again ms": median(again),
      target: `< ${target} ms: ${median(cold) < target ? "met" : "MISSED"}`,
    })
  }
  console.table(rows)
} finally {
  await closeDatabase()
  rmSync(folder, { recursive: true, force: true })
}
