import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { estimateFromFile } from "@/lib/server/cli/estimate-file"
import worked from "../../golden/worked-examples.json"
import { uncertainInput } from "./inputs"

let folder = ""
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "estimate-"))
})
afterEach(async () => {
  vi.restoreAllMocks()
  process.exitCode = undefined
  await rm(folder, { recursive: true })
})

/** Runs the command on a case; what it writes to both streams, and its exit code. */
async function run(content: string, ...options: string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  vi.spyOn(process.stdout, "write").mockImplementation((text) => out.push(String(text)) > 0)
  vi.spyOn(process.stderr, "write").mockImplementation((text) => err.push(String(text)) > 0)
  const file = join(folder, "case.json")
  await writeFile(file, content)
  await estimateFromFile(["--file", file, ...options])
  return { out: out.join(""), err: err.join(""), code: process.exitCode ?? 0 }
}

const caseOf = (input: unknown) => JSON.stringify(input)

test("without draws the central run is printed, for all supply and for own stock", async () => {
  const { out, code } = await run(caseOf(worked.inputs.W6))
  const report = JSON.parse(out)
  const keys = [
    ...["units", "trainShare", "capT", "reqT", "runFlop", "coverT", "runwayT", "runwayTInterp"],
    ...["shortMonthsT", "worstCoverT", "capI", "reqI", "coverI", "runwayI", "runwayIInterp", "shortMonthsI"],
    "worstCoverI",
  ]
  expect(Object.keys(report)).toEqual(["all", "stockOnly"])
  expect(Object.keys(report.all).sort()).toEqual(keys.sort())
  expect(report.all.coverT).toHaveLength(49)
  expect([report.all.runwayT, report.stockOnly.runwayT, code]).toEqual([18, 16, 0])
})

test("a case of chips and inference alone gives serving rates by chip", async () => {
  const report = JSON.parse((await run(caseOf(worked.inputs.W3))).out)
  expect(Object.keys(report)).toEqual(["H800", "H20", "910C"])
  expect(Object.keys(report.H20).sort()).toEqual(
    [
      ...["chipSecPerToken", "decodeBandwidthTokS", "decodeBound", "decodeComputeTokS", "decodeTokS"],
      "prefillTokS",
    ].sort(),
  )
})

test("with draws the simulation is printed, and no key that nobody asked for", async () => {
  const { out } = await run(caseOf(uncertainInput()), "--draws", "50", "--seed", "3")
  const report = JSON.parse(out)
  expect(Object.keys(report)).toEqual(["n", "tried", "acceptance", "stockT", "allT", "stockI", "allI"])
  expect(Object.keys(report.stockT)).toEqual([
    ...["n", "quantiles", "censoredShare", "pStillSufficient", "restrictedMean"],
  ])
  expect(report.n).toBe(50)
  expect((await run(caseOf(uncertainInput()), "--draws", "50", "--seed", "3")).out).toBe(out)
  expect((await run(caseOf(uncertainInput()), "--draws", "50", "--seed", "4")).out).not.toBe(out)
})

test.each([
  ["a wrong number", { chips: { H800: { mfu: "high" } } }, "chips.H800.mfu: "],
  ["an unknown field", { trainign: {} }, "trainign: is not a field of the input"],
  ["a horizon that is no whole number", { horizonMonths: 6.5 }, "horizonMonths: "],
])("%s ends with exit code 2 and its path", async (_, change, message) => {
  const { out, err, code } = await run(caseOf({ ...worked.inputs.W1, ...change }))
  expect(err).toContain(message)
  expect([out, code]).toEqual(["", 2])
})

test.each([
  ["{", [], "is not JSON"],
  [caseOf(worked.inputs.W1), ["--draws", "0"], "--draws: "],
  [caseOf(worked.inputs.W1), ["--draws", "many"], "--draws: "],
  [caseOf(worked.inputs.W1), ["--draws", "10", "--seed", "1.5"], "--seed: "],
  [caseOf(worked.inputs.W3), ["--draws", "10"], "supply: "],
])("what cannot be run is refused: %.12s %j", async (content, options, message) => {
  const { err, code, out } = await run(content, ...options)
  expect(err).toContain(message)
  expect([out, code]).toEqual(["", 2])
})

test("a file that is not there is named", async () => {
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    expect(String(text)).toContain("nowhere.json: cannot be read")
    return true
  })
  await estimateFromFile(["--file", join(folder, "nowhere.json")])
  expect(process.exitCode).toBe(2)
})

test("a tornado is printed as its base and its bars, widest first, and nothing else", async () => {
  const { out, err, code } = await run(caseOf(uncertainInput()), "--tornado", "stockT")
  const report = JSON.parse(out)
  expect([Object.keys(report), err, code]).toEqual([["base", "rows"], "", 0])
  expect(report.rows.map((row: { var: string }) => row.var)).toEqual(["growth", "mfu", "tokens"])
  for (const row of report.rows) {
    expect(Object.keys(row)).toEqual(["var", "atP5", "atP95", "swing"])
    expect(row.swing).toBe(row.atP95 - row.atP5)
  }
  const central = JSON.parse((await run(caseOf(uncertainInput()))).out)
  expect(report.base).toBeCloseTo(central.stockOnly.runwayTInterp, 9)
})

test("indices are printed by var with their errors, for as many rows as asked", async () => {
  const asked = ["--sobol", "stockI", "--draws", "40", "--seed", "3"]
  const { out, err, code } = await run(caseOf(uncertainInput()), ...asked)
  const report = JSON.parse(out)
  expect([Object.keys(report), err, code]).toEqual([["mean", "variance", "n", "seed", "indices"], "", 0])
  expect([report.n, report.seed]).toEqual([40, 3])
  expect(report.variance).toBeGreaterThan(0)
  expect(Object.keys(report.indices).sort()).toEqual(["growth", "joint", "mfu", "tokens"])
  for (const index of Object.values<object>(report.indices)) {
    expect(Object.keys(index)).toEqual(["S1", "ST", "S1Error", "STError"])
  }
  expect(report.indices.growth).toMatchObject({ S1: 0, ST: 0 })
  expect((await run(caseOf(uncertainInput()), ...asked)).out).toBe(out)
})

test("without draws the indices come from two thousand rows", async () => {
  expect(JSON.parse((await run(caseOf(uncertainInput()), "--sobol", "allT")).out).n).toBe(2000)
})

test.each([
  [
    "an output that there is not",
    "W1",
    ["--tornado", "stockX"],
    /^tornado: must be one of stockT, allT,.*"stockX"$/,
  ],
  [
    "an output of a workload that is missing",
    "W1",
    ["--sobol", "stockI"],
    /^sobol: stockI needs the block "inference".*ask for stockT or allT$/,
  ],
  [
    "an output without any chips",
    "W3",
    ["--tornado", "stockI"],
    /^tornado: stockI needs chips; give the input its "supply"$/,
  ],
  [
    "both at once",
    "W1",
    ["--tornado", "stockT", "--sobol", "stockT"],
    /^tornado, sobol: ask for one of them/,
  ],
  ["a single row", "W1", ["--sobol", "stockT", "--draws", "1"], /^--draws: .* from 2 to 200000, not "1"$/],
  [
    "a thousand million rows",
    "W1",
    ["--sobol", "stockT", "--draws", "1000000000"],
    /^--draws: .* from 2 to 200000/,
  ],
  ["a thousand million draws", "W1", ["--draws", "1000000000"], /^--draws: .* from 1 to 1000000, /],
] as const)("what drives nothing is refused: %s", async (_, name, options, message) => {
  const { err, out, code } = await run(caseOf(worked.inputs[name]), ...options)
  expect(err.trimEnd()).toMatch(message)
  expect([out, code]).toEqual(["", 2])
})

const growth = { dist: "mixture", claims: [{ dist: "fixed", value: 3, weight: 1 }] }
test.each([
  [
    "a horizon of ten thousand months",
    { horizonMonths: 10_000 },
    "horizonMonths: 10000 is above the limit of 600; give 600 or less",
  ],
  [
    "a negative weight",
    { vars: { growth: { ...growth, claims: [{ ...growth.claims[0], weight: -1 }] } } },
    "vars.growth.claims.0.weight: -1 is below the limit of 0; give 0 or more",
  ],
  [
    "a split without weight",
    { vars: { split: { dist: "dirichlet", concentration: 5, weights: { us: 0 } } } },
    "vars.split.weights.us: 0 is below the limit of 0; give more than 0",
  ],
])("a number beyond its limit is refused with limit and cure: %s", async (_, change, message) => {
  const input = { ...worked.inputs.W1, ...change }
  for (const options of [[], ["--tornado", "stockT"], ["--sobol", "stockT"]]) {
    const { err, out, code } = await run(caseOf(input), ...options)
    expect(err).toContain(message)
    expect([out, code]).toEqual(["", 2])
  }
})

test.each(["NaN", "Infinity", "-Infinity"])(
  "%s, which JSON cannot hold, is refused by its field",
  async (word) => {
    const text = caseOf({ ...worked.inputs.W1, name: "NaN is a word here" })
    const { err, out, code } = await run(
      text.replace('"uptime":0.8', `"uptime":${word}`),
      "--sobol",
      "stockT",
    )
    expect(err).toBe(`training.uptime: ${word} is not a number; give a finite one\n`)
    expect([out, code]).toEqual(["", 2])
  },
)

test("a number too large to be one is refused by its field", async () => {
  const text = caseOf(worked.inputs.W1).replace('"runFlop0":2e+24', '"runFlop0":2e+999')
  const { err, code } = await run(text, "--tornado", "stockT")
  expect([err, code]).toEqual([expect.stringMatching(/^training\.runFlop0: must be a number above 0/), 2])
})

test("the input of a firm's report can be fed back, with the names of its assumptions", async () => {
  const { input } = JSON.parse(JSON.stringify({ input: worked.inputs.W6 })) as { input: object }
  const plain = await run(caseOf(input))
  const named = await run(caseOf({ ...input, assumptions: ["mfu.hopper", "realisedShare"] }))
  expect(named).toEqual(plain)
  expect((await run(caseOf({ ...input, assumptions: [1] }))).code).toBe(2)
})
