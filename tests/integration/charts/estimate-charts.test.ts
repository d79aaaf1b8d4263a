import { beforeAll, describe, expect, test, vi } from "vitest"
import { canonicalJson } from "@/lib/charts/canonical-json"
import { chartDocumentSchema, type ChartDocument } from "@/lib/charts/document"
import { specVersion, type ChartSpec, type SpecOf } from "@/lib/charts/spec"
import { buildChart } from "@/lib/server/charts/build-chart"
import { estimatesFor } from "@/lib/server/estimates/get-estimate"
import { getBoard } from "@/lib/server/queries/board"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { getExposure } from "@/lib/server/queries/exposure"
import { getReplay, getScenario } from "@/lib/server/queries/replay"
import type { Estimate } from "@/lib/contracts/estimate"
import { useFreshDatabase } from "../../setup/database"

// Next.js keeps results only within its own server. What is kept is not of interest here, what is made is.
vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withEstimates: true })

const version = specVersion
const workloads = ["training", "inference"] as const
const sets = ["own", "all"] as const
const estimates = new Map<string, Estimate>()

beforeAll(async () => {
  const catalogue = await loadCatalogue()
  for (const [slug, estimate] of await estimatesFor(catalogue, catalogue.records.company))
    estimates.set(slug, estimate)
}, 120_000)

/** The document of a chart, which is on record. */
async function documentOf(spec: ChartSpec): Promise<ChartDocument> {
  const document = await buildChart(spec)
  if (!document) throw new Error(`there is no ${canonicalJson(spec)}`)
  return document
}

/** Rows as objects by the names of the columns. */
function rowsOf({ data }: ChartDocument): Record<string, string | number | null>[] {
  return data.rows.map((row) => Object.fromEntries(data.columns.map(({ name }, at) => [name, row[at]!])))
}

/** Every place of a mark or layer, with the axis on which it must lie. */
function expectOnItsAxes({ figure: { plot } }: ChartDocument) {
  const places: number[] = []
  if (plot.type === "xy") {
    for (const layer of plot.layers) {
      const values =
        layer.type === "area"
          ? [...layer.low, ...layer.high]
          : layer.type === "line"
            ? layer.values
            : layer.type === "point"
              ? [layer.value]
              : []
      if (values.length > 0) {
        expect(Math.min(...values)).toBeGreaterThanOrEqual(plot.y.from)
        expect(Math.max(...values)).toBeLessThanOrEqual(plot.y.to)
      }
      if ("at" in layer) places.push(layer.at)
      if (layer.type === "area") places.push(layer.start, layer.start + layer.low.length - 1)
      if (layer.type === "line") places.push(layer.start, layer.start + layer.values.length - 1)
    }
  }
  if (plot.type === "rows") {
    for (const mark of plot.sections.flatMap(({ rows }) =>
      rows.flatMap(({ lines }) => lines.flatMap(({ marks }) => marks)),
    )) {
      places.push(...("at" in mark ? [mark.at] : [mark.from, mark.to]))
    }
  }
  if (plot.type === "table" || plot.type === "panels") throw new Error("these charts are drawn on one axis")
  expect(places.length).toBeGreaterThan(0)
  expect(Math.min(...places)).toBeGreaterThanOrEqual(plot.x.from)
  expect(Math.max(...places)).toBeLessThanOrEqual(plot.x.to)
}

/** What holds of every document: the schema, the axes, its sources. */
async function soundDocumentOf(spec: ChartSpec): Promise<ChartDocument> {
  const document = await documentOf(spec)
  chartDocumentSchema.parse(document)
  expectOnItsAxes(document)
  expect(document.answer).toMatch(/\d/)
  expect(document.sources.length).toBeGreaterThan(0)
  expect(document.provenance.assumptions.length).toBeGreaterThan(0)
  expect(new Set(document.measures.map(({ key }) => key)).size).toBe(document.measures.length)
  return document
}

describe("the board", () => {
  test.each(sets)("with %s chips has the numbers of its query, a run for each firm with one", async (set) => {
    const spec = { version, chart: "runway-board", set, sort: "training", kind: "all" } as const
    const document = await soundDocumentOf(spec)
    const board = await getBoard(spec)
    const rows = rowsOf(document)
    const numbered = [...board.ranked, ...board.strained]
    expect(document.runs.map(({ firm }) => firm)).toEqual(numbered.map(({ slug }) => slug))
    expect(rows).toHaveLength(2 * (numbered.length + board.without.length))
    for (const row of numbered) {
      for (const workload of workloads) {
        const bar = row[workload]
        const found = rows.find((one) => one.firm === row.slug && one.workload === workload)
        expect(found).toMatchObject({ grade: bar.grade, runway_p50: bar.quantiles?.p50 ?? null })
        const measure = document.measures.find(({ key }) => key === `${row.slug}.${workload}.${set}.median`)
        expect(measure?.value).toBe(bar.quantiles?.p50 ?? null)
        const run = document.runs.find(({ firm }) => firm === row.slug)
        const { p5, p25, p50, p75, p95 } = bar.quantiles ?? {}
        if (bar.quantiles) expect(run?.figures[`${workload}.${set}.runway`]).toEqual([p5, p25, p50, p75, p95])
      }
    }
  })

  test("says of every empty runway whether it is beyond the horizon or not known", async () => {
    const document = await documentOf({
      version,
      chart: "runway-board",
      set: "all",
      sort: "name",
      kind: "all",
    })
    const rows = rowsOf(document)
    expect(new Set(rows.map(({ runway_status }) => runway_status))).toEqual(
      new Set(["within horizon", "beyond horizon", "no number"]),
    )
    for (const row of rows) {
      expect(row.runway_status === "within horizon").toBe(row.runway_p50 !== null)
      expect(row.runway_status === "no number").toBe(row.share_beyond_horizon === null)
      expect(row.runway_status === "no number").toBe(row.missing !== null)
    }
  })

  test("does not depend on the day on which it is made", async () => {
    const spec = { version, chart: "runway-board", set: "own", sort: "stock", kind: "all" } as const
    const before = canonicalJson(await documentOf(spec))
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2031-05-03T00:00:00Z") })
    try {
      expect(canonicalJson(await documentOf(spec))).toBe(before)
    } finally {
      vi.useRealTimers()
    }
  })
})

test("every firm with a fan has a runway whose months are the estimate's, and every other has none", async () => {
  let made = 0
  for (const [firm, estimate] of estimates) {
    for (const workload of workloads) {
      for (const set of sets) {
        const spec = { version, chart: "runway", firm, workload, set } as const
        const { fan, stock, all } = estimate[workload]
        if (!fan) {
          expect(await buildChart(spec)).toBeNull()
          continue
        }
        made += 1
        const document = await soundDocumentOf(spec)
        const rows = rowsOf(document)
        const have = set === "own" ? fan.availableStock : fan.availableAll
        expect(rows.map(({ required_p50 }) => required_p50)).toEqual(fan.required.p50)
        expect(rows.map(({ available_p5 }) => available_p5)).toEqual(have.p5)
        expect(rows.every((row) => Object.values(row).every((value) => value !== null))).toBe(true)
        const median = (set === "own" ? stock : all)?.quantiles.p50 ?? null
        expect(document.measures).toMatchObject([{ key: `${firm}.${workload}.${set}.median`, value: median }])
        expect(Object.keys(document.runs[0]?.figures ?? {})).toContain(`${workload}.${set}.runway`)
      }
    }
  }
  expect(made).toBeGreaterThanOrEqual(20)
})

test("every firm with a stock has one whose total and parts are the estimate's, and every other has none", async () => {
  let made = 0
  for (const [firm, { stockSeries }] of estimates) {
    const spec = { version, chart: "stock", firm } as const
    if (!stockSeries) {
      expect(await buildChart(spec)).toBeNull()
      continue
    }
    made += 1
    const document = await soundDocumentOf(spec)
    const rows = rowsOf(document)
    const now = rows.find(({ part, months_ahead }) => part === "total" && months_ahead === 0)
    const at = -stockSeries.fromMonth
    expect(now).toMatchObject({
      chips_p5: stockSeries.total.p5[at],
      chips_p50: stockSeries.total.p50[at],
      chips_p95: stockSeries.total.p95[at],
    })
    expect(document.measures).toMatchObject([{ key: `${firm}.stock.now`, value: now?.chips_p50 }])
    for (const row of rows.filter(({ part }) => part !== "total")) {
      const part = stockSeries.chips.find(({ chip }) => chip === row.part)
      expect(row.chips_mean).toBe(part?.mean[Number(row.months_ahead) - stockSeries.fromMonth])
    }
  }
  expect(made).toBeGreaterThanOrEqual(5)
})

test("every firm with shares has an exposure whose last month is the answer of today", async () => {
  let made = 0
  for (const firm of estimates.keys()) {
    const spec = { version, chart: "exposure", firm } as const
    const exposure = await getExposure(firm)
    const isMeasured = exposure?.shares.training ?? exposure?.shares.inference ?? null
    if (isMeasured === null) {
      expect(await buildChart(spec)).toBeNull()
      continue
    }
    made += 1
    const document = await soundDocumentOf(spec)
    const last = rowsOf(document).at(-1)
    expect(last).toMatchObject({ month: exposure?.asOf, law_of: exposure?.day })
    for (const workload of workloads) {
      const share = exposure?.shares[workload]?.notFreelyBought.p50
      if (share === undefined) continue
      expect(last?.[`${workload}_p50`]).toBe(share)
      expect(document.measures.find(({ key }) => key.startsWith(`${firm}.${workload}.`))?.value).toBe(share)
    }
    // The law and the draws stand behind it, but no figure of a run.
    expect(document.provenance.engine?.draws).toBe(2000)
    expect(document.runs).toEqual([])
  }
  expect(made).toBeGreaterThanOrEqual(5)
})

test.each([
  { version, chart: "runway-board", set: "all", sort: "training", kind: "all" },
  { version, chart: "runway", firm: "tencent", workload: "inference", set: "all" },
  { version, chart: "stock", firm: "tencent" },
  { version, chart: "exposure", firm: "tencent" },
] as const)("the $chart is the same text when it is made again", async (spec) => {
  expect(canonicalJson(await documentOf(spec))).toBe(canonicalJson(await documentOf(spec)))
})

test.each(["runway", "stock", "exposure"] as const)("an unknown firm has no %s", async (chart) => {
  const rest = chart === "runway" ? { workload: "training" as const, set: "own" as const } : {}
  expect(await buildChart({ version, chart, firm: "no-such-firm", ...rest } as ChartSpec)).toBeNull()
})

describe("a replay", () => {
  const closed = async (set: (typeof sets)[number]): Promise<SpecOf<"replay">> => ({
    version,
    chart: "replay",
    changes: (await getScenario("h200-route-closed"))?.law ?? [],
    asOf: "2026-11",
    set,
  })

  test("has both laws beside each other, as its query has them", async () => {
    const spec = await closed("all")
    const document = await soundDocumentOf(spec)
    const replay = await getReplay({ changes: spec.changes, asOf: spec.asOf })
    for (const row of replay.rows) {
      for (const workload of workloads) {
        const pair = row[workload].all
        const found = rowsOf(document).filter((one) => one.firm === row.slug && one.workload === workload)
        expect(found.map(({ law, runway_p50 }) => [law, runway_p50])).toEqual([
          ["as things stand", pair?.before.quantiles.p50 ?? null],
          ["changed", pair?.after.quantiles.p50 ?? null],
        ])
      }
    }
    expect(document.figure.title).toContain("January 2026")
    const moved = document.runs.filter(({ variant }) => variant === "under the changed rules")
    expect(moved.length).toBeGreaterThanOrEqual(2)
    expect(document.runs.filter(({ variant }) => variant === null).length).toBeGreaterThanOrEqual(2)
    // Another law, another input.
    for (const run of moved) {
      const before = document.runs.find(({ firm, variant }) => firm === run.firm && variant === null)
      expect(before?.input).toMatch(/^[0-9a-f]{64}$/)
      expect(before?.input).not.toBe(run.input)
    }
  })

  test("does not depend on the order in which its changes are given", async () => {
    const changes = (await getScenario("no-october-2023-rule"))?.law ?? []
    const spec = { ...(await closed("own")), asOf: "2023-11" }
    expect(changes.length).toBeGreaterThan(1)
    const [one, other] = [changes, changes.toReversed()].map((of) => ({ ...spec, changes: of }))
    expect(canonicalJson(await documentOf(one!))).toBe(canonicalJson(await documentOf(other!)))
  })

  test.each([
    [{ changes: [{ do: "remove", rule: "no-such-rule" }] }, /changes: there is no rule .*no-such-rule/],
    [
      { changes: [{ do: "adopt", proposal: "no-such-bill", from: "2027-01-01" }] },
      /changes: there is no bill .*no-such-bill/,
    ],
    [
      { changes: [{ do: "treat", chip: "no-such-part", as: "NOT_CONTROLLED", from: "2027-01-01" }] },
      /changes: there is no part .*no-such-part/,
    ],
    [
      {
        changes: [
          { do: "remove", rule: "us-2025-04-09-is-informed" },
          { do: "end", rule: "us-2025-04-09-is-informed", on: "2026-01-01" },
        ],
      },
      /changes: only one change of "us-2025-04-09-is-informed"/,
    ],
    [{ asOf: "2020-01" }, /asOf: .*choose 2026-11 or 2023-11/],
  ])("of what does not exist is refused by the name of the setting", async (wrong, message) => {
    const spec = { ...(await closed("own")), ...wrong } as ChartSpec
    await expect(buildChart(spec)).rejects.toMatchObject({ code: "invalid-input" })
    await expect(buildChart(spec)).rejects.toThrow(message)
  })
})
