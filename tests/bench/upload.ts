import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { ImportChoices } from "@/lib/contracts/import"
import type { EditableKind } from "@/lib/forms/form"
import type { Actor } from "@/lib/server/auth/permissions"
import { closeDatabase, db } from "@/lib/server/db/client"
import { migrate } from "@/lib/server/db/migrate"
import { startApply } from "@/lib/server/import/upload/apply"
import { whenIdle } from "@/lib/server/import/upload/background"
import { createImportJob } from "@/lib/server/import/upload/create-job"
import { startPreview } from "@/lib/server/import/upload/preview"
import { importData } from "@/lib/server/import/import-data"
import { getImport, getImportMapping } from "@/lib/server/queries/admin/imports"

// How long an uploaded file of 10,000 rows takes from the click on "Preview" to the stored preview, and to be
// applied, on the real data. The ratio is against parsing as many rows of JSON, which no import can do without.

const rowCount = 10_000
const editor: Actor = { id: "bench", name: "Bench", email: "bench@example.org", role: "editor" }

/** One report a row, three rows an order; every tenth order is Baidu's counted one. */
function ordersFile(source: string): string {
  const columns =
    "id,Title,Buyers,What it adds to,Status,Where the chips run,Why it counts or does not,report.id,Quantity,Source,Unit,What it reports,What it says,Kind of source,Was the page opened?,Confidence,Why so much confidence,Cost,Ordered"
  const rows = Array.from({ length: rowCount }, (_, index) => {
    const order = `bench-order-${Math.floor(index / 3)}`
    return [
      ...[order, `Order ${order}`, "Baidu", "stock", "ordered", "unknown", "A bench."],
      ...[`${order}-report-${index}`, `${1000 + index}`, source, "chips", "purchase", `It says ${index}.`],
      ...['"trade press, single source"', "read", "low", "One voice.", "$1.5m", "Q3 2025"],
    ].join(",")
  })
  return [columns, ...rows].join("\n")
}

function sourcesFile(): string {
  const columns = "Id,Publisher,Title,The title is,Kind,Was the page opened?,Address,Published"
  const rows = Array.from(
    { length: rowCount },
    (_, index) =>
      `bench-source-${index},Reuters,Story ${index},as-printed,press,read,https://example.org/${index},9 Aug 2023`,
  )
  return [columns, ...rows].join("\n")
}

async function seconds<T>(work: () => Promise<T> | T): Promise<{ value: T; wall: number; cpu: number }> {
  const began = performance.now()
  const before = process.cpuUsage()
  const value = await work()
  const { user, system } = process.cpuUsage(before)
  return { value, wall: (performance.now() - began) / 1000, cpu: (user + system) / 1e6 }
}

/** The longest time for which the process did nothing else while `work` went on, in milliseconds. */
async function longestHold(work: () => Promise<unknown>): Promise<number> {
  let longest = 0
  let last = performance.now()
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 1)
  await work()
  clearInterval(timer)
  return Math.max(longest, performance.now() - last)
}

async function measure(kind: EditableKind, what: string, content: string, choices?: Partial<ImportChoices>) {
  const bytes = new TextEncoder().encode(content)
  const upload = await seconds(() => createImportJob(editor, { kind, fileName: `${kind}.csv`, bytes }))
  const id = upload.value
  const { columns } = await getImportMapping(editor, id)
  const fields = columns.map(({ field }) => field)
  let hold = 0
  const preview = await seconds(async () => {
    hold = await longestHold(async () => {
      await startPreview(editor, id, { fields, isConfirmed: false, ...choices })
      await whenIdle(id)
    })
  })
  const seen = await getImport(editor, id)
  const rows = seen?.summary?.rows
  const apply =
    seen?.summary && seen.summary.records > 0
      ? await seconds(async () => {
          await startApply(editor, id, { reason: "bench", isPartial: true })
          await whenIdle(id)
        })
      : null
  const applied = await getImport(editor, id)
  const json = JSON.stringify(content.split("\n").map((line) => line.split(",")))
  const parse = await seconds(() => JSON.parse(json) as unknown)
  console.log(
    `${what.padEnd(34)} preview ${preview.wall.toFixed(2)} s (processor ${preview.cpu.toFixed(2)} s), ` +
      `${Math.round(preview.cpu / parse.cpu)} times JSON.parse, longest hold ${Math.round(hold)} ms; ` +
      `upload ${upload.wall.toFixed(2)} s; ${apply ? `applied in ${apply.wall.toFixed(2)} s` : "nothing to apply"}`,
  )
  console.log(
    `${"".padEnd(34)} ${JSON.stringify(rows)} → ${applied?.state}${applied?.message ? `: ${applied.message}` : ""}`,
  )
}

const scratch = mkdtempSync(join(tmpdir(), "chip-runway-bench-"))
try {
  process.env.DATABASE_URL = `file:${join(scratch, "bench.db")}`
  await migrate(join(scratch, "bench.db"))
  await importData("data", { editor: "bench", reason: "the real data" })
  await db().user.create({
    data: { id: editor.id, name: editor.name, email: editor.email, role: editor.role },
  })
  const source = (await db().source.findFirstOrThrow()).id
  await measure("source", "10,000 new sources", sourcesFile())
  await measure("source", "the same file again", sourcesFile())
  await measure("order", "10,000 reports in 3,334 new orders", ordersFile(source))
  await measure("order", "the same file again", ordersFile(source))
  const changed = ordersFile(source).replaceAll(/It says (\d+)\./g, "It said $1.")
  await measure("order", "every report's text changed", changed)
  const figures = changed.replaceAll("$1.5m", "$1.6m")
  await measure("order", "every report's cost changed", figures, { isConfirmed: true })
} finally {
  await closeDatabase()
  rmSync(scratch, { recursive: true, force: true })
}
