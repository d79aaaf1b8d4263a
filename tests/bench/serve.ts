import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { loadavg, tmpdir } from "node:os"
import { join } from "node:path"
import { copySite, ensureBuilt, prepareDatabase, startSite, type Site } from "../setup/built-site"
import { editAndWatch, type Edited, type Shown } from "./serve/edits"
import { findWrk } from "./serve/find-wrk"
import { median, requestsPerSecond } from "./serve/load"

// `npm run bench serve`: the built site under load, on a database of its own. A kept page against a static file of the
// very same bytes that the same server sends from public/, with the same headers of the site and the same compression,
// by turns in one run, so that others on the machine slow both. Then how an edit comes to its readers. Both with 100 and
// with 100,000 orders (SERVE_ORDERS=20000 for fewer). Times by the clock hold for a quiet machine alone.

const rounds = Number(process.env.SERVE_ROUNDS ?? 5)
const seconds = Number(process.env.SERVE_SECONDS ?? 4)
const many = Number(process.env.SERVE_ORDERS ?? 100_000)
const connections = 16
const edits = 7
/** An order of the firm whose page is the largest, and of one whose page is small. */
const pages = ["/companies/baidu", "/companies/moonshot"]
const watched = { order: "a800-2023-four-firms", page: "/companies/baidu" }
const targets = { ratio: 0.8, firstMs: 300, staleMs: 1000 }

const wrk = findWrk()
const scratch = mkdtempSync(join(tmpdir(), "chip-runway-bench-serve-"))
const log = join(scratch, "server.log")

/** Fills a database up to so many orders; a token of an editor's comes back. */
function fill(databaseUrl: string, orders: number): string {
  const args = ["--conditions=react-server", "--import", "tsx", "tests/bench/serve/fill.ts", String(orders)]
  const env = { ...process.env, DATABASE_URL: databaseUrl }
  const { status, stdout } = spawnSync(process.execPath, args, {
    env,
    encoding: "utf8",
    stdio: ["ignore", "pipe", 2],
  })
  if (status !== 0) throw new Error("the orders could not be written")
  return stdout.trim()
}

/** Megabytes of memory that a server holds, by the kernel's word. */
function residentMegabytes({ process: server }: Site): number | null {
  try {
    const status = readFileSync(`/proc/${server.pid}/status`, "utf8")
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024)
  } catch {
    return null
  }
}

/** A page as the server sends it once it is kept. */
async function keptPage(url: string): Promise<string> {
  let text = ""
  for (let turn = 0; turn < 4; turn += 1) {
    text = await (await fetch(url, { headers: { "accept-encoding": "identity" } })).text()
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  return text
}

const twinOf = (page: string) => `/bench-twin-of-${page.split("/").at(-1)}.html`

async function race(site: Site, page: string) {
  const rows = []
  for (const isCompressed of [false, true]) {
    const rates: { kept: number[]; file: number[] } = { kept: [], file: [] }
    for (let round = 0; round < rounds; round += 1) {
      for (const [of, path] of [
        ["kept", page],
        ["file", twinOf(page)],
      ] as const) {
        rates[of].push(
          await requestsPerSecond(wrk, `${site.url}${path}`, { seconds, connections, isCompressed }),
        )
      }
    }
    const ratio = median(rates.kept.map((rate, round) => rate / rates.file[round]!))
    rows.push({
      page,
      sent: isCompressed ? "gzip" : "as it is",
      "kept, a second": Math.round(median(rates.kept)),
      "file, a second": Math.round(median(rates.file)),
      ratio: ratio.toFixed(2),
      target: `≥ ${targets.ratio}: ${ratio >= targets.ratio ? "met" : "MISSED"}`,
    })
  }
  return rows
}

async function watchEdits(site: Site, token: string, what: Edited) {
  const shown: Shown[] = []
  for (let round = 0; round < edits; round += 1) {
    shown.push(
      await editAndWatch({ url: site.url, token }, watched.order, watched.page, `${what} ${round}`, what),
    )
  }
  const of = (what: keyof Shown) => Math.round(median(shown.map((one) => one[what])))
  const worst = (what: keyof Shown) => Math.round(Math.max(...shown.map((one) => one[what])))
  return {
    edited: { words: "a report's words", title: "a title", count: "a count: 4 estimates" }[what],
    "save, ms": of("save"),
    "first request, ms": of("first"),
    "at worst": worst("first"),
    "first target": `< ${targets.firstMs}: ${of("first") < targets.firstMs ? "met" : "MISSED"}`,
    "page before, ms": of("stale"),
    "at worst ": worst("stale"),
    // Pages go on with the version before until estimates are made.
    "stale target":
      what === "count"
        ? "until they are made"
        : `< ${targets.staleMs}: ${worst("stale") < targets.staleMs ? "met" : "MISSED"}`,
    "again, ms": of("again"),
  }
}

async function measure(orders: number) {
  const databaseUrl = `file:${join(scratch, `${orders}.db`)}`
  prepareDatabase(databaseUrl)
  ensureBuilt(databaseUrl)
  const token = fill(databaseUrl, orders)
  const folder = join(scratch, `site-${orders}`)
  copySite(folder)
  // The server knows the files of public/ from its start, and a page is what it sends: so it starts twice.
  const before = await startSite({ folder, databaseUrl, log })
  const sizes: number[] = []
  for (const page of pages) {
    const html = await keptPage(`${before.url}${page}`)
    sizes.push(Buffer.byteLength(html))
    writeFileSync(join(folder, "public", twinOf(page)), html)
  }
  await before.stop()
  const site = await startSite({ folder, databaseUrl, log })
  try {
    const atStart = residentMegabytes(site)
    const races = []
    for (const page of pages) {
      await keptPage(`${site.url}${page}`)
      races.push(...(await race(site, page)))
    }
    const underLoad = residentMegabytes(site)
    const edited = []
    for (const what of ["words", "title", "count"] as const) edited.push(await watchEdits(site, token, what))
    return {
      races,
      edits: edited.map((edit) => ({ orders, ...edit })),
      server: {
        orders,
        "start, s": (site.startMs / 1000).toFixed(1),
        "memory at the start, MB": atStart,
        "under load, MB": underLoad,
        "after the edits, MB": residentMegabytes(site),
        ...Object.fromEntries(pages.map((page, index) => [`${page}, kB`, Math.round(sizes[index]! / 1000)])),
      },
    }
  } finally {
    await site.stop()
  }
}

try {
  console.log(
    `wrk, 2 threads, ${connections} connections kept alive; medians of ${rounds} turns of ${seconds} s, and of ${edits} edits; ` +
      `Node ${process.version}; others keep ${loadavg()[0]!.toFixed(1)} processors busy\n`,
  )
  for (const orders of new Set([100, many])) {
    const { races, edits, server } = await measure(orders)
    console.log(`${orders.toLocaleString("en")} orders`)
    for (const rows of [races, edits, [server]]) console.table(rows)
  }
  rmSync(scratch, { recursive: true, force: true })
} catch (error) {
  console.error(`What the server said: ${log}`)
  throw error
}
