import { createHash } from "node:crypto"
import { crc32, inflateSync } from "node:zlib"
import { unzipSync } from "fflate"
import { beforeAll, expect, test, vi } from "vitest"
import { GET as getLive } from "@/app/doors/charts/[chart]/[door]/route"
import { GET as getFrozen } from "@/app/doors/s/[id]/[door]/route"
import { canonicalJson } from "@/lib/charts/canonical-json"
import { chartDocumentSchema, type ChartDocument } from "@/lib/charts/document"
import type { ChartSpec } from "@/lib/charts/spec"
import { chartDoors, type ChartDoor } from "@/lib/routes"
import { db } from "@/lib/server/db/client"
import { packed, sha256Of } from "@/lib/server/snapshots/content"
import { freezeChart } from "@/lib/server/snapshots/freeze-chart"
import { getSnapshot } from "@/lib/server/snapshots/get-snapshot"
import { useFreshDatabase } from "../../setup/database"
import { readCsv } from "../../setup/read-csv"

vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withData: true })

const view: ChartSpec = { version: 1, chart: "runway", firm: "baidu", workload: "training", set: "own" }
const board = "runway-board"
let id = ""
let frozen: ChartDocument

beforeAll(async () => {
  id = (await freezeChart(view)).id
  const snapshot = await getSnapshot(id)
  if (snapshot?.opened.status !== "ok") throw new Error("what was just frozen cannot be read")
  frozen = snapshot.opened.document
})

type Asked = { query?: string; headers?: Record<string, string> }

async function askFrozen(door: string, { query = "", headers }: Asked = {}, of = id): Promise<Response> {
  return getFrozen(new Request(`http://localhost:3000/doors/s/${of}/${door}${query}`, { headers }), {
    params: Promise.resolve({ id: of, door }),
  })
}

async function askLive(
  door: string,
  { query = "", headers }: Asked = {},
  chart = "runway",
): Promise<Response> {
  return getLive(new Request(`http://localhost:3000/doors/charts/${chart}/${door}${query}`, { headers }), {
    params: Promise.resolve({ chart, door }),
  })
}

const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer())

const types: Record<ChartDoor, RegExp> = {
  svg: /^image\/svg\+xml/,
  png: /^image\/png$/,
  csv: /^text\/csv; charset=utf-8/,
  "csv-metadata.json": /^application\/csvm\+json$/,
  json: /^application\/json$/,
  zip: /^application\/zip$/,
  md: /^text\/markdown; charset=utf-8/,
}

/** Width and height in a PNG's header. */
function pngSize(bytes: Uint8Array): { width: number; height: number } {
  expect([...bytes.slice(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10])
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

test.for(chartDoors)("a frozen chart's %s has its type, its name and is kept for good", async (door) => {
  const response = await askFrozen(door)
  expect(response.status).toBe(200)
  expect(response.headers.get("content-type")).toMatch(types[door])
  expect(response.headers.get("cache-control")).toBe("public, max-age=3600, must-revalidate")
  expect(response.headers.get("content-disposition")).toBe(
    `inline; filename="chip-runway-runway-baidu-v1.${door}"`,
  )
  expect(response.headers.get("x-content-type-options")).toBe("nosniff")
  expect(response.headers.get("access-control-allow-origin")).toBe("*")
  const bytes = await bytesOf(response)
  expect(response.headers.get("etag")).toBe(`"${createHash("sha256").update(bytes).digest("hex")}"`)
  expect(bytes.byteLength).toBeGreaterThan(100)
})

test.for(chartDoors)("a live chart's %s is asked for anew, and not sent twice", async (door) => {
  const query = "?firm=baidu"
  const response = await askLive(door, { query })
  expect(response.status).toBe(200)
  expect(response.headers.get("content-type")).toMatch(types[door])
  expect(response.headers.get("cache-control")).toBe("public, max-age=0, must-revalidate")
  const etag = response.headers.get("etag")!
  for (const known of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
    const again = await askLive(door, { query, headers: { "if-none-match": known } })
    expect(again.status).toBe(304)
    expect(again.headers.get("etag")).toBe(etag)
    expect(await again.text()).toBe("")
  }
  expect((await askLive(door, { query, headers: { "if-none-match": '"other"' } })).status).toBe(200)
})

test("a frozen chart's JSON is what was frozen, byte for byte, and names its hash", async () => {
  const response = await askFrozen("json")
  const bytes = await bytesOf(response)
  const { hash, bytes: kept } = (await getSnapshot(id))!
  expect(bytes).toEqual(kept)
  expect(sha256Of(bytes)).toBe(hash)
  expect(response.headers.get("etag")).toBe(`"${hash}"`)
})

test("a live chart's JSON is what it would be frozen as", async () => {
  const text = await (await askLive("json", { query: "?firm=baidu" })).text()
  expect(text).toBe(canonicalJson(chartDocumentSchema.parse(JSON.parse(text))))
  expect(sha256Of(text)).toBe((await getSnapshot(id))!.hash)
})

test("CSV gives the rows of the document to another reader of CSV", async () => {
  for (const [response, { data }] of [
    [await askFrozen("csv"), frozen],
    [await askLive("csv", {}, board), await documentOf(board)],
  ] as const) {
    const [head, ...rows] = readCsv(await response.text())
    expect(head).toEqual(data.columns.map(({ name }) => name))
    expect(rows).toEqual(
      data.rows.map((row) => row.map((value) => (typeof value === "number" ? String(value) : value))),
    )
    expect(rows.length).toBeGreaterThan(3)
  }
})

async function documentOf(chart: string, query = ""): Promise<ChartDocument> {
  return chartDocumentSchema.parse(await (await askLive("json", { query }, chart)).json())
}

test("CSV begins with a byte order mark for who asks for one", async () => {
  expect([...(await bytesOf(await askFrozen("csv", { query: "?bom=1" }))).slice(0, 3)]).toEqual([
    0xef, 0xbb, 0xbf,
  ])
  expect((await bytesOf(await askFrozen("csv")))[0]).toBe(frozen.data.columns[0]!.name.charCodeAt(0))
})

test("Markdown gives the answer and a link that lasts", async () => {
  const text = await (await askFrozen("md")).text()
  expect(text).toContain(`/s/${id}>)`)
  expect(text.split("\n\n")[0]).toMatch(/^# /)
  const live = await (await askLive("md", { query: "?firm=baidu&utm_source=x" })).text()
  expect(live).toContain("/charts/runway?firm=baidu>)")
})

test("a picture is as wide as asked and says where its figures are", async () => {
  for (const width of [360, 720, 1200]) {
    const svg = await (await askFrozen("svg", { query: `?width=${width}` })).text()
    expect(svg).toMatch(new RegExp(`^<svg [^>]*width="${width}"`))
    expect(svg.replace(/<[^>]+>/g, " ")).toContain(`/s/${id}`)
    expect(svg).toMatch(/data\sversion\s1/)
  }
  const card = await (await askFrozen("svg", { query: "?size=card" })).text()
  expect(card).toMatch(/^<svg [^>]*width="1200" height="630"/)
})

test("a PNG is a card in the size that is asked for", async () => {
  const size = async (query: string) => pngSize(await bytesOf(await askFrozen("png", { query })))
  expect(await size("")).toEqual({ width: 1200, height: 630 })
  expect(await size("?scale=2&theme=dark")).toEqual({ width: 2400, height: 1260 })
  expect(await size("?scale=0.5&background=none")).toEqual({ width: 600, height: 315 })
  expect((await size("?size=full&width=360")).width).toBe(360)
})

test("theme and ground change the picture and nothing else", async () => {
  const texts = new Set<string>()
  for (const query of ["", "?theme=dark", "?background=none", "?theme=dark&background=none"]) {
    const svg = await (await askFrozen("svg", { query })).text()
    texts.add(svg)
    expect(svg.replace(/#[0-9a-f]{6}/g, "").replace(/<rect width="1200" height="\d+" fill=""\/>/, "")).toBe(
      (await (await askFrozen("svg", { query: "?background=none" })).text()).replace(/#[0-9a-f]{6}/g, ""),
    )
  }
  expect(texts.size).toBe(4)
})

test("an SVG may run nothing and load nothing", async () => {
  const response = await askFrozen("svg")
  expect(response.headers.get("content-security-policy")).toBe(
    "default-src 'none'; style-src 'unsafe-inline'",
  )
  expect(await response.text()).not.toMatch(/<script|<foreignObject|\son\w+=|href=|url\((?!#)/i)
})

test("a file leads to its page, to its other files, and from frozen to live", async () => {
  const links = (await askFrozen("csv")).headers.get("link")!
  expect(links).toContain(`</s/${id}>; rel="canonical"`)
  expect(links).toContain('</charts/runway?firm=baidu>; rel="latest-version"')
  expect(links).toContain(`</s/${id}.svg>; rel="alternate"; type="image/svg+xml"`)
  expect(links.match(/rel="alternate"/g)).toHaveLength(6)
  const live = (await askLive("svg", { query: "?firm=baidu&theme=dark" })).headers.get("link")!
  expect(live).toContain('</charts/runway?firm=baidu>; rel="canonical"')
  expect(live).toContain('</charts/runway.csv?firm=baidu>; rel="alternate"; type="text/csv"')
  expect(live).not.toContain("latest-version")
})

test.for([
  ["svg", "?theme=blue", "theme", "must be light or dark"],
  ["svg", "?width=4000", "width", "must be 360 or 720 or 1200"],
  ["svg", "?width=", "width", "must be 360 or 720 or 1200"],
  ["png", "?scale=9", "scale", "must be 0.5 or 1 or 2"],
  ["png", "?width=360", "width", "must be 1200, unless size is full"],
  ["png", "?background=%3Cscript%3E", "background", "must be none or paper"],
  ["csv", "?bom=yes", "bom", "must be 0 or 1"],
] as const)("%s%s is refused by the name of what is wrong", async ([door, query, field, message]) => {
  const response = await askFrozen(door, { query })
  expect(response.status).toBe(400)
  expect(response.headers.get("content-type")).toBe("application/problem+json")
  expect(await response.json()).toMatchObject({ errors: [{ field, message }] })
})

test("wrong settings of a live chart are refused by field, an unknown chart is not there", async () => {
  const wrong = await askLive("csv", { query: "?firm=baidu&set=mine&workload=x" })
  expect(wrong.status).toBe(400)
  const { errors } = (await wrong.json()) as { errors: { field: string }[] }
  expect(errors.map(({ field }) => field).sort()).toEqual(["set", "workload"])
  expect(await (await askLive("csv")).json()).toMatchObject({
    errors: [{ field: "firm", message: "is missing" }],
  })
  expect((await askLive("csv", {}, "no-such-chart")).status).toBe(404)
  expect((await askLive("csv", { query: "?firm=nobody" })).status).toBe(404)
})

test("an id that names nothing, or is none, is not there", async () => {
  for (const of of ["abcdefghijklmnop", "x", "../../etc", id.slice(0, -1), id.toUpperCase()]) {
    const response = await askFrozen("csv", {}, of)
    expect(response.status, of).toBe(404)
    expect(response.headers.get("content-type")).toBe("application/problem+json")
  }
})

test("a chart frozen by a newer version of the site is handed on, and not drawn", async () => {
  const content = canonicalJson({ ...frozen, version: 999 })
  const hash = sha256Of(content)
  const newer = { id: "a".repeat(16), hash, content: packed(content), size: content.length }
  await db().snapshot.create({ data: { ...newer, chart: "runway", subject: "baidu", dataVersion: 1 } })
  const json = await askFrozen("json", {}, newer.id)
  expect(json.status).toBe(200)
  expect(sha256Of(await bytesOf(json))).toBe(hash)
  expect(json.headers.get("link")).not.toContain("alternate")
  for (const door of ["svg", "png", "csv", "md"]) {
    const response = await askFrozen(door, {}, newer.id)
    expect(response.status).toBe(501)
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining("newer version") })
  }
})

test("every file carries data version, licence, citation and sources, in itself or in what it names", async () => {
  const document = frozen
  const { url, licence } = { url: `/s/${id}`, licence: "https://creativecommons.org/licenses/by/4.0/" }
  const said = [licence, `data version ${document.provenance.dataVersion}`, url]
  const [source] = document.sources.filter((one) => one.url !== null)
  const metadata = await (await askFrozen("csv-metadata.json")).text()
  const svg = await (await askFrozen("svg")).text()
  const packed = unzipSync(await bytesOf(await askFrozen("zip")))
  const text = (name: string) => new TextDecoder().decode(packed[name])
  for (const part of [...said, source!.publisher]) {
    expect(metadata).toContain(part)
    expect(svg).toContain(part)
    expect(text("README.txt")).toContain(part)
  }
  const png = pngTexts(await bytesOf(await askFrozen("png")))
  expect(png.Copyright).toContain(licence)
  expect(png.Description).toContain(url)
  expect(png.Source).toContain(source!.publisher)
  for (const door of chartDoors) {
    const link = (await askFrozen(door)).headers.get("link")
    expect(link, door).toContain(`<${licence}>; rel="license"`)
    expect(link, door).toContain(`<${url}>; rel="cite-as"`)
  }
  expect((await askFrozen("csv")).headers.get("link")).toContain(
    `</s/${id}.csv-metadata.json>; rel="describedby"; type="application/csvm+json"`,
  )
})

test("the zip holds the very files that are to be had alone, and the citation for a bibliography", async () => {
  const packed = unzipSync(await bytesOf(await askFrozen("zip")))
  for (const [name, door] of [
    ["table.csv", "csv"],
    ["chart.json", "json"],
    ["chart.svg", "svg"],
    ["chart.png", "png"],
  ] as const) {
    expect(Buffer.from(packed[name]!).equals(Buffer.from(await bytesOf(await askFrozen(door)))), name).toBe(
      true,
    )
  }
  expect(new TextDecoder().decode(packed["citation.bib"])).toMatch(/^@misc\{/)
  expect(new TextDecoder().decode(packed["citation.ris"])).toMatch(/^TY {2}- DATA\r\n/)
})

test("the file beside a CSV describes its columns, in their order and with their units", async () => {
  const metadata = JSON.parse(await (await askFrozen("csv-metadata.json")).text()) as {
    url: string
    tableSchema: { columns: { name: string; "schema:unitText"?: string }[] }
  }
  expect(metadata.url).toBe(`/s/${id}.csv`)
  expect(
    metadata.tableSchema.columns.map((column) => [column.name, column["schema:unitText"] ?? null]),
  ).toEqual(frozen.data.columns.map(({ name, unit }) => [name, unit]))
})

/** The texts in a PNG by keyword, read from its chunks by the standard. */
function pngTexts(bytes: Uint8Array): Record<string, string> {
  const texts: Record<string, string> = {}
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  for (let at = 8; at < bytes.length;) {
    const length = view.getUint32(at)
    const type = String.fromCharCode(...bytes.slice(at + 4, at + 8))
    const data = bytes.slice(at + 8, at + 8 + length)
    expect(view.getUint32(at + 8 + length)).toBe(crc32(bytes.slice(at + 4, at + 8 + length)))
    if (type === "iTXt") {
      const end = data.indexOf(0)
      const rest = data.slice(end + 5)
      const value = data[end + 1] === 1 ? inflateSync(rest) : rest
      texts[String.fromCharCode(...data.slice(0, end))] = new TextDecoder().decode(value)
    }
    at += 12 + length
  }
  return texts
}
