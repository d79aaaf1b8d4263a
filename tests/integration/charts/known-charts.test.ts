import { expect, test, vi } from "vitest"
import { canonicalJson } from "@/lib/charts/canonical-json"
import { specVersion as version, type ChartSpec } from "@/lib/charts/spec"
import { specOfNow } from "@/lib/charts/known-spec"
import { isOutBy } from "@/lib/estimation/known-then"
import { chartOrNull } from "@/lib/server/charts/chart-or-null"
import { newestOfChart } from "@/lib/server/charts/newest-of-chart"
import { inputsOf } from "@/lib/server/charts/inputs-of"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { useFreshDatabase } from "../../setup/database"

// Next.js keeps results between requests; here every query runs.
vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withData: true })

const known = "2023-11-20"
const firm = "baidu"
const specs: ChartSpec[] = [
  { version, chart: "runway-board", set: "own", sort: "training", kind: "all", known },
  { version, chart: "runway", firm, workload: "training", set: "own", known },
  { version, chart: "stock", firm, known },
  { version, chart: "deliveries", firm, known },
  { version, chart: "exposure", firm, known },
  { version, chart: "orders-table", firm, known },
  { version, chart: "reports", order: "a800-2023-four-firms", measure: "cost", known },
]

test.each(specs)("$chart of a past day says so, is as of its month and is not today's", async (spec) => {
  const document = await chartOrNull(spec)
  expect(document?.figure.title).toMatch(/, as known on 20 Nov 2023$/)
  expect(document?.answer).toMatch(/^As known on 20 Nov 2023: /)
  expect(document?.figure.words.join(" ")).toContain("published by the end of 20 Nov 2023")
  expect(document?.provenance.asOf).toBe("2023-11")
  expect(document?.spec).toEqual(spec)
  const today = await chartOrNull(specOfNow(spec))
  expect(canonicalJson(document!.data)).not.toBe(canonicalJson(today?.data))
  expect(await newestOfChart(spec)).toBe(document!.provenance.dataVersion)
})

test("the reports behind it had all been published", async () => {
  const { source } = await loadCatalogue()
  for (const spec of specs.filter(({ chart }) => ["deliveries", "orders-table", "reports"].includes(chart))) {
    const { sources } = (await chartOrNull(spec))!
    expect(sources.length).toBeGreaterThan(0)
    for (const { id } of sources) expect(isOutBy(source.get(id)!.publishedOn, known)).toBe(true)
  }
})

test("its frozen inputs are found again, so that it can be run again", async () => {
  const spec = specs[1]!
  const document = (await chartOrNull(spec))!
  expect(document.runs).toHaveLength(1)
  expect([...(await inputsOf(document, spec))!.keys()]).toEqual([document.runs[0]!.input])
})

test("what will have been known on a day that is not over cannot be drawn", async () => {
  expect(await chartOrNull({ version, chart: "stock", firm, known: "2199-01-01" })).toBeNull()
})
