import { chromium, type Page } from "@playwright/test"
import { spawn } from "node:child_process"
import { existsSync, mkdtempSync } from "node:fs"
import { loadavg, tmpdir } from "node:os"
import { join } from "node:path"
import type { LabMessage } from "@/components/lab/lab-messages"
import { runwaySlider } from "./lab/slider"

// `npm run bench lab`: how soon a reader's case is answered in a browser, and whether the page stays light-footed while
// a slider is moved. Runs the built site (it is built first where it must be) and Chromium against it; LAB_URL measures
// a server that runs already. `--json` prints one object.

const firms = ["baidu", "bytedance", "alibaba", "tencent", "deepseek"]
const targets = { coarse: 100, full: 600, longTask: 50 }
const times = 7
const port = 4390

type Spy = { worker: Worker | null; messages: { at: number; message: LabMessage }[]; longTasks: number[] }

/** The page's own worker, all that it says and when, and every task of the page's thread that was long. */
function watch(): void {
  const spy: Spy = { worker: null, messages: [], longTasks: [] }
  Object.assign(window, { labSpy: spy })
  window.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options)
      spy.worker = this
      this.addEventListener("message", ({ data }) =>
        spy.messages.push({ at: performance.now(), message: data as LabMessage }),
      )
    }
  }
  new PerformanceObserver((list) =>
    spy.longTasks.push(...list.getEntries().map(({ duration }) => duration)),
  ).observe({
    type: "longtask",
    buffered: false,
  })
}

/** Milliseconds from the question to the coarse and to the full answer, as the page's thread sees them. */
async function timed(page: Page, id: number): Promise<{ coarse: number; full: number }> {
  return page.evaluate(async (asked) => {
    const { labSpy } = window as unknown as { labSpy: Spy }
    const value = { is: "value", value: 1 + (asked % 50) / 25 }
    const begun = performance.now()
    labSpy.worker!.postMessage({
      type: "run",
      id: asked,
      case: { scenario: "as-things-stand", assumptions: { "training.runsPerYear": value }, trust: {} },
      compare: null,
      draws: 10_000,
      seed: 3,
    })
    const found = (stage: string) =>
      labSpy.messages.find(
        ({ message }) => message.type === "answer" && message.id === asked && message.stage === stage,
      )
    while (!found("full")) await new Promise((resolve) => setTimeout(resolve, 10))
    return { coarse: found("coarse")!.at - begun, full: found("full")!.at - begun }
  }, id)
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return Math.round(sorted[Math.floor(sorted.length / 2)]!)
}

async function measure(url: string) {
  const executablePath =
    process.env.CHROMIUM_PATH ?? (existsSync("/usr/bin/chromium") ? "/usr/bin/chromium" : undefined)
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ["--no-sandbox", "--disable-gpu"],
  })
  try {
    const rows = []
    for (const firm of firms) {
      const page = await browser.newPage()
      // tsx marks functions by a helper of its own, which the page does not have.
      await page.addInitScript({ content: "globalThis.__name = (named) => named" })
      await page.addInitScript(watch)
      await page.goto(`${url}/lab?firm=${firm}`)
      await page.waitForFunction(() =>
        (window as unknown as { labSpy: Spy }).labSpy.messages.some(
          ({ message }) => message.type === "published",
        ),
      )
      const runs = []
      for (let i = 0; i < times; i++) runs.push(await timed(page, 1_000_000 + i))
      const longest = await runwaySlider(page)
      rows.push({
        firm,
        "coarse answer, ms": median(runs.map(({ coarse }) => coarse)),
        "all draws, ms": median(runs.map(({ full }) => full)),
        "longest task while a slider moves, ms": longest,
      })
      await page.close()
    }
    return rows
  } finally {
    await browser.close()
  }
}

async function serve(): Promise<{ url: string; stop: () => void }> {
  if (process.env.LAB_URL) return { url: process.env.LAB_URL, stop: () => {} }
  const database = join(mkdtempSync(join(tmpdir(), "chip-runway-bench-lab-")), "lab.db")
  const server = spawn(process.execPath, ["scripts/start.mjs"], {
    env: { ...process.env, PORT: String(port), DATABASE_URL: `file:${database}` },
    stdio: ["ignore", "ignore", "inherit"],
  })
  const url = `http://localhost:${port}`
  for (let waited = 0; waited < 600; waited++) {
    if (server.exitCode !== null) throw new Error("the server did not start")
    const isUp = await fetch(`${url}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isUp) return { url, stop: () => server.kill("SIGTERM") }
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
  server.kill("SIGTERM")
  throw new Error("the server did not start within ten minutes")
}

const { url, stop } = await serve()
try {
  const rows = await measure(url)
  if (process.argv.includes("--json")) console.log(JSON.stringify({ firms: rows, targets }))
  else {
    console.log(`Medians of ${times}; others keep ${loadavg()[0]!.toFixed(1)} processors busy\n`)
    console.table(rows)
    console.log(
      `Targets: coarse within ${targets.coarse} ms, all 10,000 draws within ${targets.full} ms, no task over ${targets.longTask} ms`,
    )
  }
} finally {
  stop()
}
