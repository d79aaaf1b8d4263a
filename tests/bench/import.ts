import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Order } from "@/lib/domain/order"
import { closeDatabase } from "@/lib/server/db/client"
import { migrate } from "@/lib/server/db/migrate"
import { importData } from "@/lib/server/import/import-data"
import { aChip, aCompany, aDataset, anOrder, aReport, aSource, theAssumptions } from "../factories/records"

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
  const rates = { bf16: { value: 312, verification: "read" as const, sourceId: "source-0", note: null } }
  write("chips.json", [aChip({ sourceIds: ["source-0"], memoryGb: null, denseTops: rates })])
  write("dataset.json", aDataset())
  write("assumptions.json", theAssumptions())
  for (let start = 0; start < count; start += ordersPerFile) {
    const length = Math.min(ordersPerFile, count - start)
    const orders = Array.from({ length }, (_, index) => syntheticOrder(start + index))
    write(`orders/part-${String(start / ordersPerFile).padStart(3, "0")}.json`, orders)
  }
}

type Cost = { wall: number; cpu: number }

/** Seconds by the clock, and of the processor: the second holds on a machine that has other work too. */
async function costOf(work: () => Promise<unknown>): Promise<Cost> {
  const began = performance.now()
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return { wall: (performance.now() - began) / 1000, cpu: (user + system) / 1e6 }
}

type Row = { count: number; first: Cost; again: Cost; megabytes: number }

async function measure(count: number): Promise<Row> {
  const scratch = mkdtempSync(join(tmpdir(), "chip-runway-bench-"))
  try {
    const database = join(scratch, "bench.db")
    process.env.DATABASE_URL = `file:${database}`
    await migrate(database)
    writeFolder(join(scratch, "data"), count)
    const first = await costOf(() => importData(join(scratch, "data"), by))
    const again = await costOf(() => importData(join(scratch, "data"), by))
    return { count, first, again, megabytes: statSync(database).size / 1e6 }
  } finally {
    await closeDatabase()
    rmSync(scratch, { recursive: true, force: true })
  }
}

// A first run warms the code up, so that the small number is not punished for going first.
await measure(1000)
const rows = [await measure(10_000), await measure(100_000)] as const
console.log("orders    import (processor)    orders/s   again, nothing new   database")
for (const { count, first, again, megabytes } of rows) {
  const seconds = ({ wall, cpu }: Cost) => `${wall.toFixed(1)} s (${cpu.toFixed(1)} s)`
  console.log(
    [
      String(count).padStart(6),
      seconds(first).padStart(18),
      String(Math.round(count / first.wall)).padStart(8),
      seconds(again).padStart(18),
      `${Math.round(megabytes)} MB`.padStart(8),
    ].join("   "),
  )
}
const [small, large] = rows
const growth = (kind: keyof Cost) => large.first[kind] / large.count / (small.first[kind] / small.count)
console.log(
  `An order among ${large.count} costs ${growth("cpu").toFixed(2)} times the processor time of one among ` +
    `${small.count} (${growth("wall").toFixed(2)} by the clock); 1 is growth in step.`,
)
