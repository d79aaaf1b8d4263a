import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { useFreshDatabase } from "../setup/database"

// The database is empty: the command fills it from data/ by itself, as right after `npm ci`.
useFreshDatabase()

let folder = ""
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "chip-runway-classify-"))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

function classifyCommand(...args: string[]) {
  const program = ["--conditions=react-server", "--import", "tsx", "lib/server/cli/classify.ts"]
  const { status, stdout, stderr } = spawnSync(process.execPath, [...program, ...args], {
    env: { ...process.env, NODE_OPTIONS: "" },
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  })
  return { status, stdout, stderr }
}

function classifyText(text: string) {
  const file = join(folder, "queries.json")
  writeFileSync(file, text)
  return classifyCommand("--file", file)
}

const classifyQueries = (...queries: unknown[]) => classifyText(JSON.stringify({ queries }))

type Result = {
  id: string
  status: string
  category: string | null
  rule: string | null
  because: string[]
  missing: string[]
  possible: { status: string; category: string | null }[]
}

/** What the command prints, which must be one line of JSON and nothing else. */
function resultsOf(...queries: unknown[]): Result[] {
  const { status, stdout } = classifyQueries(...queries)
  expect(status).toBe(0)
  expect(stdout.trimEnd().split("\n")).toHaveLength(1)
  return (JSON.parse(stdout) as { results: Result[] }).results
}

const acs = "us-2023-11-17-acs-ifr"
const today = "2026-11-23"

describe("a part on record, typed specifications, and a part with one figure changed", () => {
  let results: Result[]
  const resultOf = (id: string) => results.find((result) => result.id === id)
  beforeAll(() => {
    results = resultsOf(
      { id: "l20", chip: "l20", rule: acs, date: "2024-01-01" },
      {
        id: "typed",
        inputs: { tpp: 2640, performance_density: 3.196, datacenter_designed: true },
        rule: acs,
        date: "2024-01-01",
      },
      { id: "smaller die", chip: "h20-96gb", inputs: { die_mm2: 740 }, rule: "COMBINED", date: "2024-06-01" },
      { id: "h20 today", chip: "h20-96gb", rule: "COMBINED", date: today },
      { id: "a800 today", chip: "a800-sxm-80gb", rule: "COMBINED", date: today },
      { id: "too early", chip: "h100-sxm-80gb", rule: acs, date: "2021-02-28" },
      { id: "owned", inputs: { owned_by_listed_parties_pct: 60, tpp: 100 }, rule: "COMBINED", date: today },
      { id: "no chip", chip: null, inputs: {}, rule: acs, date: "2024-01-01" },
    )
  })

  test("each query has its result, in the order of the file, with the keys of the contract", () => {
    expect(results.map(({ id }) => id)).toEqual([
      "l20",
      "typed",
      "smaller die",
      "h20 today",
      "a800 today",
      "too early",
      "owned",
      "no chip",
    ])
    for (const result of results) {
      expect(Object.keys(result)).toEqual([
        "id",
        "status",
        "category",
        "rule",
        "because",
        "missing",
        "possible",
      ])
      expect(result.because.length).toBeGreaterThan(0)
    }
  })

  test("the L20 is outside, and the reason shows its density and the line beside it", () => {
    expect(resultOf("l20")).toMatchObject({
      status: "NOT_CONTROLLED",
      category: "outside-3A090",
      rule: acs,
      missing: [],
      possible: [],
    })
    expect(resultOf("l20")?.because.join()).toContain("performance_density 3.13957 not >= 3.2")
  })

  test("typed specifications are answered with paragraph, values and thresholds", () => {
    expect(resultOf("typed")).toEqual({
      id: "typed",
      status: "NAC_NOTIFICATION",
      category: "3A090.b-datacenter",
      rule: acs,
      because: [
        `${acs}, 3A090.b-datacenter (ECCN 3A090.b): tpp 2640 >= 2400; tpp 2640 < 4800; ` +
          "performance_density 3.196 >= 1.6; performance_density 3.196 < 5.92; datacenter_designed true == true",
      ],
      missing: [],
      possible: [],
    })
  })

  test("a changed die area moves the density with it", () => {
    expect(resultOf("smaller die")).toMatchObject({
      status: "NAC_NOTIFICATION",
      rule: "us-2024-04-04-corrections",
    })
  })

  test("all rules together name the one that decides", () => {
    expect(resultOf("h20 today")).toMatchObject({
      status: "LICENCE_REVENUE_SHARE",
      rule: "us-2025-08-h20-licences",
    })
  })

  test("an undetermined answer names the missing input and the answers still possible", () => {
    expect(resultOf("a800 today")).toMatchObject({
      status: "INDETERMINATE",
      category: null,
      missing: ["us_commercially_available"],
      possible: [
        { status: "LICENCE_PRESUMPTION_OF_DENIAL", category: "3A090.a-above-2026-limits" },
        { status: "LICENCE_CASE_BY_CASE", category: "3A090.a-within-2026-limits" },
      ],
    })
    expect(resultOf("no chip")).toMatchObject({ status: "INDETERMINATE" })
    expect(resultOf("no chip")?.missing).toContain("tpp")
  })

  test("a rule that does not bind that day says so", () => {
    expect(resultOf("too early")).toMatchObject({
      status: "NOT_CONTROLLED",
      category: "not-in-force",
      because: [`${acs}: not in force`],
    })
  })

  test("where the law's own state is not known, the answer is that", () => {
    expect(resultOf("owned")).toMatchObject({ status: "UNKNOWN", rule: "us-2025-09-29-affiliates" })
  })
})

test("what a query leaves unsaid and the answer rests on is named", () => {
  const [typed] = resultsOf({
    id: "memory",
    inputs: { tpp: 1000, datacenter_designed: true, dram_bandwidth_gbps: 4000 },
    rule: "COMBINED",
    date: today,
  })
  expect(typed?.status).toBe("LICENCE_POLICY_UNPUBLISHED")
  expect(typed?.because).toContain('assumed: vendor "NVIDIA"')
})

test("no queries have no results, and thousands are printed whole", () => {
  expect(classifyText('{"queries":[]}').stdout).toBe('{"results":[]}\n')
  const many = Array.from({ length: 2000 }, (_, index) => ({
    id: `q${index}`,
    chip: "b200",
    rule: "COMBINED",
    date: today,
  }))
  expect(resultsOf(...many).map(({ id }) => id)).toEqual(many.map(({ id }) => id))
})

describe("input that cannot be used ends with status 2, names query, field and cure, and prints nothing", () => {
  const good = { id: "q7", chip: "l20", rule: acs, date: "2024-01-01" }
  const { chip: _, ...withoutChip } = good

  test.each([
    ["a file that is not JSON", "{queries: []}", /queries\.json: is not JSON/],
    ["a list in place of the object", "[]", /queries\.json: /],
    ["no queries", "{}", /queries\.json: queries: must be a list of queries/],
  ])("%s", (_, text, message) => {
    expect(classifyText(text)).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringMatching(message),
    })
  })

  const wrong: [string, Record<string, unknown>, RegExp][] = [
    ["a part that is not on record", { ...good, chip: "h20" }, /chip: no part .*"h20"; nearest: h20-/],
    [
      "a rule that does not exist",
      { ...good, rule: "us-2023-11-17-acs" },
      /rule: .*nearest: us-2023-11-17-acs-ifr/,
    ],
    ["a rule's word in small letters", { ...good, rule: "combined" }, /rule: .*nearest: COMBINED/],
    ["no rule", { ...good, rule: undefined }, /rule: must be the id of a rule, or COMBINED/],
    ["an unknown measure", { ...good, inputs: { tops: 3 } }, /inputs\.tops: is not a measure; /],
    ["a measure spelt wrongly", { ...good, inputs: { die_mm: 3 } }, /inputs\.die_mm: .*nearest: die_mm2/],
    ["a number in words", { ...good, inputs: { tpp: "2368" } }, /inputs\.tpp: must be a number.*not "2368"/],
    [
      "a number for a claim",
      { ...good, inputs: { datacenter_designed: 1 } },
      /inputs\.datacenter_designed: must be true/,
    ],
    ["a negative measure", { ...good, inputs: { tpp: -1 } }, /inputs\.tpp: must be 0 or more, not -1/],
    ["no die at all", { ...good, inputs: { die_mm2: 0 } }, /inputs\.die_mm2: must be more than 0/],
    ["a share over the whole", { ...good, inputs: { owned_by_listed_parties_pct: 101 } }, /at most 100/],
    ["measures in a list", { ...good, inputs: [2368] }, /inputs: must be measures/],
    ["a day that does not exist", { ...good, date: "2023-02-29" }, /date: must be a day .*"2023-02-29"/],
    ["a day as a number", { ...good, date: 20240101 }, /date: must be a day .*20240101/],
    ["no day", { ...good, date: undefined }, /date: must be a day .*nothing/],
    ["neither part nor measures", withoutChip, /chip, inputs: give /],
    ["a field of another name", { ...good, on: "2024-01-01" }, /on: is not known here; known are id, chip/],
  ]

  test("a file with one fault of each kind has a line for each", () => {
    const asked = wrong.map(([what, query]) => ({ ...query, id: what }))
    const { status, stdout, stderr } = classifyQueries({ ...good, id: "fine" }, ...asked)
    expect([status, stdout]).toEqual([2, ""])
    const lines = stderr.trimEnd().split("\n")
    expect(lines).toHaveLength(wrong.length)
    wrong.forEach(([what, , message], index) => {
      expect(lines[index]).toContain(`query "${what}": `)
      expect(lines[index]).toMatch(message)
    })
  })

  test("an id that stands twice, and a query without one, which is named by its place", () => {
    expect(classifyQueries(good, good).stderr).toMatch(/^query "q7": id: stands twice/)
    expect(classifyQueries(good, { ...good, id: undefined }).stderr).toMatch(
      /^queries\.1: id: must be a text/,
    )
    expect(classifyQueries(good, 7).stderr).toMatch(/^queries\.1: /)
  })

  test("every fault of a file is told, up to twenty", () => {
    const { stderr } = classifyQueries(
      ...Array.from({ length: 30 }, (_, index) => ({ ...good, id: `q${index}`, chip: "nothing like it" })),
    )
    expect(stderr.trimEnd().split("\n")).toHaveLength(21)
    expect(stderr).toContain("… and 10 more.")
  })

  test.each([
    ["no file", [], /--file: name a JSON file/],
    ["a file that is not there", ["--file", "nowhere.json"], /nowhere\.json: cannot be read/],
    ["an unknown option", ["--chips", "l20"], /--chips/],
  ])("%s", (_, args, message) => {
    expect(classifyCommand(...args)).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringMatching(message),
    })
  })
})
