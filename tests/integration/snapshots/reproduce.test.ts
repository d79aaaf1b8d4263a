import { beforeAll, describe, expect, test, vi } from "vitest"
import { canonicalJson } from "@/lib/charts/canonical-json"
import { estimateFigures, figuresUnder } from "@/lib/charts/estimate-figures"
import { specVersion, type ChartSpec } from "@/lib/charts/spec"
import { isReproduced, resultWords, type RunResult } from "@/lib/charts/verify/comparison-words"
import { ENGINE_VERSION } from "@/lib/estimation"
import { runAgain } from "@/lib/estimation/run-again"
import { engineInputOf } from "@/lib/server/charts/engine-input-of"
import { getEstimate, prepareEstimate } from "@/lib/server/estimates/get-estimate"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { freezeChart } from "@/lib/server/snapshots/freeze-chart"
import { getSnapshot, getSnapshotInput } from "@/lib/server/snapshots/get-snapshot"
import { reproduce } from "@/lib/server/snapshots/reproduce"
import { verifySnapshot } from "@/lib/server/snapshots/verify-snapshot"
import { useFreshDatabase } from "../../setup/database"

// Next.js keeps results only within its own server. What is kept is not of interest here, what is made is.
vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))
useFreshDatabase({ withEstimates: true })

test("an estimate's figures are those of its frozen input run again, by name and to the last digit", async () => {
  const catalogue = await loadCatalogue()
  const few = { draws: 300, seed: 7 }
  let firms = 0
  for (const company of catalogue.company.values()) {
    const estimate = await getEstimate(catalogue, company, few)
    const figures = estimateFigures(estimate)
    if (Object.keys(figures).length === 0) continue
    const input = engineInputOf(prepareEstimate(catalogue, company, few))
    const again = runAgain(canonicalJson(input))
    if (again.status === "refused") throw new Error(`${company.id}: ${again.why}`)
    // What is graded none has no number on any page.
    const graded = (["training", "inference"] as const).filter((name) => estimate[name].grade !== "none")
    const shown = figuresUnder(again.figures, [
      ...graded.map((name) => `${name}.`),
      "stock.",
      "h100-equivalents",
    ])
    expect(figures, company.id).toEqual(shown)
    firms += 1
  }
  expect(firms).toBeGreaterThan(3)
})

const specs: ChartSpec[] = [
  { version: specVersion, chart: "runway-board", set: "own", sort: "training", kind: "model-startup" },
  { version: specVersion, chart: "runway", firm: "baidu", workload: "training", set: "all" },
  { version: specVersion, chart: "stock", firm: "baidu" },
  { version: specVersion, chart: "firms-table" },
  {
    version: specVersion,
    chart: "replay",
    changes: [{ do: "remove", rule: "us-2023-11-17-acs-ifr" }],
    asOf: "2026-11",
    set: "own",
  },
]

describe.each(specs)("a frozen $chart", (spec) => {
  const results: RunResult[] = []
  let id = ""
  beforeAll(async () => {
    id = (await freezeChart(spec)).id
    const snapshot = await getSnapshot(id)
    if (snapshot?.opened.status !== "ok") throw new Error("just frozen, it opens")
    results.push(...(await all(reproduce(snapshot.opened.document, getSnapshotInput))))
  })

  test("is intact, with every input", async () => {
    const verdict = await verifySnapshot(id)
    expect(verdict).toMatchObject({ id, isIntact: true, problems: [] })
    expect(verdict?.inputs.length).toBe(results.length)
  })

  test("gives the very same figures when it is run again", () => {
    expect(results.length).toBeGreaterThan(0)
    expect(isReproduced(results)).toBe(true)
    const engine = { then: ENGINE_VERSION, now: ENGINE_VERSION }
    expect(resultWords(results, engine)).toMatch(/^All \d{2,} figures of \d+ runs? are equal\. Engine/)
  })
})

async function all(results: AsyncGenerator<RunResult>): Promise<RunResult[]> {
  const found: RunResult[] = []
  for await (const result of results) found.push(result)
  return found
}

test("a figure that was not the engine's is found, and so is an altered input", async () => {
  const { id } = await freezeChart(specs[1]!)
  const snapshot = await getSnapshot(id)
  if (snapshot?.opened.status !== "ok") throw new Error("just frozen, it opens")
  const { document } = snapshot.opened
  const [run] = document.runs
  const name = "training.all.runway"
  const wrong = { ...run!, figures: { ...run!.figures, [name]: run!.figures[name]!.with(2, 1) } }

  const [moved] = await all(reproduce({ ...document, runs: [wrong] }, getSnapshotInput))
  const differences = moved?.outcome.status === "compared" ? moved.outcome.comparison.differences : []
  expect(differences.map(({ name, at, frozen }) => [name, at, frozen])).toEqual([[name, 2, 1]])

  const other = async (hash: string) => {
    const bytes = await getSnapshotInput(hash)
    return bytes && new TextEncoder().encode(new TextDecoder().decode(bytes).replace('"seed":', '"seed":1'))
  }
  const [altered] = await all(reproduce(document, other))
  expect(altered?.outcome).toEqual({ status: "failed", why: "Its frozen input was altered." })
  const [missing] = await all(reproduce(document, () => Promise.resolve(null)))
  expect(missing?.outcome).toEqual({ status: "failed", why: "Its frozen input is missing." })
})
