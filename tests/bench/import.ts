import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Order } from "@/lib/domain/order"
import { closeDatabase } from "@/lib/server/db/client"
import { migrate } from "@/lib/server/db/migrate"
import { importData } from "@/lib/server/import/import-data"
import { aChip, aCompany, anOrder, aReport, aSource } from "../factories/records"

// How long the import takes for many synthetic orders, from files to a committed database, and whether
// that grows in step with their number. Each order has one report or two.

const by = { editor: "bench", reason: "synthetic orders" }
const sourceCount = 300
const ordersPerFile = 10_000

function syntheticOrder(number: number): Order {
  const id = `synthetic-${number}`
  const report = (name: string, source: number) =>
    aReport({
      id: `${id}-${name}`,
      sourceId: `source-${source % sourceCount}`,
      quantity: { low: null, central: 100 + (number % 977), high: null },
    })
  const reports = [report("first", number), ...(number % 2 === 0 ? [report("second", number + 1)] : [])]
  return anOrder({
    id,
    reports,
    counting: { ...anOrder().counting!, restsOn: reports.map((each) => each.id) },
  })
}

function writeFolder(folder: string, count: number): void {
  mkdirSync(join(folder, "orders"), { recursive: true })
  const write = (file: string, records: unknown) => writeFileSync(join(folder, file), JSON.stringify(records))
  write(
    "sources.json",
    Array.from({ length: sourceCount }, (_, index) => aSource({ id: `source-${index}` })),
  )
  write("companies.json", [aCompany({ sourceIds: ["source-0"] })])
  write("chips.json", [aChip({ sourceIds: ["source-0"], memoryGb: null, denseTops: {} })])
  for (let start = 0; start < count; start += ordersPerFile) {
    const length = Math.min(ordersPerFile, count - start)
    const orders = Array.from({ length }, (_, index) => syntheticOrder(start + index))
    write(`orders/part-${String(start / ordersPerFile).padStart(3, "0")}.json`, orders)
  }
}

async function measure(
  count: number,
): Promise<{ count: number; first: number; again: number; megabytes: number }> {
  const scratch = mkdtempSync(join(tmpdir(), "chip-runway-bench-"))
  try {
    const database = join(scratch, "bench.db")
    process.env.DATABASE_URL = `file:${database}`
    await migrate(database)
    writeFolder(join(scratch, "data"), count)
    const secondsOf = async () => {
      const began = performance.now()
      await importData(join(scratch, "data"), by)
      return (performance.now() - began) / 1000
    }
    const first = await secondsOf()
    const again = await secondsOf()
    return { count, first, again, megabytes: statSync(database).size / 1e6 }
  } finally {
    await closeDatabase()
    rmSync(scratch, { recursive: true, force: true })
  }
}

// A first run warms the code up, so that the small number is not punished for going first.
await measure(1000)
const rows = [await measure(10_000), await measure(100_000)] as const
console.log("orders    import     orders/s   again (nothing new)   database")
for (const { count, first, again, megabytes } of rows) {
  console.log(
    [
      String(count).padStart(6),
      `${first.toFixed(1).padStart(6)} s`,
      String(Math.round(count / first)).padStart(8),
      `${again.toFixed(1).padStart(6)} s`.padStart(14),
      `${Math.round(megabytes)} MB`.padStart(17),
    ].join("   "),
  )
}
const [small, large] = rows
const growth = large.first / large.count / (small.first / small.count)
console.log(
  `time an order at ${large.count} against ${small.count}: ${growth.toFixed(2)} (1 is growth in step)`,
)
