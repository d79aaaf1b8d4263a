import { createRequire } from "node:module"
import { expect, test, vi } from "vitest"
import { GET } from "@/app/doors/charts/[chart]/[door]/route"
import { chartDocumentSchema } from "@/lib/charts/document"
import { chartNames, type ChartName } from "@/lib/charts/spec"
import { useFreshDatabase } from "../../setup/database"
import { readCsv } from "../../setup/read-csv"

vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withData: true })

// It brings no types; a parser of XML that refuses what is not well-formed is all that is asked of it.
const { JSDOM } = createRequire(import.meta.url)("jsdom") as {
  JSDOM: new (text: string, options: { contentType: string }) => { window: { document: Document } }
}

/** What a chart cannot be shown without. */
const needed: Partial<Record<ChartName, string>> = {
  runway: "?firm=baidu",
  stock: "?firm=baidu",
  deliveries: "?firm=bytedance",
  exposure: "?firm=baidu",
  reports: "?order=a800-2023-four-firms",
  "chip-prices": "?chip=h20-96gb",
  "chip-status": "?chip=h20-96gb",
  replay: "?adopt=bill-safe-chips-s3374@2027-01-01&asOf=2026-11",
  laboratory: "?firm=baidu&training.runsPerYear=1.5..3",
  drivers: "?firm=baidu",
  contradiction: "?conflict=h20-2025-size",
  moved: "?firm=baidu&from=2023-11&to=1",
  compare: "?firms=baidu,tencent,moonshot",
  "orders-table": "?firm=baidu",
  "controls-table": "?day=2023-11-17",
}

async function ask(chart: ChartName, door: string, more = ""): Promise<Response> {
  const query = needed[chart] ?? "?"
  return GET(new Request(`http://localhost:3000/doors/charts/${chart}/${door}${query}&${more}`), {
    params: Promise.resolve({ chart, door }),
  })
}

async function found(chart: ChartName, door: string, more = ""): Promise<Response> {
  const response = await ask(chart, door, more)
  if (response.status !== 200) throw new Error(`${chart}.${door}: ${await response.text()}`)
  return response
}

test.for(chartNames)("%s is to be had as every file, and all say the same", async (chart) => {
  const { figure, data, answer, sources } = chartDocumentSchema.parse(
    await (await found(chart, "json")).json(),
  )
  const [head, ...rows] = readCsv(await (await found(chart, "csv")).text())
  expect(head).toEqual(data.columns.map(({ name }) => name))
  expect(rows).toHaveLength(data.rows.length)

  const markdown = await (await found(chart, "md")).text()
  const lines = markdown.split("\n")
  const bare = (line: string) => line.replace(/\\[!-/:-@[-`{-~]/g, "")
  const tableLines = lines.filter((line) => line.startsWith("| "))
  expect(tableLines).toHaveLength(figure.table.rows.length + 2)
  for (const line of tableLines) expect(bare(line).split("|")).toHaveLength(figure.table.columns.length + 2)
  expect(lines.filter((line) => line.startsWith("- "))).toHaveLength(sources.length)
  expect(markdown.replace(/\\([!-/:-@[-`{-~])/g, "$1")).toContain(`**${answer}**`)

  for (const more of ["", "width=360", "size=card&theme=dark"]) {
    const text = await (await found(chart, "svg", more)).text()
    const { documentElement: svg } = new JSDOM(text, { contentType: "image/svg+xml" }).window.document
    expect(svg.tagName).toBe("svg")
    expect(svg.querySelector("title")?.textContent).toBe(figure.title)
    expect(svg.querySelector("script, image, foreignObject, a")).toBeNull()
  }
  const png = new Uint8Array(await (await found(chart, "png")).arrayBuffer())
  expect([...png.slice(1, 4)]).toEqual([80, 78, 71])
})

test("a table that would be too long a PNG is refused by its limit, and is there as SVG", async () => {
  const refused = await ask("sources-table", "png", "size=full&scale=2")
  expect(refused.status).toBe(413)
  expect(await refused.json()).toMatchObject({ detail: expect.stringContaining("16 million pixels") })
  await found("sources-table", "svg")
})
