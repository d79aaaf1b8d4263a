import { expect, test, vi } from "vitest"
import type { ChartDocument } from "@/lib/charts/document"
import { specVersion as version } from "@/lib/charts/spec"
import { buildChart } from "@/lib/server/charts/build-chart"
import { getScenario } from "@/lib/server/queries/replay"
import { useFreshDatabase } from "../../setup/database"

// Next.js keeps results only within its own server. What is kept is not of interest here, what is made is.
vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))
useFreshDatabase({ withData: true })

/** The rows as records by the names of their columns. */
function recordsOf({ data: { columns, rows } }: ChartDocument) {
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at] ?? null])))
}

test("every share of draws that a runway shows month by month is among the figures of its run", async () => {
  for (const set of ["own", "all"] as const) {
    const spec = { version, chart: "runway", firm: "baidu", workload: "training", set } as const
    const document = (await buildChart(spec))!
    const survival = document.runs[0]?.figures[`training.${set}.survival`]
    expect(survival?.length).toBeGreaterThan(24)
    expect(recordsOf(document).map((row) => row.share_still_sufficient)).toEqual(survival)
  }
})

test("the share that lasts two years is among the figures of a replay's run, before and after", async () => {
  const document = (await buildChart({
    version,
    chart: "replay",
    changes: (await getScenario("no-october-2023-rule"))!.law,
    asOf: "2023-11",
    set: "own",
  }))!
  const shown = recordsOf(document).filter(({ share_enough_after_two_years: share }) => share !== null)
  let changed = 0
  for (const { firm, workload, law, share_enough_after_two_years: share } of shown) {
    const ofFirm = document.runs.filter((run) => run.firm === firm)
    // A firm that the changes do not reach is not run again.
    const run = law === "changed" && ofFirm.length === 2 ? ofFirm[1] : ofFirm[0]
    if (run?.variant) changed += 1
    expect(run?.figures[`${String(workload)}.own.sufficient-24`], `${String(firm)} ${String(law)}`).toEqual([
      share,
    ])
    expect(run?.figures[`${String(workload)}.own.survival`]).toBeUndefined()
  }
  expect(changed).toBeGreaterThan(0)
})
