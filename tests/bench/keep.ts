import { mkdtempSync, rmSync, statSync } from "node:fs"
import { loadavg, tmpdir } from "node:os"
import { join } from "node:path"
import { closeDatabase } from "@/lib/server/db/client"
import { connectTo } from "@/lib/server/db/connection"
import { migrate } from "@/lib/server/db/migrate"
import { databaseTarget } from "@/lib/server/db/target"
import { insertRecords } from "@/lib/server/db/write-records"
import { insertRows } from "@/lib/server/db/write-rows"
import { writeTransaction } from "@/lib/server/db/write-transaction"
import { importData } from "@/lib/server/import/import-data"
import { makeBackup } from "@/lib/server/keep/backup"
import { moveDatabase } from "@/lib/server/keep/move"
import { restoreBackup } from "@/lib/server/keep/restore"
import { refreshFacts } from "@/lib/server/orders-explorer/refresh-facts"
import { manyOrders } from "./orders/many-orders"

// `npm run bench keep`: how long backups, restoring and moving take with 100,000 orders, each with its revision;
// ORDERS=20000 for fewer. TO=postgresql://… names an empty database to move to; without it nothing is moved. "held" is
// the longest that the process did nothing else meanwhile: what a reader of the same server may wait.

const count = Number(process.env.ORDERS ?? 100_000)
const folder = mkdtempSync(join(tmpdir(), "chip-runway-bench-"))
const path = join(folder, "orders.db")
process.env.DATABASE_URL = `file:${path}`

async function took(what: string, work: () => Promise<string>): Promise<void> {
  const start = performance.now()
  let [last, held] = [start, 0]
  const watch = setInterval(() => {
    held = Math.max(held, performance.now() - last - 5)
    last = performance.now()
  }, 5)
  const cpu = process.cpuUsage()
  const said = await work()
  clearInterval(watch)
  held = Math.max(held, performance.now() - last - 5)
  const { user, system } = process.cpuUsage(cpu)
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
  const memory = `${Math.round(process.memoryUsage().rss / 1e6)} MB of memory`
  console.log(
    `${what.padEnd(34)} ${seconds(performance.now() - start).padStart(8)}, ${seconds((user + system) / 1000)} of the processor's, held ${Math.round(held)} ms, ${memory}${said ? `, ${said}` : ""}`,
  )
}

const size = (file: string) => `${(statSync(file).size / 1e6).toFixed(0)} MB`

try {
  await migrate()
  await importData("data", { editor: "bench", reason: "data for the bench" })
  const { order, source, conflict } = manyOrders(count)
  await writeTransaction(async (execute) => {
    const at = new Date()
    const row = { number: 2, at, editor: "bench", reason: "many orders", origin: "import" }
    await insertRows(execute, "DataVersion", [{ ...row, fingerprint: null, touched: null }])
    await insertRecords(execute, "source", source, 2)
    await insertRecords(execute, "order", order, 2)
    await insertRecords(execute, "conflict", conflict, 2)
    for (let start = 0; start < order.length; start += 1000) {
      const revisions = order.slice(start, start + 1000).map((after) => ({
        ...{ dataVersion: 2, kind: "order", recordId: after.id, action: "create", after },
        ...{ editor: "bench", reason: "many orders", at },
      }))
      await insertRows(execute, "Revision", revisions)
    }
  })
  await took("orders' facts are made", async () => `data version ${await refreshFacts()}`)
  await closeDatabase()
  console.log(
    `${count.toLocaleString("en")} orders, ${size(path)}; Node ${process.version}; others keep ${loadavg()[0]!.toFixed(1)} processors busy\n`,
  )
  await took("VACUUM INTO, for comparison", async () => {
    const connection = await connectTo()
    await connection.ask(`VACUUM INTO '${join(folder, "vacuumed.db")}'`)
    await connection.close()
    return size(join(folder, "vacuumed.db"))
  })
  let file = ""
  await took("backup, proven", async () => {
    ;({ file } = await makeBackup({ to: folder }))
    return size(file)
  })
  await took("restore into a file", async () => {
    await restoreBackup(file, databaseTarget(`file:${join(folder, "restored.db")}`))
    return ""
  })
  const to = process.env.TO
  if (to) {
    await took("move to PostgreSQL, proven", async () => {
      const { tables } = await moveDatabase(databaseTarget(), databaseTarget(to))
      return `${Object.values(tables).reduce((sum, { rows }) => sum + rows, 0)} rows`
    })
    await took("backup of PostgreSQL, proven", async () => {
      ;({ file } = await makeBackup({ from: databaseTarget(to), to: folder }))
      return size(file)
    })
    await took("restore into PostgreSQL", async () => {
      await restoreBackup(file, databaseTarget(to), { isForced: true })
      return ""
    })
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
