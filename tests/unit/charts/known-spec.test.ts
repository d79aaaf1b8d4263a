import fc from "fast-check"
import { expect, test } from "vitest"
import { chartHome } from "@/lib/charts/chart-home"
import { knownOf, specKnownOn, specOfNow } from "@/lib/charts/known-spec"
import { specFromQuery } from "@/lib/charts/permalink"
import { chartSpecSchema, specVersion as version } from "@/lib/charts/spec"
import { specQuery } from "@/lib/charts/spec-query"
import { chartSpec } from "../../arbitraries/chart-spec"

const day = "2023-11-20"

test("a chart of a day leads back to the chart of now, and has the same address without the day", () => {
  fc.assert(
    fc.property(chartSpec, (spec) => {
      const now = specOfNow(spec)
      const then = specKnownOn(now, day)
      expect(specKnownOn(spec, null)).toBe(spec)
      if (then === null) return
      expect(knownOf(then)).toBe(day)
      expect(chartSpecSchema.parse(then)).toEqual(then)
      expect(specOfNow(then)).toEqual(now)
      expect(specQuery(then)).toContain(`known=${day}`)
      expect(specQuery(now)).not.toContain("known")
    }),
    { numRuns: 200 },
  )
})

test("the address of a chart of a day gives it back, and a chart without a day has none", () => {
  const spec = { version, chart: "stock" as const, firm: "baidu" }
  expect(specFromQuery("stock", { firm: "baidu" })).toEqual({ isValid: true, spec })
  expect(specFromQuery("stock", { firm: "baidu", known: day })).toEqual({
    isValid: true,
    spec: { ...spec, known: day },
  })
})

test.each(["soon", "2023-02-30", "2014-12-31"])("%s is no day that a chart can be of", (known) => {
  const read = specFromQuery("stock", { firm: "baidu", known })
  expect(read.isValid ? [] : read.problems.map(({ field }) => field)).toEqual(["known"])
})

test("the law as a chart has no past of this kind: it shows every day anyway", () => {
  expect(specKnownOn({ version, chart: "law" }, day)).toBeNull()
})

test("its home is the page of the same day", () => {
  expect(chartHome({ version, chart: "exposure", firm: "baidu", known: day }).href).toBe(
    "/companies/baidu?known=2023-11-20#exposure",
  )
})
