import { spawnSync } from "node:child_process"
import { describe, expect, test } from "vitest"
import { currentDataVersion } from "@/lib/server/db/data-version"
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

type Runway = {
  n: number
  quantiles: Record<string, number | null>
  censoredShare: number
  pStillSufficient: Record<string, number>
  restrictedMean: number
}

type Report = {
  n: number
  tried: number
  acceptance: number
  stockT: Runway
  allT: Runway
  stockI: Runway
  allI: Runway
  company: string
  asOf: string
  dataVersion: number
  grade: Record<"training" | "inference", { grade: string; why: string }>
  central: Record<"all" | "stockOnly", Record<string, unknown>>
  input: {
    supply: { id: string; order_id?: string; chip: string; class: string }[]
    vars: Record<string, unknown>
    assumptions: string[]
  }
  missing: Record<"training" | "inference", string[]>
}

/** What the command prints, which must be one line of JSON and nothing else. */
function reportOf(...args: string[]): Report {
  const { status, stdout, stderr } = estimateCommand(...args)
  expect([status, stderr]).toEqual([0, ""])
  expect(stdout.trimEnd().split("\n")).toHaveLength(1)
  return JSON.parse(stdout) as Report
}

const about = ["company", "asOf", "dataVersion", "grade", "central", "input", "missing"]
const counts = ["n", "tried", "acceptance"]
const centralKeys = {
  shared: ["units", "trainShare"],
  T: ["capT", "reqT", "runFlop", "coverT", "runwayT", "runwayTInterp", "shortMonthsT", "worstCoverT"],
  I: ["capI", "reqI", "coverI", "runwayI", "runwayIInterp", "shortMonthsI", "worstCoverI"],
}
const keysOf = (value: object) => Object.keys(value).sort()
const sorted = (...keys: string[]) => keys.sort()

describe("Baidu as of November 2023", () => {
  let report: Report
  const read = () =>
    (report ??= reportOf("--company", "baidu", "--as-of", "2023-11", "--draws", "500", "--seed", "3"))

  test("has the keys of a simulation and of what it is about, and no others", async () => {
    const { company, asOf, dataVersion, n, tried, acceptance, ...rest } = read()
    expect(keysOf(read())).toEqual(sorted(...counts, "stockT", "allT", "stockI", "allI", ...about))
    expect({ company, asOf, n }).toEqual({ company: "baidu", asOf: "2023-11", n: 500 })
    expect(dataVersion).toBe(await currentDataVersion())
    expect(acceptance).toBe(n / tried)
    expect(rest.missing).toEqual({ training: [], inference: [] })
  })

  test("gives each runway its quantiles in order, and shares that only fall", () => {
    for (const runway of [read().stockT, read().allT, read().stockI, read().allI]) {
      expect(keysOf(runway)).toEqual(
        sorted("n", "quantiles", "censoredShare", "pStillSufficient", "restrictedMean"),
      )
      expect(Object.keys(runway.quantiles)).toEqual(["p5", "p25", "p50", "p75", "p95"])
      const months = Object.values(runway.quantiles).map((value) => value ?? Infinity)
      expect(months).toEqual(months.toSorted((a, b) => a - b))
      expect(Object.keys(runway.pStillSufficient)).toEqual(["0", "6", "12", "18", "24", "36", "48", "60"])
      const shares = Object.values(runway.pStillSufficient)
      expect(shares).toEqual(shares.toSorted((a, b) => b - a))
      expect(runway.censoredShare).toBe(shares.at(-1))
    }
  })

  test("grades both workloads, each with its reason", () => {
    const { grade } = read()
    expect(keysOf(grade)).toEqual(["inference", "training"])
    for (const workload of [grade.training, grade.inference]) {
      expect(workload).toEqual({ grade: "shown", why: expect.stringMatching(/^\d+% of draws agree .*\.$/) })
    }
  })

  test("has the central run of both workloads, from all supply and from own stock", () => {
    const { central } = read()
    expect(keysOf(central)).toEqual(["all", "stockOnly"])
    for (const run of [central.all, central.stockOnly]) {
      expect(keysOf(run)).toEqual(sorted(...centralKeys.shared, ...centralKeys.T, ...centralKeys.I))
      expect(run["coverT"]).toHaveLength(61)
    }
  })

  test("names the order behind each line of stock, the A800 of the four firms among them", () => {
    const { supply } = read().input
    const stock = supply.filter((line) => line.class === "stock")
    for (const line of stock) expect(line.order_id, line.id).toMatch(/^[a-z0-9-]+$/)
    expect(stock).toContainEqual(
      expect.objectContaining({ order_id: "a800-2023-four-firms", chip: "a800-sxm-80gb" }),
    )
  })

  test("names assumptions that stand behind its vars", () => {
    const { assumptions, vars } = read().input
    expect(assumptions).toEqual(expect.arrayContaining(["deployLagMonths", "hazardNvidia", "mfu.ampere"]))
    expect(new Set(assumptions).size).toBe(assumptions.length)
    const fromOrders = Object.keys(vars).filter((name) => !assumptions.includes(name))
    for (const name of fromOrders) expect(name).toMatch(/^ledger\./)
  })
})

test("01.AI's serving, whose tokens are a guess, gets no number but the reason", () => {
  const report = reportOf("--company", "01-ai", "--as-of", "2023-11", "--draws", "500", "--seed", "3")
  expect(report.grade.inference.grade).toBe("none")
  expect(keysOf(report)).toEqual(sorted(...counts, "stockT", "allT", ...about))
  for (const run of [report.central.all, report.central.stockOnly]) {
    expect(keysOf(run)).toEqual(sorted(...centralKeys.shared, ...centralKeys.T))
  }
  expect(report.missing.training).toEqual([])
  expect(report.missing.inference.join(" ")).toContain(
    "no figure for the tokens that 01.AI served has been published",
  )
})

test("Zhipu, which rents its compute, gets no number and is said to rent", () => {
  const report = reportOf("--company", "zhipu", "--draws", "500", "--seed", "3")
  expect(keysOf(report)).toEqual(sorted(...about))
  expect([report.central, report.input]).toEqual([null, null])
  for (const workload of ["training", "inference"] as const) {
    expect(report.grade[workload]).toEqual({ grade: "none", why: expect.stringMatching(/\brent(s|ed)\b/) })
    expect(report.missing[workload]).not.toEqual([])
  }
})

test("the same seed prints the same bytes, another seed other numbers", () => {
  const print = (seed: string) =>
    estimateCommand("--company", "baidu", "--as-of", "2023-11", "--draws", "50", "--seed", seed).stdout
  const once = print("3")
  expect(print("3")).toBe(once)
  expect(print("4")).not.toBe(once)
})

describe("what drives a firm's runway", () => {
  const answerOf = (...args: string[]) => {
    const { status, stdout, stderr } = estimateCommand("--company", "baidu", "--as-of", "2023-11", ...args)
    expect([status, stderr]).toEqual([0, ""])
    expect(stdout.trimEnd().split("\n")).toHaveLength(1)
    return JSON.parse(stdout)
  }

  test("one var at a time: the size of today's flagship run swings Baidu's training most", () => {
    const { base, rows } = answerOf("--tornado", "stockT")
    expect(base).toBeGreaterThan(0)
    expect(rows.length).toBeGreaterThan(20)
    const first = rows.slice(0, 2).map((row: { var: string }) => row.var)
    expect(first.sort()).toEqual(["runFlop0.baidu.2023-11", "runGrowthPerYear"])
  })

  test("by variance: the same two explain most of it, and reports that differ have their index", () => {
    const { n, seed, variance, indices } = answerOf("--sobol", "stockT", "--draws", "200", "--seed", "5")
    expect([n, seed]).toEqual([200, 5])
    expect(variance).toBeGreaterThan(0)
    expect(Object.keys(indices).slice(0, 2).sort()).toEqual(["runFlop0.baidu.2023-11", "runGrowthPerYear"])
    expect(indices.jointA800Split.ST).toBeGreaterThan(0)
    expect(
      Object.keys(indices).some((name) => name.startsWith("reported.") || name.startsWith("ledger.")),
    ).toBe(true)
  })

  test.each([
    [
      "a workload that gets no number",
      ["--company", "01-ai", "--as-of", "2023-11"],
      /^tornado: 01-ai has no inference runway as of 2023-11: .*Missing: .*tokens/,
    ],
    ["a firm that rents", ["--company", "zhipu"], /^tornado: zhipu has no inference runway .*\brent/],
  ])("%s has nothing that could be driven", (_, args, message) => {
    const { status, stdout, stderr } = estimateCommand(...args, "--tornado", "stockI")
    expect([status, stdout]).toEqual([2, ""])
    expect(stderr).toMatch(message)
  })
})

describe("input that cannot be used ends with status 2 and names its option", () => {
  test.each([
    ["a firm not on record", ["--company", "nobody"], /^company: .*"nobody".*\bbaidu\b/],
    ["a year for a month", ["--company", "baidu", "--as-of", "2023"], /^as-of: .*YYYY-MM/],
    ["no draws", ["--company", "baidu", "--draws", "0"], /^draws: /],
    ["draws with an exponent", ["--company", "baidu", "--draws", "1e2"], /^draws: /],
    ["more draws than memory holds", ["--company", "baidu", "--draws", "1000000000"], /^draws: /],
    ["an output that there is not", ["--company", "baidu", "--sobol", "training"], /^sobol: .*stockT/],
    [
      "one row of indices",
      ["--company", "baidu", "--sobol", "allI", "--draws", "1"],
      /^draws: .*2 to 200000/,
    ],
    ["an empty seed", ["--company", "baidu", "--seed", ""], /^seed: /],
  ])("%s", (_, args, message) => {
    const { status, stdout, stderr } = estimateCommand(...args)
    expect([status, stdout]).toEqual([2, ""])
    expect(stderr).toMatch(message)
    expect(stderr.trimEnd().split("\n")).toHaveLength(1)
  })
})
