import { spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { beforeAll, describe, expect, test, vi } from "vitest"
import type { BoardView } from "@/lib/contracts/board"
import { estimateSchema } from "@/lib/contracts/estimate"
import { db } from "@/lib/server/db/client"
import { getEstimate } from "@/lib/server/estimates/get-estimate"
import { getBoard } from "@/lib/server/queries/board"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { getCompanyProfile, listCompanies } from "@/lib/server/queries/companies"
import { useFreshDatabase } from "../setup/database"

// Next.js keeps results only within its own server. What is kept is not of interest here, what is made is.
vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withData: true })

const node = ["--conditions=react-server", "--import", "tsx"]
const env = () => ({ ...process.env, NODE_OPTIONS: "" })

// Loads everything first and waits for a word, so that two of them begin in the same moment.
const refresher = `
  const { refreshEstimates } = await import("./lib/server/estimates/refresh.ts")
  const { closeDatabase } = await import("./lib/server/db/client.ts")
  console.log("ready")
  process.stdin.once("data", async () => {
    console.log(await refreshEstimates())
    await closeDatabase()
    process.stdin.destroy()
  })
`

type Ended = { status: number | null; firms: number; stderr: string }

function startRefresher() {
  const child = spawn(process.execPath, [...node, "--input-type=module", "-e", refresher], { env: env() })
  const said = { stdout: "", stderr: "" }
  const ready = once(child.stdout, "data")
  child.stdout.on("data", (text: Buffer) => (said.stdout += text.toString()))
  child.stderr.on("data", (text: Buffer) => (said.stderr += text.toString()))
  const ended = once(child, "close").then(([status]): Ended => ({
    status: status as number | null,
    firms: Number(said.stdout.replace("ready", "")),
    stderr: said.stderr,
  }))
  return { child, ready: Promise.race([ready, ended]), ended }
}

/** What both processes said, and the firms of which an estimate was kept. */
let refreshed: { ended: Ended[]; kept: string[] } = { ended: [], kept: [] }
beforeAll(async () => {
  // With few draws an estimate takes little longer than to keep it, so that the two often write at once.
  const { draws } = await db().dataset.findFirstOrThrow()
  await db().dataset.updateMany({ data: { draws: 20 } })
  const refreshers = [startRefresher(), startRefresher()]
  await Promise.all(refreshers.map(({ ready }) => ready))
  for (const { child } of refreshers) child.stdin.end("go\n")
  const ended = await Promise.all(refreshers.map((refresher) => refresher.ended))
  const kept = await db().estimate.findMany({ select: { companyId: true } })
  refreshed = { ended, kept: kept.map(({ companyId }) => companyId).sort() }
  await db().estimate.deleteMany()
  await db().dataset.updateMany({ data: { draws } })
}, 120_000)

test("two processes that make the same estimates at once both succeed, and leave one for each firm", async () => {
  const firms = (await db().company.findMany({ select: { id: true } })).map(({ id }) => id).sort()
  const ended = { status: 0, firms: firms.length, stderr: "" }
  expect(refreshed).toEqual({ ended: [ended, ended], kept: firms })
})

test("a kept estimate of another shape is made anew, once", async () => {
  const catalogue = await loadCatalogue()
  const baidu = catalogue.company.get("baidu")
  if (!baidu) throw new Error("data/ lacks Baidu")
  const rowOf = () => db().estimate.findFirstOrThrow({ where: { companyId: "baidu" } })
  const made = await getEstimate(catalogue, baidu)
  const { id, result } = await rowOf()
  const { training: _training, ...rest } = result as Record<string, unknown>
  await db().estimate.update({ where: { id }, data: { result: rest as object } })

  const whole = estimateSchema.parse(result)
  expect(await getEstimate(catalogue, baidu)).toEqual(made)
  expect(estimateSchema.parse((await rowOf()).result)).toEqual(whole)
  expect(await db().estimate.count({ where: { companyId: "baidu" } })).toBe(1)
})

describe("the board", () => {
  const view: BoardView = { set: "own", sort: "training", kind: "all" }
  const slugs = (rows: { slug: string }[]) => rows.map(({ slug }) => slug)

  test("has each firm of data/ in one of its three parts, the market-wide entry in none", async () => {
    const { ranked, strained, without, firmCount, orderCount } = await getBoard(view)
    const { records } = await loadCatalogue()
    const firms = records.company.filter(({ isPseudo }) => !isPseudo).map(({ id }) => id)
    expect(slugs([...ranked, ...strained, ...without]).sort()).toEqual(firms.sort())
    expect([firmCount, orderCount]).toEqual([firms.length, records.order.length])
  })
  test("ranks Baidu with both its medians", async () => {
    const baidu = (await getBoard(view)).ranked.find(({ slug }) => slug === "baidu")
    expect(baidu?.training.quantiles?.p50).toBeGreaterThan(0)
    expect(baidu?.inference.quantiles?.p5).toBeGreaterThanOrEqual(0)
  })
  test("sets Alibaba apart as strained, with numbers and the reason", async () => {
    const alibaba = (await getBoard(view)).strained.find(({ slug }) => slug === "alibaba")
    const bars = [alibaba?.training, alibaba?.inference].filter((bar) => bar?.grade === "strained")
    expect(bars).not.toEqual([])
    for (const bar of bars) {
      expect(bar?.quantiles).not.toBeNull()
      expect(bar?.why).not.toEqual([])
    }
  })
  test("gives Zhipu no number, because it rents", async () => {
    const zhipu = (await getBoard(view)).without.find(({ slug }) => slug === "zhipu")
    expect(zhipu).toMatchObject({
      rentsCompute: true,
      training: { grade: "none", quantiles: null },
      inference: { grade: "none", quantiles: null },
    })
    expect(zhipu?.missing).not.toEqual([])
  })
})

test("Zhipu's profile says why it rents and has its estimate without numbers", async () => {
  const profile = await getCompanyProfile("zhipu")
  expect(profile?.compute).toEqual({ mode: "rents", why: expect.stringContaining("prospectus") })
  expect(profile?.estimate).toMatchObject({
    rentsCompute: true,
    h100Equivalents: null,
    stockSeries: null,
    training: { grade: "none", stock: null, all: null, fan: null },
    inference: { grade: "none", stock: null, all: null, fan: null },
  })
})

test("a slug that nobody has gives no profile", async () => {
  expect(await getCompanyProfile("nobody")).toBeNull()
})

test("Baidu's runways are the same on the board, in the list, on its profile and from the command line", async () => {
  const args = [...node, "lib/server/cli/estimate.ts", "--company", "baidu"]
  const { stdout, stderr } = spawnSync(process.execPath, args, { env: env(), encoding: "utf8" })
  expect(stderr).toBe("")
  const printed = JSON.parse(stdout) as Record<string, { quantiles: Record<string, number | null> }>
  const profile = await getCompanyProfile("baidu")
  for (const [key, summary] of [
    ["stockT", profile?.estimate.training.stock],
    ["allT", profile?.estimate.training.all],
    ["stockI", profile?.estimate.inference.stock],
    ["allI", profile?.estimate.inference.all],
  ] as const) {
    expect(summary?.quantiles, key).toEqual(printed[key]?.quantiles)
  }
  const listed = (await listCompanies()).companies.find(({ slug }) => slug === "baidu")
  expect(listed?.training.quantiles).toEqual(printed["stockT"]?.quantiles)
  for (const [set, key] of [
    ["own", "stockT"],
    ["all", "allT"],
  ] as const) {
    const { ranked } = await getBoard({ set, sort: "name", kind: "all" })
    const row = ranked.find(({ slug }) => slug === "baidu")
    expect(row?.training.quantiles, set).toEqual(printed[key]?.quantiles)
  }
})
