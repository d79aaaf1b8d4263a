import { spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createClient, type Client } from "@libsql/client"
import { z } from "zod"
import { closeDatabase } from "@/lib/server/db/client"
import { migrate } from "@/lib/server/db/migrate"
import { importData } from "@/lib/server/import/import-data"
import { getSnapshot } from "@/lib/server/snapshots/get-snapshot"

// How long a snapshot takes to open when there are a million of them, against one among a handful: from the
// database, and through each door of the built site. `SNAPSHOTS=10000 npm run bench snapshots` is a quicker look.

const count = Number(process.env.SNAPSHOTS ?? 1_000_000)
const port = 4390
const opened = 300

const folder = mkdtempSync(join(tmpdir(), "chip-runway-bench-snapshots-"))
const path = join(folder, "bench.db")
process.env.DATABASE_URL = `file:${path}`

/** The content of a real board under a million other ids, in the shape of ids: letters and 2 to 7. */
async function fill(client: Client): Promise<string[]> {
  const triggers = await client.execute(
    `SELECT "name", "sql" FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'Snapshot'`,
  )
  for (const { name } of triggers.rows) await client.execute(`DROP TRIGGER "${String(name)}"`)
  const batch = 20_000
  const id = ["0g", "1h", "8i", "9j"].reduce(
    (sql, [from, to]) => `replace(${sql}, '${from}', '${to}')`,
    "lower(hex(randomblob(8)))",
  )
  for (let made = 0; made < count; made += batch) {
    await client.execute(`
      INSERT INTO "Snapshot" ("id", "hash", "content", "size", "chart", "subject", "dataVersion")
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${Math.min(batch, count - made)})
      SELECT ${id}, lower(hex(randomblob(32))), s."content", s."size", s."chart", s."subject", s."dataVersion"
      FROM n, (SELECT * FROM "Snapshot" ORDER BY "rowid" LIMIT 1) s`)
    if (made % 100_000 === 0) process.stdout.write(`\r${made} of ${count} snapshots made`)
  }
  for (const { sql } of triggers.rows) await client.execute(String(sql))
  await client.execute("PRAGMA wal_checkpoint(TRUNCATE)")
  process.stdout.write("\r")
  const ids = await client.execute(
    `SELECT "id" FROM "Snapshot" WHERE "rowid" % ${Math.max(1, Math.floor(count / (4 * opened)))} = 0`,
  )
  return ids.rows.map((row) => String(row.id))
}

const quantile = (times: readonly number[], share: number) =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(share * times.length))]!

function line(name: string, times: readonly number[], against?: readonly number[]): string {
  const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)]
  const ratio = against ? `  ${(p50 / quantile(against, 0.5)).toFixed(2)}×` : ""
  return `${name.padEnd(44)} median ${p50.toFixed(1)} ms, 95th ${p95.toFixed(1)} ms${ratio}`
}

async function timed(keys: readonly string[], open: (key: string) => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (const key of keys) {
    const began = performance.now()
    await open(key)
    times.push(performance.now() - began)
  }
  return times
}

async function fetched(address: string): Promise<void> {
  const response = await fetch(`http://localhost:${port}${address}`)
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`${address} answered ${response.status}`)
}

async function whileServing(work: () => Promise<void>): Promise<void> {
  const site = spawn(process.execPath, ["scripts/start.mjs"], {
    env: { ...process.env, PORT: String(port), NEXT_TELEMETRY_DISABLED: "1" },
    stdio: "ignore",
  })
  try {
    for (let tries = 0; ; tries += 1) {
      const isUp = await fetch(`http://localhost:${port}/api/health`).then(
        ({ ok }) => ok,
        () => false,
      )
      if (isUp) break
      if (tries > 600) throw new Error("the site did not start")
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
    await work()
  } finally {
    site.kill("SIGTERM")
    await new Promise((resolve) => site.once("exit", resolve))
  }
}

try {
  await migrate(path)
  await importData("data", { editor: "bench", reason: "bench" })
  await closeDatabase()
  let first = ""
  await whileServing(async () => {
    const response = await fetch(`http://localhost:${port}/api/v1/snapshots`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        spec: { version: 1, chart: "runway-board", set: "own", sort: "training", kind: "all" },
      }),
    })
    first = z.object({ id: z.string() }).parse(await response.json()).id
  })
  const few = await timed(Array<string>(opened).fill(first), getSnapshot)
  await closeDatabase()

  const client = createClient({ url: `file:${path}` })
  const ids = await fill(client)
  const size = await client.execute(
    "SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()",
  )
  client.close()
  console.log(`${count} snapshots of the runway board, ${(Number(size.rows[0]!.bytes) / 1e9).toFixed(1)} GB`)

  console.log(line("read and opened, one among one", few))
  console.log(line("read and opened, one among all", await timed(ids.slice(0, opened), getSnapshot), few))
  await closeDatabase()

  await whileServing(async () => {
    const nothing = await timed(Array<string>(opened).fill("/api/health"), fetched)
    console.log(line("HTTP: /api/health, to compare with", nothing))
    const [pages, files, pictures] = [
      ids.slice(0, opened),
      ids.slice(opened, 2 * opened),
      ids.slice(2 * opened),
    ]
    await fetched(`/s/${first}`)
    await fetched(`/s/${first}.svg`)
    await fetched(`/embed/s/${first}`)
    console.log(
      line("page, opened for the first time", await timed(pages, (id) => fetched(`/s/${id}`)), nothing),
    )
    console.log(line("page, opened again", await timed(pages, (id) => fetched(`/s/${id}`)), nothing))
    for (const door of ["json", "csv", "md", "svg"]) {
      console.log(line(`.${door}`, await timed(files, (id) => fetched(`/s/${id}.${door}`)), nothing))
    }
    console.log(line("embed", await timed(files, (id) => fetched(`/embed/s/${id}`)), nothing))
    console.log(line(".png", await timed(pictures.slice(0, 20), (id) => fetched(`/s/${id}.png`)), nothing))
  })
} finally {
  await closeDatabase()
  rmSync(folder, { recursive: true, force: true })
}
