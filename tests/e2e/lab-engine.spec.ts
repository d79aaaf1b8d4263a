import { spawnSync } from "node:child_process"
import { join } from "node:path"
import type { Page } from "@playwright/test"
import type { LabMessage, LabRequest } from "@/components/lab/lab-messages"
import type { Case } from "@/lib/domain/case"
import { runCase, type CaseRun } from "@/lib/estimation/case/run-case"
import { kitSchema, type Kit } from "@/lib/estimation/case/kit"
import { labQuery } from "@/lib/lab/lab-query"
import { routes } from "@/lib/routes"
import { expect, test } from "./fixtures"

// The same case and seed must give the same runways in a reader's browser, in Node and from the command line, to the
// last digit. The worker that is asked is the page's own, as it was built.

type Answer = Extract<LabMessage, { type: "answer" }>["answer"]
type Spy = { workers: Worker[]; messages: LabMessage[] }
const asOf = "2026-11"
const draws = 10_000
const seed = 3

/** Lets the test talk to the page's worker: every worker that the page starts is noted, with all that it says. */
async function watchWorkers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const spy: Spy = { workers: [], messages: [] }
    Object.assign(window, { labSpy: spy })
    window.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options)
        spy.workers.push(this)
        this.addEventListener("message", ({ data }) => spy.messages.push(data as LabMessage))
      }
    }
  })
}

/** What the page's worker says of a case, with all draws. */
async function inBrowser(page: Page, request: Extract<LabRequest, { type: "run" }>): Promise<Answer> {
  return page.evaluate(async (asked) => {
    const { labSpy } = window as unknown as { labSpy: Spy }
    labSpy.workers.at(-1)!.postMessage(asked)
    for (;;) {
      for (const message of labSpy.messages) {
        if (message.type === "failed") throw new Error(message.why)
        if (message.type === "answer" && message.id === asked.id && message.stage === "full")
          return message.answer
      }
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }, request)
}

function fromCommandLine(given: Case): Record<string, unknown> {
  const program = ["--conditions=react-server", "--import", "tsx", "lib/server/cli/estimate.ts"]
  const query = labQuery({ case: given, compare: null, workload: "training", set: "own" })
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [...program, "--company", given.firm, "--case", query, "--draws", String(draws), "--seed", String(seed)],
    {
      env: {
        ...process.env,
        NODE_OPTIONS: "",
        DATABASE_URL: process.env.E2E_DATABASE_URL ?? `file:${join(process.env.E2E_SCRATCH ?? "", "e2e.db")}`,
      },
      encoding: "utf8",
    },
  )
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as Record<string, unknown>
}

/** A report that carries an order of the firm among others, so that the case goes on without it. */
function oneOfSeveral({ orders }: Kit): string {
  const order =
    orders.find(({ counting }) => (counting?.restsOn.length ?? 0) > 1) ??
    orders.find(({ reports }) => reports.length > 1)
  return (order?.counting?.restsOn ?? order!.reports.map(({ id }) => id))[0]!
}

const cases: { name: string; of: (kit: Kit) => Case }[] = [
  {
    name: "Baidu with another count of runs, under a scenario",
    of: ({ firm }) => ({
      firm,
      asOf: null,
      scenario: "no-further-imports",
      assumptions: {
        "training.runsPerYear": { is: "range", low: 1.5, high: 3 },
        "training.uptime": { is: "value", value: 0.8 },
      },
      trust: {},
    }),
  },
  {
    name: "ByteDance without a report, and with twice the tokens",
    of: (kit) => ({
      firm: kit.firm,
      asOf: null,
      scenario: "as-things-stand",
      assumptions: { "inference.growthPerYear": { is: "range", low: 1.4, high: 4 } },
      trust: { [oneOfSeveral(kit)]: 0 },
    }),
  },
  {
    name: "Alibaba under a scenario that stalls what is made at home",
    of: ({ firm }) => ({ firm, asOf: null, scenario: "domestic-supply-stalls", assumptions: {}, trust: {} }),
  },
  {
    name: "Tencent as things stand",
    of: ({ firm }) => ({ firm, asOf: null, scenario: "as-things-stand", assumptions: {}, trust: {} }),
  },
]
const firms = ["baidu", "bytedance", "alibaba", "tencent"]

for (const [index, { name, of }] of cases.entries()) {
  test(`${name}: the browser, Node and the command line give the same numbers`, async ({ page, request }) => {
    test.setTimeout(90_000)
    const firm = firms[index]!
    const kit = kitSchema.parse(await (await request.get(routes.labKit(firm, asOf))).json())
    const given = of(kit)
    await watchWorkers(page)
    await page.goto(routes.lab(firm))
    await page.waitForFunction(() => {
      const { labSpy } = window as unknown as { labSpy: Spy }
      return labSpy.messages.some(({ type }) => type === "answer")
    })

    const answer = await inBrowser(page, {
      type: "run",
      id: 1_000_000,
      case: given,
      compare: null,
      draws,
      seed,
    })
    const here = runCase(kit, given, { draws, seed, fans: true })
    const printed = fromCommandLine(given)

    expect(here.faults).toEqual([])
    expect(answer.n).toBe(draws)
    for (const key of ["n", "tried", "acceptance"] as const) {
      expect(answer[key]).toBe(here.report?.[key])
      expect(printed[key]).toBe(here.report?.[key])
    }
    expect(summaries(answer)).toEqual(summariesOf(here))
    for (const key of ["stockT", "allT", "stockI", "allI"] as const) {
      if (printed[key] === undefined) continue
      const { quantiles, censoredShare, pStillSufficient } = here.report![key]!
      expect(printed[key]).toMatchObject({ quantiles, censoredShare, pStillSufficient })
    }
    expect(printed.stockT).toBeDefined()
    // Month by month they are amounts, whose last bits are those of a machine's exponential: estimates are stored and
    // compared with four digits of them.
    expect(fourDigits(answer.training.fan)).toEqual(fourDigits(here.report?.fans?.T))
    expect(fourDigits(answer.stockTotal?.total)).toEqual(fourDigits(here.report?.stock?.total))
  })
}

/** As in `runFigures`, through every level of a value. */
function fourDigits(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, inner: unknown) =>
      typeof inner === "number" ? Number(inner.toPrecision(4)) : inner,
    ),
  )
}

function summaries({ training, inference }: Answer) {
  const of = ({ stock, all }: Answer["training"]) =>
    [stock, all].map((one) => one && { quantiles: one.quantiles, survival: one.survival })
  return { training: of(training), inference: of(inference) }
}

function summariesOf({ report, graded }: CaseRun) {
  const of = (workload: "training" | "inference", keys: readonly ["stockT" | "stockI", "allT" | "allI"]) =>
    keys.map((key) => {
      const details = graded?.[workload].grade === "none" ? undefined : report?.[key]
      return details ? { quantiles: details.quantiles, survival: details.survival } : null
    })
  return { training: of("training", ["stockT", "allT"]), inference: of("inference", ["stockI", "allI"]) }
}

test("a question that is asked while another is run takes its place", async ({ page }) => {
  await watchWorkers(page)
  await page.goto(routes.lab("baidu"))
  await page.waitForFunction(() =>
    (window as unknown as { labSpy: Spy }).labSpy.messages.some(({ type }) => type === "answer"),
  )
  const last = 2_000_030
  const stages = await page.evaluate(
    async ({ from, to, draws, seed }) => {
      const { labSpy } = window as unknown as { labSpy: Spy }
      const worker = labSpy.workers.at(-1)!
      for (let id = from; id <= to; id++) {
        const assumptions = { "training.runsPerYear": { is: "value", value: 1 + (id - from) / 20 } }
        const given = { scenario: "as-things-stand", assumptions, trust: {} }
        worker.postMessage({ type: "run", id, case: given, compare: null, draws, seed })
        await new Promise((resolve) => setTimeout(resolve, 16))
      }
      const answers = () =>
        labSpy.messages.flatMap((one) => (one.type === "answer" && one.id >= from ? [one] : []))
      while (!answers().some(({ id, stage }) => id === to && stage === "full")) {
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      return answers().map(({ id, stage }) => ({ id, stage }))
    },
    { from: 2_000_000, to: last, draws, seed },
  )
  const full = stages.filter(({ stage }) => stage === "full").map(({ id }) => id)
  expect(full.at(-1)).toBe(last)
  // What was no longer asked was not run to its end, and answers come in the order of the questions.
  expect(full.length).toBeLessThan(30)
  const coarse = stages.filter(({ stage }) => stage === "coarse").map(({ id }) => id)
  expect(coarse).toEqual([...coarse].sort((a, b) => a - b))
})

test("a firm that the laboratory does not know has no kit", async ({ request }) => {
  expect((await request.get(routes.labKit("acme", asOf))).status()).toBe(404)
  expect((await request.get(routes.labKit("baidu", "1999-01"))).status()).toBe(404)
})
