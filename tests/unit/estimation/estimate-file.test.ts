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
