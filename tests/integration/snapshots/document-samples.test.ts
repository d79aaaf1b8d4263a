import { expect, test, vi } from "vitest"
import { canonicalJson } from "@/lib/charts/canonical-json"
import { documentVersion, type ChartDocument } from "@/lib/charts/document"
import { specVersion as version, type ChartSpec } from "@/lib/charts/spec"
import { buildChart } from "@/lib/server/charts/build-chart"
import { a800 } from "../../factories/edits"
import { useFreshDatabase } from "../../setup/database"
import { addSample, documentSamples, kindsIn } from "../../setup/document-samples"

// Next.js keeps results only within its own server. What is kept is not of interest here, what is made is.
vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))
useFreshDatabase({ withEstimates: true })

/** A chart of every plot, and of everything that is drawn in one. */
const specs: Record<string, ChartSpec> = {
  "chip-prices-h20": { version, chart: "chip-prices", chip: "h20-96gb" },
  "chip-status-h20": { version, chart: "chip-status", chip: "h20-96gb" },
  "deliveries-baidu": { version, chart: "deliveries", firm: "baidu" },
  "exposure-baidu": { version, chart: "exposure", firm: "baidu" },
  "orders-table-baichuan": { version, chart: "orders-table", firm: "baichuan" },
  "reports-a800-cost": { version, chart: "reports", order: a800, measure: "cost" },
  "runway-baidu": { version, chart: "runway", firm: "baidu", workload: "training", set: "own" },
  "runway-board-hyperscalers": {
    version,
    chart: "runway-board",
    set: "own",
    sort: "training",
    kind: "hyperscaler",
  },
}

async function documentOf(spec: ChartSpec): Promise<ChartDocument> {
  const document = await buildChart(spec)
  if (!document) throw new Error(`there is no ${canonicalJson(spec)}`)
  return document
}

test("what is drawn in today's charts stands in the samples of today's document", async () => {
  const drawn = new Set<string>()
  for (const [name, spec] of Object.entries(specs)) {
    const document = await documentOf(spec)
    for (const kind of kindsIn(document.figure.plot)) drawn.add(kind)
    if (process.env.DOCUMENT_SAMPLES === "add")
      addSample(documentVersion, name, canonicalJson(document), document)
  }
  const samples = documentSamples().filter((sample) => sample.version === documentVersion)
  const kept = new Set(
    samples.flatMap(({ bytes }) => {
      const { figure } = JSON.parse(Buffer.from(bytes).toString("utf8")) as ChartDocument
      return kindsIn(figure.plot)
    }),
  )
  const missing = [...drawn].filter((kind) => !kept.has(kind))
  expect(missing, "tests/golden/documents/README.md says how samples are added").toEqual([])
  expect(samples.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(specs)))
})
