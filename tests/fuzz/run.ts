import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { loadavg, tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { parseArgs } from "node:util"
import { copySite, ensureBuilt, prepareDatabase, startSite, type Site } from "../setup/built-site"
import { growthPerRequest, type Heap } from "./heap"
import { knownValues } from "./known"
import { letPeopleIn } from "./people"
import { makeRequest, type Setting } from "./requests"
import { allRoutes } from "./routes"
import { faultOf } from "./verdict"
import { exchange, type Answer } from "./wire"

// `npm run fuzz`: malformed and hostile requests over every route of the built site, on a database of its own. Each
// must be answered, by no fault of the server's and with nothing of its inside; afterwards the site must be well and
// hold no more memory than in the middle. The same --seed sends the same requests; --only repeats one of them.

const { values } = parseArgs({
  options: {
    requests: { type: "string", default: "100000" },
    seed: { type: "string", default: "1" },
    only: { type: "string" },
    url: { type: "string" },
    at: { type: "string", default: "12" },
    limit: { type: "string", default: "60" },
  },
})
const whole = (name: "requests" | "seed" | "at" | "limit" | "only") => {
  const number = Number(values[name])
  if (Number.isSafeInteger(number) && number >= 0) return number
  console.error(`--${name} must be a whole number, not "${values[name]}".`)
  process.exit(2)
}
const seed = whole("seed")
const only = values.only === undefined ? null : whole("only")
const first = only ?? 0
const end = only === null ? whole("requests") : only + 1
const limitMs = whole("limit") * 1000
const checks = 20
/**
 * What the second half may add to the heap and be no leak. Two heap snapshots 18,000 requests apart differed by code that V8
 * had compiled meanwhile, kept pages and lists that have an end; what a request leaves behind is some kilobytes.
 */
const flatBytesPerRequest = 500

const scratch = mkdtempSync(join(tmpdir(), "chip-runway-fuzz-"))
const log = join(scratch, "server.log")
const databaseUrl = `file:${join(scratch, "fuzz.db")}`

async function begin(): Promise<{
  site: Site | null
  url: URL
  people: { cookies: string[]; tokens: string[] }
}> {
  if (values.url) return { site: null, url: new URL(values.url), people: { cookies: [], tokens: [] } }
  prepareDatabase(databaseUrl)
  ensureBuilt(databaseUrl)
  const folder = join(scratch, "site")
  copySite(folder)
  const people = await letPeopleIn(databaseUrl)
  const site = await startSite({
    folder,
    databaseUrl,
    log,
    nodeArgs: ["--require", resolve("tests/fuzz/heap-probe.cjs")],
    // Each request comes from an address of its own: see `headers` of requests.ts.
    env: { TRUSTED_PROXIES: "1" },
  })
  return { site, url: new URL(site.url), people }
}

/** Ids of the server actions that were built. */
function actionIds(): string[] {
  try {
    const manifest = JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8")) as {
      node: Record<string, unknown>
    }
    return Object.keys(manifest.node)
  } catch {
    return []
  }
}

function heapOf({ process }: Site, requests: number): Promise<Heap> {
  return new Promise((resolve) => {
    process.once("message", (usage: NodeJS.MemoryUsage) =>
      resolve({ requests, heapUsed: usage.heapUsed, external: usage.external, rss: usage.rss }),
    )
    process.send("heap")
  })
}

async function isWell(url: URL): Promise<boolean> {
  try {
    const answers = await Promise.all(
      ["/api/health", "/companies/baidu", "/"].map((path) => fetch(new URL(path, url))),
    )
    await Promise.all(answers.map((answer) => answer.arrayBuffer()))
    return answers.every(({ status }) => status === 200)
  } catch {
    return false
  }
}

const { site, url, people } = await begin()
const setting: Setting = { seed, routes: allRoutes(), known: knownValues(), actions: actionIds(), ...people }
const at = { host: url.hostname, port: Number(url.port || 80) }
const root = resolve(scratch, "site")
const statuses = new Map<number, number>()
const faults: { number: number; fault: string; line: string }[] = []
const seen = new Map<string, number>()
const slowest: { number: number; ms: number; line: string }[] = []
const heaps: Heap[] = []
let isUnwell = false

async function sendOne(number: number): Promise<void> {
  const request = makeRequest(setting, number)
  const answer: Answer = await exchange(at, request.wire, {
    isHalf: request.isHalf,
    isHead: request.method === "HEAD",
    limitMs,
  })
  statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
  const line = `${request.method} ${request.target}`.slice(0, 150)
  slowest.push({ number, ms: Math.round(answer.ms), line })
  slowest.sort((a, b) => b.ms - a.ms).splice(5)
  if (only !== null) {
    console.log(
      `${request.wire.toString("utf8").slice(0, 6000)}\n\n→ ${answer.status} after ${Math.round(answer.ms)} ms`,
    )
    console.log(answer.headers, answer.text.slice(0, 2000))
  }
  const fault = faultOf(request, answer, root)
  if (fault === null) return
  const kind = `${fault} at ${request.route}`
  seen.set(kind, (seen.get(kind) ?? 0) + 1)
  faults.push({ number, fault, line })
  if (seen.get(kind) === 1)
    console.error(`${fault}: ${line}\n  npm run fuzz -- --seed ${seed} --only ${number}`)
}

try {
  if (!(await isWell(url))) throw new Error(`${url.href} is not well to begin with`)
  const begun = performance.now()
  const step = Math.max(1, Math.ceil((end - first) / checks))
  for (let from = first; from < end && !isUnwell; from += step) {
    let next = from
    const until = Math.min(end, from + step)
    const send = async () => {
      while (next < until) await sendOne(next++)
    }
    await Promise.all(Array.from({ length: Math.min(whole("at"), until - from) }, send))
    isUnwell = !(await isWell(url))
    if (site) heaps.push(await heapOf(site, until - first))
    const heap = heaps.at(-1)
    console.error(
      `${until - first} requests, ${faults.length} faults` +
        (heap
          ? `, heap ${megabytes(heap.heapUsed)}, beside it ${megabytes(heap.external)}, in all ${megabytes(heap.rss)}`
          : ""),
    )
  }
  const seconds = (performance.now() - begun) / 1000
  report(seconds)
} finally {
  await site?.stop()
  // What stays after a fault is the log and the database.
  rmSync(join(scratch, "site"), { recursive: true, force: true })
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}

function report(seconds: number): void {
  const count = end - first
  const server = [...statuses].filter(([status]) => status >= 500 && status !== 503)
  console.log(
    `\n${count.toLocaleString("en")} requests over ${setting.routes.length} routes, seed ${seed}, in ${seconds.toFixed(0)} s; others keep ` +
      `${loadavg()[0]!.toFixed(1)} processors busy`,
  )
  console.log(
    [...statuses]
      .sort(([a], [b]) => a - b)
      .map(([status, many]) => `${status === 0 ? "closed" : status}: ${many}`)
      .join("  "),
  )
  console.log(
    `5xx but 503: ${server.reduce((sum, [, many]) => sum + many, 0)}; no answer in ${limitMs / 1000} s: ${faults.filter(({ fault }) => fault.startsWith("no answer")).length}`,
  )
  console.log(
    `slowest:\n${slowest.map(({ number, ms, line }) => `  ${ms} ms, ${number}: ${line}`).join("\n")}`,
  )
  const half = heaps.slice(Math.floor(heaps.length / 2) - 1)
  let isGrowing = false
  if (heaps.length >= 4) {
    const growth = growthPerRequest(half, "heapUsed")
    isGrowing = growth > flatBytesPerRequest
    const shown = [heaps[0]!, heaps[Math.floor(heaps.length / 2)]!, heaps.at(-1)!]
    console.log(
      `heap after collecting, at ${shown.map(({ requests }) => requests).join(", ")} requests: ${shown.map(({ heapUsed }) => megabytes(heapUsed)).join(", ")}; ` +
        `in all ${shown.map(({ rss }) => megabytes(rss)).join(", ")}`,
    )
    console.log(
      `over the second half ${growth.toFixed(1)} bytes of heap a request, ${growthPerRequest(half, "external").toFixed(1)} beside it: ${isGrowing ? "GROWS" : "flat"}`,
    )
  }
  for (const [kind, many] of seen) console.log(`FAULT ${many} times: ${kind}`)
  if (isUnwell) console.log("FAULT: the site is not well afterwards")
  const isBad = faults.length > 0 || isUnwell || (isGrowing && count >= 20_000)
  console.log(isBad ? `What the server said: ${log}` : "No fault")
  if (!isBad) rmSync(scratch, { recursive: true, force: true })
  process.exitCode = isBad ? 1 : 0
}
