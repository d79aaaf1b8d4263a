import fc from "fast-check"
import { expect, test } from "vitest"
import { specFromQuery } from "@/lib/charts/permalink"
import { chartSpecSchema } from "@/lib/charts/spec"
import { specQuery } from "@/lib/charts/spec-query"
import { chartParams, segmentsQuery, viewSegments } from "@/lib/charts/view-segments"
import { chartSpec } from "../../arbitraries/chart-spec"

const segmentsOf = (search: string) => viewSegments(new URLSearchParams(search))

test("a chart's address gives the chart back by way of a path", () => {
  fc.assert(
    fc.property(chartSpec, (spec) => {
      const query = segmentsQuery(segmentsOf(specQuery(spec)))
      expect(specFromQuery(spec.chart, query)).toEqual({ isValid: true, spec })
    }),
    { numRuns: 500 },
  )
})

test("every setting of every chart has its place in the path", () => {
  const fields = new Set(chartSpecSchema.options.flatMap(({ shape }) => Object.keys(shape)))
  for (const own of ["version", "chart", "changes"]) fields.delete(own)
  expect(chartParams.filter((name) => fields.has(name)).sort()).toEqual([...fields].sort())
})

test("the order of parameters, and those of others, make no other page", () => {
  expect(segmentsOf("?utm_source=letter&set=all&firm=baidu&theme=dark&workload=")).toEqual([
    "firm=baidu",
    "set=all",
  ])
})

test("whatever stands in an address makes parts that a file can be named after", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...chartParams),
      fc.string({ maxLength: 400, unit: "binary" }),
      (name, value) => {
        for (const part of viewSegments(new URLSearchParams([[name, value]]))) {
          expect(part).toMatch(/^[A-Za-z]+=[\w.~!*'()%@-]+$/)
          expect(part.length).toBeLessThan(255)
        }
      },
    ),
  )
})

test("a wrong value is shown as it was typed, and a part that is no encoding is left as it is", () => {
  expect(segmentsQuery(segmentsOf("?firm=%E7%99%BE%E5%BA%A6/%2525"))).toEqual({ firm: ["百度/%25"] })
  expect(segmentsQuery(["firm=%E7", "nonsense", "=x"])).toEqual({ firm: ["%E7"] })
})
