import { createRequire } from "node:module"
import { beforeAll, expect, test, vi } from "vitest"
import { GET } from "@/app/oembed/route"
import { chartDocument } from "@/tests/factories/chart-document"
import { canonicalJson } from "@/lib/charts/canonical-json"
import { db } from "@/lib/server/db/client"
import { packed, sha256Of } from "@/lib/server/snapshots/content"
import { freezeChart } from "@/lib/server/snapshots/freeze-chart"
import { oembedFaults } from "../../setup/check-oembed"
import { useFreshDatabase } from "../../setup/database"

vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withData: true })

// It brings no types; a parser of XML that refuses what is not well-formed is all that is asked of it.
const { JSDOM } = createRequire(import.meta.url)("jsdom") as {
  JSDOM: new (text: string, options?: { contentType?: string }) => { window: { document: Document } }
}

const site = "http://localhost:3000"
const live = `${site}/charts/reports?order=a800-2023-four-firms&measure=cost`
const evilTitle = `"></iframe><script>alert(1)</script>]]>&amp; \u0007 '`
let frozen = ""
let evil = ""

beforeAll(async () => {
  const view = { version: 1, chart: "reports", order: "a800-2023-four-firms", measure: "cost" } as const
  frozen = `${site}/s/${(await freezeChart(view)).id}`
  const { figure } = chartDocument()
  evil = await freezeDocument({ ...chartDocument(), figure: { ...figure, title: evilTitle } }, "b".repeat(16))
})

/** Past the builders, as if a record had this text. */
async function freezeDocument(document: object, id: string): Promise<string> {
  const content = canonicalJson(document)
  const row = { id, hash: sha256Of(content), content: packed(content), size: content.length }
  await db().snapshot.create({ data: { ...row, chart: "reports", subject: null, dataVersion: 1 } })
  return `${site}/s/${id}`
}

async function ask(query: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  return GET(new Request(`${site}/oembed?${new URLSearchParams(query).toString()}`, { headers }))
}

type Answer = Record<string, unknown> & { html: string; width: number; height: number; title: string }
const json = async (query: Record<string, string>) => (await (await ask(query)).json()) as Answer

/** The values of an answer in XML, each as text. */
function fromXml(text: string): Record<string, string> {
  const root = new JSDOM(text, { contentType: "text/xml" }).window.document.documentElement
  expect(root.tagName).toBe("oembed")
  return Object.fromEntries([...root.children].map(({ tagName, textContent }) => [tagName, textContent]))
}

/** The frame in an answer, read by a parser of HTML; nothing may stand beside it. */
function frameOf(html: string): HTMLIFrameElement {
  const { body } = new JSDOM(html).window.document
  expect(body.childElementCount).toBe(1)
  expect(body.textContent).toBe("")
  expect(body.firstElementChild?.tagName).toBe("IFRAME")
  return body.firstElementChild as HTMLIFrameElement
}

test("the rules find what is wrong", () => {
  const rich = { type: "rich", version: "1.0", html: "<b></b>", width: 300, height: 200 }
  expect(oembedFaults(rich)).toEqual([])
  expect(oembedFaults({ ...rich, version: "1.1" })).toHaveLength(1)
  expect(oembedFaults({ ...rich, type: "chart" })).toHaveLength(1)
  expect(oembedFaults({ ...rich, html: undefined })).toHaveLength(1)
  expect(oembedFaults({ ...rich, width: "100%" })).toHaveLength(1)
  expect(oembedFaults(rich, { maxwidth: 299, maxheight: 199 })).toHaveLength(2)
  expect(oembedFaults({ ...rich, thumbnail_url: "https://example.org/" })).toHaveLength(3)
  expect(oembedFaults({ ...rich, provider_url: "/here" })).toHaveLength(1)
})

const rooms = [
  {},
  { maxwidth: 600 },
  { maxwidth: 320, maxheight: 200 },
  { maxwidth: 2000, maxheight: 2000 },
  { maxheight: 400 },
  { maxwidth: 1, maxheight: 1 },
]

test.for(rooms)("a chart is a rich answer by the rules of oEmbed in a room of %j", async (room) => {
  const asked = Object.fromEntries(Object.entries(room).map(([name, value]) => [name, String(value)]))
  for (const url of [frozen, live, evil, frozen.replace("http:", "https:"), `${frozen}/`]) {
    const answer = await json({ url, ...asked })
    expect(oembedFaults(answer, room)).toEqual([])
    expect(answer.type).toBe("rich")
    const frame = frameOf(answer.html)
    expect(Number(frame.getAttribute("width"))).toBe(answer.width)
    expect(Number(frame.getAttribute("height"))).toBe(answer.height)
    expect(frame.getAttribute("title")).toBe(answer.title)

    const xml = await ask({ url, format: "xml", ...asked })
    expect(xml.headers.get("content-type")).toBe("text/xml; charset=utf-8")
    const values = fromXml(await xml.text())
    expect(oembedFaults(values, room)).toEqual([])
    expect(values).toEqual(
      Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, String(value)])),
    )
  }
})

test("frozen and live charts lead to their own embeds and pictures", async () => {
  const [still, moving] = [await json({ url: frozen }), await json({ url: live })]
  const path = new URL(frozen).pathname
  expect(frameOf(still.html).src).toBe(`${site}/embed${path}`)
  expect(still.thumbnail_url).toBe(`${frozen}.png`)
  expect(frameOf(moving.html).src).toBe(live.replace("/charts/", "/embed/charts/"))
  expect((await json({ url: frozen, maxwidth: "640" })).thumbnail_url).toBe(`${frozen}.png?scale=0.5`)
  expect(Number(still.cache_age)).toBeGreaterThan(Number(moving.cache_age))
})

test("the site is known by the name that it was asked by, also behind a proxy", async () => {
  const url = frozen.replace("localhost:3000", "chips.example")
  expect((await ask({ url })).status).toBe(404)
  expect((await ask({ url }, { host: "chips.example" })).status).toBe(200)
  expect((await ask({ url }, { host: "inside:3000", "x-forwarded-host": "chips.example" })).status).toBe(200)
})

test("an address that is none of a chart here is not found", async () => {
  for (const url of [
    "https://evil.example/s/abcdefghijklmnop",
    `${site}/s/abcdefghijklmnop`,
    `${site}/s/x`,
    `${site}/companies/baidu`,
    `${site}/charts/no-such-chart`,
    `${site}/charts/reports`,
    `${site}/charts/reports?order=no-such-order`,
    `http://localhost:3000@evil.example${new URL(frozen).pathname}`,
    `javascript://localhost:3000${new URL(frozen).pathname}`,
    "not an address",
  ]) {
    const response = await ask({ url })
    expect(response.status, url).toBe(404)
    expect(response.headers.get("content-type")).toBe("application/problem+json")
  }
})

test("a chart from a newer version of the site is not drawn, and is said to be newer", async () => {
  const newer = await freezeDocument({ ...chartDocument(), version: 99 }, "c".repeat(16))
  const response = await ask({ url: newer })
  expect(response.status).toBe(501)
  expect(await response.json()).toMatchObject({
    detail: expect.stringContaining("newer version of the site"),
  })
})

test("a format that we do not have, and a wrong request, say so", async () => {
  expect((await ask({ url: frozen, format: "yaml" })).status).toBe(501)
  expect((await ask({})).status).toBe(400)
  for (const wrong of ["0", "-5", "x", "", "1.5"])
    expect((await ask({ url: frozen, maxwidth: wrong })).status, wrong).toBe(400)
})
