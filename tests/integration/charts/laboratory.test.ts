import { beforeAll, describe, expect, test, vi } from "vitest"
import { GET } from "@/app/doors/charts/[chart]/[door]/route"
import type { ChartDocument } from "@/lib/charts/document"
import { specVersion, type SpecOf } from "@/lib/charts/spec"
import { specQuery } from "@/lib/charts/spec-query"
import { isReproduced, type RunResult } from "@/lib/charts/verify/comparison-words"
import { runCase } from "@/lib/estimation/case/run-case"
import { buildChart } from "@/lib/server/charts/build-chart"
import { kitOf } from "@/lib/server/lab/kit"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { freezeChart } from "@/lib/server/snapshots/freeze-chart"
import { getSnapshot, getSnapshotInput } from "@/lib/server/snapshots/get-snapshot"
import { reproduce } from "@/lib/server/snapshots/reproduce"
import { verifySnapshot } from "@/lib/server/snapshots/verify-snapshot"
import { useFreshDatabase } from "../../setup/database"

vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))
useFreshDatabase({ withData: true, withEstimates: true })

const untouched: SpecOf<"laboratory"> = {
  version: specVersion,
  chart: "laboratory",
  firm: "baidu",
  workload: "training",
  set: "own",
  asOf: null,
  scenario: "as-things-stand",
  assumptions: {},
  trust: {},
  compare: null,
}

/** A report that an order of Baidu rests on, with another one's beside. */
async function someReports(): Promise<[string, string]> {
  const catalogue = await loadCatalogue()
  const kit = kitOf(catalogue, catalogue.company.get("baidu")!, catalogue.dataset.asOf)
  const [first, second] = kit.orders.flatMap(({ reports }) => reports.map(({ id }) => id))
  return [first!, second!]
}

async function changed(): Promise<SpecOf<"laboratory">> {
  const [disbelieved, trusted] = await someReports()
  return {
    ...untouched,
    scenario: "no-further-imports",
    assumptions: { "training.runsPerYear": { is: "range", low: 1.5, high: 3 } },
    trust: { [disbelieved]: 0, [trusted]: 2 },
    compare: "frontier-effort-doubles",
  }
}

async function built(spec: SpecOf<"laboratory">): Promise<ChartDocument> {
  const document = await buildChart(spec)
  if (!document) throw new Error("there is such a chart")
  return document
}

const medianOf = ({ measures }: ChartDocument, key: string) => measures.find((one) => one.key === key)?.value

describe("the laboratory’s chart", () => {
  test("of an untouched case is what is published", async () => {
    const lab = await built(untouched)
    const runway = await buildChart({
      version: specVersion,
      chart: "runway",
      firm: "baidu",
      workload: "training",
      set: "own",
    })
    expect(lab.measures.map(({ value }) => value)).toEqual([
      runway?.measures[0]?.value,
      runway?.measures[0]?.value,
    ])
    expect(lab.figure.title).toBe(runway?.figure.title)
    expect(lab.figure.plot).toEqual(runway?.figure.plot)
    expect(lab.runs.map(({ input }) => input)).toEqual([runway?.runs[0]?.input, runway?.runs[0]?.input])
  })

  test("keeps the warning of a case whose draws seldom fit", async () => {
    const runs = { is: "range", low: 1.6, high: 3.5 } as const
    const { answer } = await built({ ...untouched, assumptions: { "training.runsPerYear": runs } })
    expect(answer).toMatch(/ With a warning\. \d\d% of draws agree with what the firm is known to/)
  })

  test("says in words and in its data what the reader changed, and shows three runs", async () => {
    const spec = await changed()
    const document = await built(spec)
    const words = document.figure.words.join(" ")
    expect(words).toContain("Under the scenario “No further imports”.")
    expect(words).toContain("flagship runs a year: 1.5 to 3 (published: ")
    expect(words).toContain("not believed")
    expect(words).toContain("counts 2 times as much")
    expect(document.figure.subtitle).toMatch(
      /^Scenario “No further imports”; flagship runs a year 1\.5 to 3; 2 reports/,
    )
    expect(document.figure.title).toMatch(/, as a reader supposes$/)
    const beside = "with the reader’s changes under the scenario “Frontier effort doubles”"
    expect(words).toContain(`Thin broken lines are the same ${beside}: `)
    expect(document.measures.map(({ label }) => label)[2]).toContain(`, ${beside}`)
    const rows = (kind: string) => document.data.rows.filter(([row]) => row === kind)
    expect(rows("scenario").map((row) => row[1])).toEqual(["no-further-imports"])
    expect(rows("assumption").map((row) => row.slice(1, 4))).toEqual([
      ["training.runsPerYear", "flagship runs a year", "1.5 to 3"],
    ])
    expect(
      rows("report")
        .map((row) => row[1])
        .sort(),
    ).toEqual(Object.keys(spec.trust).sort())
    for (const kind of ["case", "published", "compared"]) expect(rows(kind)).toHaveLength(61)
    expect(document.runs.map(({ variant }) => variant)).toEqual([
      "as the reader supposes",
      null,
      "under the scenario beside it",
    ])
  })

  test("beside things as they stand says that the reader’s changes are kept there, where there are any", async () => {
    const besideOf = async (assumptions: SpecOf<"laboratory">["assumptions"]) => {
      const spec = { ...untouched, scenario: "no-further-imports", assumptions, compare: "as-things-stand" }
      return (await built(spec)).measures.map(({ label }) => label)[2]
    }
    expect(await besideOf({})).toMatch(/, as things stand$/)
    expect(await besideOf({ "training.runsPerYear": { is: "value", value: 2 } })).toMatch(
      /, with the reader’s changes, without a scenario$/,
    )
  })

  test("has the figures that the engine gives for the same case, to the last digit", async () => {
    const spec = await changed()
    const catalogue = await loadCatalogue()
    const { seed, draws, asOf } = catalogue.dataset
    const kit = kitOf(catalogue, catalogue.company.get("baidu")!, asOf)
    const { report } = runCase(kit, spec, { seed, draws })
    const { p5, p25, p50, p75, p95 } = report!.stockT!.quantiles
    const document = await built(spec)
    expect(document.runs[0]?.figures["training.own.runway"]).toEqual([p5, p25, p50, p75, p95])
    expect(medianOf(document, "baidu.training.own.median.case")).toBe(p50)
  })
})

describe("a frozen case", () => {
  const results: RunResult[] = []
  let id = ""
  beforeAll(async () => {
    id = (await freezeChart(await changed())).id
    const snapshot = await getSnapshot(id)
    if (snapshot?.opened.status !== "ok") throw new Error("just frozen, it opens")
    for await (const result of reproduce(snapshot.opened.document, getSnapshotInput)) results.push(result)
  })

  test("is intact, with the inputs of all its runs", async () => {
    expect(await verifySnapshot(id)).toMatchObject({ isIntact: true, problems: [] })
  })

  test("gives the very same figures when it is run again", () => {
    expect(results).toHaveLength(3)
    expect(isReproduced(results)).toBe(true)
  })

  test("keeps the reader’s assumptions, so that the laboratory opens from it", async () => {
    const snapshot = await getSnapshot(id)
    const opened = snapshot?.opened
    expect(opened?.status === "ok" && opened.document.spec).toEqual(await changed())
  })
})

async function door(query: string): Promise<{ status: number; detail: string }> {
  const response = await GET(new Request(`http://localhost:3000/doors/charts/laboratory/csv${query}`), {
    params: Promise.resolve({ chart: "laboratory", door: "csv" }),
  })
  if (response.status === 200) return { status: 200, detail: await response.text() }
  return (await response.json()) as { status: number; detail: string }
}

describe("a live case", () => {
  test("is to be had as a file under the laboratory’s own parameters", async () => {
    const { status, detail } = await door(specQuery(await changed()))
    expect(status).toBe(200)
    expect(detail).toContain("\nassumption,training.runsPerYear,flagship runs a year,1.5 to 3,")
  })

  test.each([
    ["horizonMonths=10000", "horizonMonths: it must be 600 or less."],
    ["horizonMonths=36.5", "horizonMonths: it must be a whole number."],
    ["horizonMonths=480", "horizonMonths: a chart looks ahead 240 months at most, not 480."],
    ["training.uptime=1.5", "training.uptime: it must be 1 or less."],
    ["training.runsPerYear=-1", "training.runsPerYear: it must be above 0."],
    ["scenario=peace", 'scenario: there is no scenario "peace".'],
    ["compare=peace", 'compare: there is no scenario "peace".'],
    ["asOf=2001-01", 'asOf: there is no estimate as of "2001-01"'],
    ["disbelieve=nobody", "nobody: no order of this firm has such a report."],
    ["no.such=1", "no.such: the estimate of this firm has no such assumption."],
    ["training.runsPerYear=100000", "Under these assumptions there is no number. Only 0% of draws"],
  ])("with %s is refused, with the limit or the reason", async (query, said) => {
    const { status, detail } = await door(`?firm=baidu&${query}`)
    expect(status).toBe(400)
    expect(detail).toContain(said)
  })

  test("of a workload that an editor withholds has no number either, with the editor’s reason", async () => {
    const { status, detail } = await door("?firm=01-ai&workload=inference&asOf=2023-11")
    expect(status).toBe(400)
    expect(detail).toContain("there is no number. Lowered by an editor: The token count is a guess")
  })

  test.each(["training.runsPerYear=NaN", "training.runsPerYear=Infinity", "trust=x@-1", "workload=mining"])(
    "with %s is no case at all",
    async (query) => {
      expect((await door(`?firm=baidu&${query}`)).status).toBe(400)
    },
  )

  test("of an unknown firm is not found", async () => {
    expect((await door("?firm=acme")).status).toBe(404)
  })
})
