import { describe, expect, test, vi } from "vitest"
import { canonicalJson } from "@/lib/charts/canonical-json"
import type { ChartDocument } from "@/lib/charts/document"
import { specVersion } from "@/lib/charts/spec"
import { percentilesOf } from "@/lib/estimation"
import { buildChart } from "@/lib/server/charts/build-chart"
import { estimatesFor } from "@/lib/server/estimates/get-estimate"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { freezeChart } from "@/lib/server/snapshots/freeze-chart"
import { getSnapshot } from "@/lib/server/snapshots/get-snapshot"
import { useFreshDatabase } from "../../setup/database"
import { mistypedData } from "./mistyped-data"

// Next.js keeps results only within its own server. What is kept is not of interest here, what is made is.
vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withEstimates: true })

const names = ["firms-table", "chips-table", "assumptions-table", "sources-table"] as const

async function table(chart: (typeof names)[number]): Promise<ChartDocument> {
  const document = await buildChart({ version: specVersion, chart })
  if (!document) throw new Error(`there is no ${chart}`)
  return document
}

/** The rows of a document's data by the names of their columns. */
function records({ data }: ChartDocument): Record<string, unknown>[] {
  return data.rows.map((row) =>
    Object.fromEntries(data.columns.map(({ name }, index) => [name, row[index] ?? null])),
  )
}

describe.each(names)("%s", (chart) => {
  test("has a row for each record, and says how many", async () => {
    const { records: all } = await loadCatalogue()
    const counts = {
      "firms-table": all.company.length,
      "chips-table": all.chip.length,
      "assumptions-table": all.assumption.length,
      "sources-table": all.source.length,
    }
    const { figure, measures } = await table(chart)
    expect(figure.plot.type).toBe("table")
    expect(figure.table.rows).toHaveLength(counts[chart])
    expect(measures[0]?.value).toBe(counts[chart])
  })

  test("leaves no cell empty, and no value of another type than its column’s", async () => {
    const document = await table(chart)
    const { figure } = document
    expect(mistypedData(document)).toEqual([])
    for (const row of figure.table.rows) {
      for (const cell of row) expect(cell.trim(), row[0]).not.toMatch(/^[-–—]?$/)
    }
  })

  test("is the same text when it is made again, and one link when it is frozen twice", async () => {
    expect(canonicalJson(await table(chart))).toBe(canonicalJson(await table(chart)))
    const first = await freezeChart({ version: specVersion, chart })
    const second = await freezeChart({ version: specVersion, chart })
    expect([first.isNew, second.isNew, second.id]).toEqual([true, false, first.id])
    const snapshot = await getSnapshot(first.id)
    expect(snapshot?.opened).toEqual({ status: "ok", document: await table(chart) })
  })
})

test("firms have the runways of their estimates, and a run behind every number", async () => {
  const catalogue = await loadCatalogue()
  const estimates = await estimatesFor(catalogue, catalogue.records.company)
  const document = await table("firms-table")
  for (const row of records(document)) {
    const estimate = estimates.get(String(row.firm))
    const { quantiles } = estimate?.[row.workload === "training" ? "training" : "inference"].stock ?? {}
    expect([row.runway_p5, row.runway_p50, row.runway_p95], `${row.firm} ${row.workload}`).toEqual([
      quantiles?.p5 ?? null,
      quantiles?.p50 ?? null,
      quantiles?.p95 ?? null,
    ])
  }
  const numbered = new Set(
    records(document).flatMap(({ firm, runway_status }) => (runway_status === "no number" ? [] : [firm])),
  )
  expect(new Set(document.runs.map(({ firm }) => firm))).toEqual(numbered)
})

test("assumptions have the percentiles of their distributions", async () => {
  const { assumption } = await loadCatalogue()
  for (const row of records(await table("assumptions-table"))) {
    const { p5, p50, p95 } = percentilesOf(assumption.get(String(row.id))!.distribution)
    expect([row.p5, row.p50, row.p95], String(row.id)).toEqual([p5, p50, p95])
  }
})

test("parts that no page gives a figure of say so, and have none for machines", async () => {
  const document = await table("chips-table")
  const unknown = records(document).findIndex(({ tpp }) => tpp === null)
  expect(unknown).toBeGreaterThan(-1)
  expect(document.figure.table.rows[unknown]?.[2]).toBe("not published")
})
