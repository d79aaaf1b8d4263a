import { spawnSync } from "node:child_process"
import { describe, expect, test } from "vitest"
import { runCase } from "@/lib/estimation/case/run-case"
import { kitOf } from "@/lib/server/lab/kit"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { useFreshDatabase } from "../setup/database"

useFreshDatabase({ withData: true })

function estimateCommand(...args: string[]) {
  const program = ["--conditions=react-server", "--import", "tsx", "lib/server/cli/estimate.ts"]
  const { status, stdout, stderr } = spawnSync(process.execPath, [...program, ...args], {
    env: { ...process.env, NODE_OPTIONS: "" },
    encoding: "utf8",
  })
  return { status, stdout, stderr }
}

const baidu = ["--company", "baidu", "--draws", "500"]

describe("estimate --case", () => {
  test("gives what the engine gives for the same case here, to the last digit", async () => {
    const query = "training.runsPerYear=1.5..3&scenario=no-further-imports&asOf=2023-11"
    const { status, stdout, stderr } = estimateCommand(...baidu, "--case", `?firm=baidu&${query}`)
    expect([status, stderr]).toEqual([0, ""])
    const printed = JSON.parse(stdout) as Record<string, unknown>
    const catalogue = await loadCatalogue()
    const kit = kitOf(catalogue, catalogue.company.get("baidu")!, "2023-11")
    const given = {
      scenario: "no-further-imports",
      assumptions: { "training.runsPerYear": { is: "range" as const, low: 1.5, high: 3 } },
      trust: {},
    }
    const { report, graded } = runCase(kit, given, { draws: 500, seed: catalogue.dataset.seed })
    expect(report?.n).toBe(500)
    expect(printed).toMatchObject({ ...JSON.parse(JSON.stringify(report)), asOf: "2023-11" })
    expect(printed.case).toEqual({ firm: "baidu", asOf: "2023-11", ...given })
    expect(printed.grade).toMatchObject({ training: { grade: graded?.training.grade } })
  })

  test("without a change gives what it gives without a case", () => {
    const { case: _, dropped, ...ofCase } = JSON.parse(estimateCommand(...baidu, "--case", "").stdout)
    expect(ofCase).toEqual(JSON.parse(estimateCommand(...baidu).stdout))
    expect(dropped).toEqual([])
  })

  test.each([
    ["horizonMonths=10000", "horizonMonths: it must be 600 or less"],
    ["horizonMonths=36.5", "horizonMonths: it must be a whole number"],
    ["training.runsPerYear=NaN", "case: training.runsPerYear=NaN: a value is written 1.5"],
    ["runs=2", 'case: nothing is called "runs"'],
    ["firm=qwen", '--company is "baidu"'],
  ])("refuses %s and says why", (query, said) => {
    const { status, stdout, stderr } = estimateCommand(...baidu, "--case", query)
    expect(status).not.toBe(0)
    expect(stdout).toBe("")
    expect(stderr).toContain(said)
  })

  test("is a firm's case", () => {
    const { status, stderr } = estimateCommand("--case", "training.runsPerYear=2")
    expect(status).not.toBe(0)
    expect(stderr).toContain("case: it is of a firm, say which with --company")
  })
})
