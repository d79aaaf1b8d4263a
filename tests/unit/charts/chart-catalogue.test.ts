import fc from "fast-check"
import { expect, test } from "vitest"
import { chartCatalogue, chartEntry } from "@/lib/charts/chart-catalogue"
import { chartHome } from "@/lib/charts/chart-home"
import { specFromQuery } from "@/lib/charts/permalink"
import { chartNames, chartSpecSchema } from "@/lib/charts/spec"
import { segmentsQuery, viewSegments } from "@/lib/charts/view-segments"
import { chartSpec } from "../../arbitraries/chart-spec"

test("every chart stands in the catalogue once", () => {
  expect(chartCatalogue.map(({ name }) => name).sort()).toEqual([...chartNames].sort())
})

test.each(chartNames)("the settings of %s are those of its address", (name) => {
  const option = chartSpecSchema.options.find(({ shape }) => shape.chart.value === name)!
  const fields = Object.keys(option.shape).filter((field) => field !== "version" && field !== "chart")
  const named = chartEntry(name).settings.map((setting) => setting.name)
  if (name === "replay") {
    expect(named).toEqual(["remove", "move", "end", "adopt", "deny", "treat", "asOf", "set"])
  } else if (name === "laboratory") {
    // Assumptions and reports have a parameter each.
    const rest = ["training.runsPerYear, …", "disbelieve"]
    expect([...named].sort()).toEqual([...fields.filter((field) => field !== "assumptions"), ...rest].sort())
  } else expect([...named].sort()).toEqual(fields.sort())
})

test.each(chartCatalogue.filter(({ example }) => example !== null))(
  "the example of $name gives a chart",
  ({ name, example }) => {
    const query = segmentsQuery(viewSegments(name, new URLSearchParams(example!)))
    expect(specFromQuery(name, query).isValid).toBe(true)
  },
)

test("every chart leads back to a page of this site", () => {
  fc.assert(
    fc.property(chartSpec, (spec) => {
      const { href, label } = chartHome(spec)
      expect(href).toMatch(/^\/(?!\/)/)
      expect(label).not.toBe("")
    }),
  )
})
