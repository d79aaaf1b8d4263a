import fc from "fast-check"
import { expect, test } from "vitest"
import { specFromQuery } from "@/lib/charts/permalink"
import { chartNames, chartSpecSchema, type ChartName } from "@/lib/charts/spec"
import { specQuery } from "@/lib/charts/spec-query"
import {
  chartParams,
  mostSegments,
  paramsOfCharts,
  segmentsQuery,
  viewSegments,
} from "@/lib/charts/view-segments"
import { mostChanges } from "@/lib/contracts/replay"
import { chartSpec } from "../../arbitraries/chart-spec"

const segmentsOf = (chart: string, search: string) => viewSegments(chart, new URLSearchParams(search))

/** The chart as a page reads it, by way of the path, and as a door does, from the query. */
function bothWays(chart: string, query: URLSearchParams) {
  const byName = Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name)]))
  return {
    page: specFromQuery(chart, segmentsQuery(viewSegments(chart, query))),
    door: specFromQuery(chart, byName),
  }
}

// The laboratory's chart has no page of this kind: it leads to the laboratory.
const paged: readonly ChartName[] = chartNames.filter((name) => name !== "laboratory")
const pagedSpec = chartSpec.filter(({ chart }) => chart !== "laboratory")

test("a chart's address gives the chart back by way of a path", () => {
  fc.assert(
    fc.property(pagedSpec, (spec) => {
      const query = segmentsQuery(segmentsOf(spec.chart, specQuery(spec)))
      expect(specFromQuery(spec.chart, query)).toEqual({ isValid: true, spec })
    }),
    { numRuns: 500 },
  )
})

test.each(
  chartSpecSchema.options
    .map(({ shape }) => ({ name: shape.chart.value, shape }))
    .filter(({ name }) => paged.includes(name)),
)("every setting of $name has its place in the path, and no other's", ({ name, shape }) => {
  const fields = Object.keys(shape).filter((field) => !["version", "chart", "changes"].includes(field))
  const ofTheLaw = ["remove", "move", "end", "adopt", "deny", "treat"]
  const params: readonly string[] = paramsOfCharts[name]
  expect(params.filter((param) => !ofTheLaw.includes(param)).sort()).toEqual(fields.sort())
  expect(params.filter((param) => ofTheLaw.includes(param))).toEqual(name === "replay" ? ofTheLaw : [])
})

test("a page and a door read the same chart from an address, or neither does", () => {
  const day = fc.constantFrom("2023-01-01", "2023-02-30", "2023-01-01@junk", "soon")
  const value = fc.oneof(
    fc.constantFrom("", "all", "own", "training", "cost", "baidu", "2026-11", "a800-2023-four-firms"),
    fc.tuple(fc.constantFrom("a", "a".repeat(120), ""), day).map((parts) => parts.join("@")),
    // Longer than a path bears, and beginning with what is right.
    fc
      .tuple(
        fc.constantFrom("baidu", "a@2023-01-01@", "a800-2023-four-firms"),
        fc.constantFrom("x", " ", "百"),
      )
      .map(([start, rest]) => start + rest.repeat(300)),
    fc.string({ maxLength: 300 }),
  )
  const query = fc.array(fc.tuple(fc.constantFrom(...chartParams), value), { maxLength: 24 })
  fc.assert(
    fc.property(fc.constantFrom(...paged), query, (chart, pairs) => {
      const { page, door } = bothWays(chart, new URLSearchParams(pairs))
      expect(page.isValid).toBe(door.isValid)
      if (door.isValid) expect(page).toEqual(door)
    }),
    { numRuns: 2000 },
  )
})

test("an empty value counts as none, wherever it is read", () => {
  const { page, door } = bothWays("runway", new URLSearchParams("firm=baidu&set=&set=all&workload="))
  expect(door).toMatchObject({ isValid: true, spec: { set: "all", workload: "training" } })
  expect(page).toEqual(door)
})

test("a value that is too long opens no record whose name it begins with", () => {
  for (const rest of ["x", " ", "%20", "…"]) {
    const search = new URLSearchParams([["order", `a800-2023-four-firms${rest.repeat(240)}`]])
    const { page, door } = bothWays("reports", search)
    expect([page.isValid, door.isValid]).toEqual([false, false])
  }
})

test("too many changes of the law are told so on the page too", () => {
  expect(mostSegments).toBeGreaterThan(mostChanges)
  const changes = Array.from({ length: 40 }, (_, index): [string, string] => ["remove", `rule-${index}`])
  const { page } = bothWays("replay", new URLSearchParams([["asOf", "2026-11"], ...changes]))
  expect(page.isValid ? [] : page.problems.map(({ field }) => field)).toEqual(["changes"])
})

test("the order of parameters, and those of others, make no other page", () => {
  expect(segmentsOf("runway", "?utm_source=letter&set=all&firm=baidu&theme=dark&workload=&order=x")).toEqual([
    "firm=baidu",
    "set=all",
  ])
  expect(segmentsOf("law", "?firm=baidu&day=2026-11-27")).toEqual([])
  expect(segmentsOf("constructor", "?firm=baidu")).toEqual([])
})

test("whatever stands in an address makes parts that a file can be named after", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...chartParams),
      fc.string({ maxLength: 400, unit: "binary" }),
      (name, value) => {
        const chart = chartNames.find((one) => paramsOfCharts[one].includes(name))!
        const parts = segmentsOf(chart, new URLSearchParams([[name, value]]).toString())
        expect(parts).toHaveLength(value === "" ? 0 : 1)
        for (const part of parts) {
          expect(part).toMatch(/^[A-Za-z]+=[\w.~!*'()%@-]+$/)
          expect(part.length).toBeLessThan(255)
        }
      },
    ),
  )
})

test("a wrong value is shown as it was typed, and a part that is no encoding is left as it is", () => {
  expect(segmentsQuery(segmentsOf("runway", "?firm=%E7%99%BE%E5%BA%A6/%2525"))).toEqual({
    firm: ["百度/%25"],
  })
  expect(segmentsQuery(["firm=%E7", "nonsense", "=x"])).toEqual({ firm: ["%E7"] })
})
