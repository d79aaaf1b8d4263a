import { expect, test, vi } from "vitest"
import { GET as getCsv } from "@/app/orders.csv/route"
import { GET as getMetadata } from "@/app/orders.csv-metadata.json/route"
import { GET as getJson } from "@/app/orders.json/route"
import { GET as getRows } from "@/app/orders/rows.json/route"
import { ordersPageSchema } from "@/lib/contracts/orders-explorer"
import { readRecords } from "@/lib/server/db/read-records"
import { saveEdits } from "@/lib/server/mutations/save-edits"
import { a800, changeOf, requestOf } from "../../factories/edits"
import { useFreshDatabase } from "../../setup/database"
import { readCsv } from "../../setup/read-csv"

vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withData: true })

const site = "http://localhost:3000"
const ask = (get: (request: Request) => Promise<Response>, path: string, headers?: Record<string, string>) =>
  get(new Request(`${site}${path}`, { headers }))

async function table(path: string): Promise<Record<string, string | null>[]> {
  const [names, ...rows] = readCsv(await (await ask(getCsv, path)).text())
  return rows.map((row) => Object.fromEntries(names!.map((name, at) => [name!, row[at] ?? null])))
}

test("the CSV has a row for each order and report, with the source's address, date, figures and weight", async () => {
  const rows = await table("/orders.csv?chip=a800-sxm-80gb")
  const { order, source } = await readRecords()
  const orders = order.filter(({ chips }) => chips.includes("a800-sxm-80gb"))
  expect(new Set(rows.map((row) => row["order"]))).toEqual(new Set(orders.map(({ id }) => id)))
  expect(rows).toHaveLength(orders.reduce((sum, { reports }) => sum + Math.max(1, reports.length), 0))
  const report = orders.find(({ id }) => id === a800)!.reports[0]!
  const told = rows.find((row) => row["report"] === report.id)!
  const from = source.find(({ id }) => id === report.sourceId)!
  expect(told).toMatchObject({
    source: from.id,
    source_url: from.url,
    published: from.publishedOn!.date,
    quantity_central: "100000",
    quantity_unit: "chips",
    verification: report.verification,
    reporting_chain: report.reportingChain.join(" → "),
    data_version: "1",
  })
  expect(Number(told["weight"])).toBeGreaterThan(0)
})

test("names of columns are small letters and underscores, and each is described beside the file", async () => {
  const response = await ask(getCsv, "/orders.csv?firm=baidu")
  const [names] = readCsv(await response.text())
  expect(new Set(names).size).toBe(names!.length)
  for (const name of names!) expect(name).toMatch(/^[a-z]+(_[a-z]+)*$/)
  const described = /<([^>]+)>; rel="describedby"; type="application\/csvm\+json"/.exec(
    response.headers.get("link")!,
  )![1]!
  const metadata = (await (await ask(getMetadata, described)).json()) as {
    url: string
    tableSchema: { columns: { name: string }[] }
  } & Record<string, string>
  expect(metadata.url).toBe("/orders.csv?firm=baidu")
  expect(metadata.tableSchema.columns.map(({ name }) => name)).toEqual(names)
  expect(metadata["dc:license"]).toContain("CC BY")
  expect(metadata["dc:bibliographicCitation"]).toContain("data version 1")
})

test("the JSON tells the same rows, with licence, citation and every source once", async () => {
  const json = (await (await ask(getJson, "/orders.json?firm=baidu")).json()) as {
    licence: string
    citation: string
    orders: number
    rows: Record<string, unknown>[]
    sources: { id: string; url: string | null }[]
  }
  const rows = await table("/orders.csv?firm=baidu")
  expect(json.rows.map((row) => [row["order"], row["report"]])).toEqual(
    rows.map((row) => [row["order"], row["report"]]),
  )
  expect(json.orders).toBe(new Set(rows.map((row) => row["order"])).size)
  const named = rows.flatMap((row) => row["source"] ?? [])
  expect(json.sources.map(({ id }) => id)).toEqual([...new Set(named)].sort())
  expect([json.licence, json.citation].join()).toContain("CC BY")
})

test("a file is not sent to who has it, and another one after a save", async () => {
  const tag = (await ask(getCsv, "/orders.csv")).headers.get("etag")!
  expect((await ask(getCsv, "/orders.csv", { "if-none-match": tag })).status).toBe(304)
  expect((await ask(getCsv, "/orders.csv?firm=baidu", { "if-none-match": tag })).status).toBe(200)
  const title = '=HYPERLINK("https://example.org","Baidu")'
  const change = await changeOf("order", a800, (order) => (order.title = title))
  await saveEdits(requestOf([change], { origin: "restore" }))
  const response = await ask(getCsv, "/orders.csv", { "if-none-match": tag })
  expect(response.status).toBe(200)
  const text = await response.text()
  // No spreadsheet runs it.
  expect(text).toContain(`"'=HYPERLINK(""https://example.org"",""Baidu"")"`)
})

test("a mark for spreadsheets is there when asked for, and not otherwise", async () => {
  const first = async (path: string) =>
    new Uint8Array(await (await ask(getCsv, path)).arrayBuffer()).slice(0, 3)
  expect([...(await first("/orders.csv?bom=1"))]).toEqual([0xef, 0xbb, 0xbf])
  expect([...(await first("/orders.csv?firm=baidu&bom=yes"))]).toEqual([0xef, 0xbb, 0xbf])
  expect([...(await first("/orders.csv"))]).not.toEqual([0xef, 0xbb, 0xbf])
})

test("a file's name says what was chosen", async () => {
  const named = async (path: string) =>
    /filename="([^"]+)"/.exec((await ask(getCsv, path)).headers.get("content-disposition")!)![1]!
  expect(await named("/orders.csv")).toBe("chip-runway-orders-v2.csv")
  expect(await named("/orders.csv?chip=a800-sxm-80gb")).toBe("chip-runway-orders-a800-sxm-80gb-v2.csv")
  const chinese = await named(`/orders.csv?q=${encodeURIComponent("字节")}`)
  expect(chinese).toMatch(/^chip-runway-orders-[0-9a-f]{6}-v2\.csv$/)
  expect(chinese).not.toBe(await named(`/orders.csv?q=${encodeURIComponent("百度")}`))
  const long = await named(
    `/orders.csv?q=${"%22;/../".repeat(9)}&firm=baidu,tencent,alibaba,bytedance,moonshot`,
  )
  expect(long).toMatch(/^chip-runway-orders-[a-z0-9-]{1,56}-v2\.csv$/)
})

test("no order is left out of a file, on no day", async () => {
  for (const known of ["2023-11-20", "2024-06-30", "2026-03-03", null]) {
    const query = known === null ? "" : `?known=${known}`
    const { count } = ordersPageSchema.parse(await (await ask(getRows, `/orders/rows.json${query}`)).json())
    const rows = await table(`/orders.csv${query}`)
    expect(new Set(rows.map((row) => row["order"])).size).toBe(count)
  }
})

test("on a past day a file tells only what had been published by then", async () => {
  const rows = await table("/orders.csv?known=2023-08-09")
  expect(rows.filter((row) => row["order"] === a800)).toHaveLength(1)
  for (const row of rows) expect((row["published"] ?? "") <= "2023-08-09").toBe(true)
})

test("rows come in windows that fit together, and are not sent twice", async () => {
  const windowAt = async (offset: number) =>
    ordersPageSchema.parse(
      await (await ask(getRows, `/orders/rows.json?sort=order&offset=${offset}&limit=50`)).json(),
    )
  const [first, second] = [await windowAt(0), await windowAt(50)]
  const ids = [...first.rows, ...second.rows].map(({ id }) => id)
  expect(new Set(ids).size).toBe(first.count)
  const response = await ask(getRows, "/orders/rows.json?firm=baidu")
  const again = await ask(getRows, "/orders/rows.json?firm=baidu", {
    "if-none-match": response.headers.get("etag")!,
  })
  expect(again.status).toBe(304)
})

const hostile = [
  "?firm=' OR 1=1 --",
  '?firm=baidu\'); DROP TABLE "OrderFact"; --',
  "?q=%25_!\\\\' \" ; --",
  "?q=" + "a ".repeat(500),
  "?year=99999999&kind=nothing&status=%00",
  "?sort=id;DROP TABLE x&group=firm&columns=*",
  "?known=2024-02-31&offset=1",
  "?known=0001-01-01",
  "?" + Array.from({ length: 300 }, (_, at) => `chip=c${at}`).join("&"),
  "?__proto__=1&constructor=2&offset=0",
]

test.each(hostile)("the query %s is answered or refused, and harms nothing", async (query) => {
  const rows = await ask(getRows, `/orders/rows.json${encodeURI(query)}`)
  expect(rows.status).toBe(200)
  const { count, of } = ordersPageSchema.parse(await rows.json())
  expect(count).toBeLessThanOrEqual(of)
  expect([200, 400]).toContain((await ask(getCsv, `/orders.csv${encodeURI(query)}`)).status)
  expect(ordersPageSchema.parse(await (await ask(getRows, "/orders/rows.json")).json()).of).toBe(84)
})

test.each(["offset=-1", "offset=1e3", "limit=0", "limit=201", "offset=99999999999", "limit="])(
  "%s is refused with what is allowed",
  async (param) => {
    const response = await ask(getRows, `/orders/rows.json?${param}`)
    expect(response.status).toBe(400)
    expect(response.headers.get("content-type")).toBe("application/problem+json")
  },
)
