import { expect, test } from "vitest"
import { datasetOf, scriptJson } from "@/lib/charts/dataset"
import { makeChartDocument } from "../../factories/chart-documents"

const places = {
  page: "https://example.org/s/abc",
  csv: "https://example.org/s/abc.csv",
  json: "https://example.org/s/abc.json",
  site: "https://example.org/",
}
const about = {
  places,
  modified: "2026-11-27",
  citation: "Chip Runway: “…”",
  shows: "What a firm’s work needs each month and what its chips can do, until they cross.",
}
const dataset = (document = makeChartDocument()) =>
  datasetOf(document, about) as ReturnType<typeof JSON.parse>

test("a dataset has what search engines ask for, and what Google recommends", () => {
  const one = dataset()
  expect(one["@context"]).toBe("https://schema.org")
  expect(one["@type"]).toBe("Dataset")
  for (const field of ["name", "url", "license", "citation", "version", "dateModified"]) {
    expect(one[field], field).toMatch(/\S/)
  }
  expect(one.creator).toMatchObject({ "@type": "Organization", name: "Chip Runway", url: places.site })
  expect(one.dateModified).toMatch(/^\d{4}-\d{2}-\d{2}$/)
})

test("its description has 50 to 5000 characters, however short or long the chart's words are", () => {
  const short = makeChartDocument({ answer: "Yes." })
  short.figure = { ...short.figure, subtitle: "Chips", words: [] }
  expect(dataset(short).description.length).toBeGreaterThanOrEqual(50)
  const long = makeChartDocument()
  long.figure = { ...long.figure, words: Array.from({ length: 20 }, () => "word ".repeat(400)) }
  expect(dataset(long).description.length).toBeLessThanOrEqual(5000)
})

test("every column is a measured variable with its unit, every file a download with its type", () => {
  const { variableMeasured, distribution } = dataset()
  expect(variableMeasured).toEqual([
    { "@type": "PropertyValue", name: "month", description: "Month" },
    {
      "@type": "PropertyValue",
      name: "needed",
      description: "Needed for training",
      unitText: "FLOP a month",
    },
  ])
  expect(distribution).toEqual([
    { "@type": "DataDownload", encodingFormat: "text/csv", contentUrl: places.csv },
    { "@type": "DataDownload", encodingFormat: "application/json", contentUrl: places.json },
  ])
})

test("it is based on each source's address once; a source without one is left out", () => {
  const [source] = makeChartDocument().sources
  const document = makeChartDocument({
    sources: [source!, { ...source!, id: "again" }, { ...source!, id: "paper", url: null }],
  })
  expect(dataset(document).isBasedOn).toEqual(["https://example.org/ft"])
})

test("nothing in a title can end the script element, and the JSON says the same", () => {
  const value = { title: "</script><script>alert(1)</script><!--" }
  const text = scriptJson(value)
  expect(text).not.toContain("<")
  expect(JSON.parse(text)).toEqual(value)
})
