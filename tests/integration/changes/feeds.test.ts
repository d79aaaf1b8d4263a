// @vitest-environment jsdom
import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { GET as atom } from "@/app/changes.atom/route"
import { GET as json } from "@/app/changes.json/route"
import { GET as firmFeed } from "@/app/doors/changes/[slug]/[format]/route"
import type { Order } from "@/lib/domain/order"
import { workedOutBeside } from "@/lib/server/changes/estimate-moves"
import { db } from "@/lib/server/db/client"
import { saveEdits } from "@/lib/server/mutations/save-edits"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { workOutAllMoves } from "@/lib/server/queries/changes"
import { a800, changeOf, firstQuantity, requestOf } from "../../factories/edits"
import { useFreshDatabase } from "../../setup/database"

vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withData: true })

const site = "http://localhost:3000"
/** What ends markup early, direction turned, Chinese. Control characters and half pairs are refused when they are saved. */
const nasty = `</content>]]>&amp; <script>alert("1")</script> \u202eturned 百度 'quoted'`
const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/

beforeAll(async () => {
  await db().dataset.updateMany({ data: { draws: 300 } })
  const [source] = (await loadCatalogue()).records.source
  const edit = await changeOf("source", source!.id, (one) => void (one.title = nasty))
  await saveEdits(requestOf([edit], { reason: nasty }))
  const order = await changeOf("order", a800, (one) => firstQuantity(one, 130_000))
  const confirmed = (order.record as Order).reports.map(({ id }) => `reports/${id}/quantity`)
  await saveEdits(requestOf([order], { reason: "The paper corrected itself", confirmed }))
}, 120_000)

afterAll(workedOutBeside, 60_000)

const ask = (path: string, headers: Record<string, string> = {}) => new Request(`${site}${path}`, { headers })

async function firm(slug: string, format: string): Promise<Response> {
  const params = Promise.resolve({ slug, format })
  return firmFeed(ask(`/changes/firms/${slug}.${format}`), { params })
}

async function feeds(): Promise<{ self: string; response: Response }[]> {
  return [
    { self: "/changes.atom", response: await atom(ask("/changes.atom")) },
    { self: "/changes/firms/baidu.atom", response: await firm("baidu", "atom") },
    { self: "/changes.json", response: await json(ask("/changes.json")) },
    { self: "/changes/firms/baidu.json", response: await firm("baidu", "json") },
  ]
}

function textOf(parent: Element, name: string): string {
  const found = [...parent.children].filter((child) => child.localName === name)
  expect(`${name}: ${found.length}`).toBe(`${name}: 1`)
  return found[0]!.textContent ?? ""
}

test("an entry whose moves are not yet worked out waits, because programs take an entry once", async () => {
  const numbers = async () => {
    const feed = (await (await json(ask("/changes.json"))).json()) as { items: { id: string }[] }
    return feed.items.map(({ id }) => id)
  }
  expect(await numbers()).toEqual([`${site}/changes/1`])
  await workOutAllMoves()
  expect(await numbers()).toEqual([3, 2, 1].map((number) => `${site}/changes/${number}`))
}, 120_000)

test("every Atom feed has what RFC 4287 asks for, and says where it and its page are", async () => {
  for (const { self, response } of (await feeds()).slice(0, 2)) {
    expect(response.status).toBe(200)
    expect(response.headers.get("content-type")).toBe("application/atom+xml; charset=utf-8")
    const text = await response.text()
    expect(text).not.toMatch(forbidden)
    const parsed = new DOMParser().parseFromString(text, "application/xml")
    expect(parsed.querySelector("parsererror")).toBeNull()
    const feed = parsed.documentElement
    expect([feed.namespaceURI, feed.localName]).toEqual(["http://www.w3.org/2005/Atom", "feed"])
    expect(textOf(feed, "title")).not.toBe("")
    expect(textOf(feed, "updated")).toMatch(rfc3339)
    expect(new URL(textOf(feed, "id")).origin).toBe(site)
    const author = [...feed.children].find((child) => child.localName === "author")!
    expect(textOf(author, "name")).toBe("Chip Runway")
    const links = [...feed.children].filter((child) => child.localName === "link")
    expect(links.map((link) => [link.getAttribute("rel"), link.getAttribute("href")])).toEqual([
      ["self", `${site}${self}`],
      ["alternate", `${site}${self.replace(".atom", "")}`],
    ])
    const entries = [...feed.children].filter((child) => child.localName === "entry")
    expect(entries.length).toBeGreaterThan(1)
    const ids = entries.map((entry) => textOf(entry, "id"))
    expect(new Set(ids).size).toBe(ids.length)
    for (const entry of entries) {
      expect(textOf(entry, "title")).not.toBe("")
      expect(textOf(entry, "updated")).toMatch(rfc3339)
      expect(textOf(entry, "published")).toMatch(rfc3339)
      expect(textOf(entry, "summary")).not.toBe("")
      const link = [...entry.children].find((child) => child.localName === "link")!
      expect(link.getAttribute("href")).toMatch(/^http:\/\/localhost:3000\/changes\/\d+$/)
      expect(entry.querySelector("content")?.getAttribute("type")).toBe("html")
    }
    const times = entries.map((entry) => textOf(entry, "updated"))
    expect(times).toEqual([...times].sort().reverse())
    expect(textOf(feed, "updated")).toBe(times[0])
  }
})

test("every JSON Feed has what version 1.1 asks for", async () => {
  for (const { self, response } of (await feeds()).slice(2)) {
    expect(response.headers.get("content-type")).toBe("application/feed+json; charset=utf-8")
    const feed = (await response.json()) as Record<string, unknown>
    expect(feed).toMatchObject({
      version: "https://jsonfeed.org/version/1.1",
      feed_url: `${site}${self}`,
      home_page_url: `${site}${self.replace(".json", "")}`,
      language: "en",
      authors: [{ name: "Chip Runway", url: `${site}/` }],
    })
    const items = feed.items as Record<string, string>[]
    expect(items.length).toBeGreaterThan(1)
    for (const item of items) {
      expect(item.id).toBeTruthy()
      expect(item.content_html).toBeTruthy()
      expect(item.date_published).toMatch(rfc3339)
    }
  }
})

test("what an editor or a source wrote stays a text, in the feed and in the markup inside it", async () => {
  const parsed = new DOMParser().parseFromString(
    await (await atom(ask("/changes.atom"))).text(),
    "application/xml",
  )
  const entry = [...parsed.documentElement.children].filter((child) => child.localName === "entry")[1]!
  expect(textOf(entry, "title")).toContain(`</content>]]>&amp; <script>alert("1")`)
  const inside = new DOMParser().parseFromString(textOf(entry, "content"), "text/html")
  expect(inside.querySelector("script")).toBeNull()
  expect(inside.querySelector("ins")?.textContent).toContain(`<script>alert("1")</script>`)
  expect(inside.querySelector("p")?.textContent).toContain("百度 'quoted'")
  expect(textOf(entry, "content")).not.toMatch(/[\u202a-\u202e]/)
})

test("a change is told from what to what, with how the estimates moved, under whole addresses", async () => {
  const feed = (await (await json(ask("/changes.json"))).json()) as { items: { content_html: string }[] }
  const inside = new DOMParser().parseFromString(feed.items[0]!.content_html, "text/html")
  expect(inside.body.textContent).toMatch(/Quantity, as reported by .+: about 100,000 → about 130,000/)
  expect(inside.body.textContent).toMatch(
    // A firm that the feed says it moved, whichever one the data of the day make it.
    /It moved the estimates of .*?(Alibaba|Baidu|ByteDance|Tencent)[^]*\1\s+training, own stock: \d+ → \d+ months/,
  )
  for (const link of inside.querySelectorAll("a")) {
    expect(link.getAttribute("href")).toMatch(/^http:\/\/localhost:3000\//)
  }
})

test("a firm's feed has its own entries, under ids of their own", async () => {
  const feed = (await (await firm("tencent", "json")).json()) as { items: { id: string }[] }
  expect(feed.items.map(({ id }) => id)).toContain(`${site}/changes/3#tencent`)
})

test("who has a feed already is told so, by tag and by time", async () => {
  for (const door of [atom, json]) {
    const first = await door(ask("/changes"))
    const tag = first.headers.get("etag")!
    const modified = first.headers.get("last-modified")!
    const again = await door(ask("/changes", { "if-none-match": tag }))
    expect([again.status, await again.text()]).toEqual([304, ""])
    const since = await door(ask("/changes", { "if-modified-since": modified }))
    expect([since.status, await since.text(), since.headers.get("etag")]).toEqual([304, "", tag])
    const earlier = await door(ask("/changes", { "if-modified-since": "Thu, 01 Jan 2015 00:00:00 GMT" }))
    expect(earlier.status).toBe(200)
    // A tag says more than a time.
    const other = await door(ask("/changes", { "if-none-match": '"other"', "if-modified-since": modified }))
    expect(other.status).toBe(200)
  }
})

test("a feed of nobody is not found", async () => {
  expect((await firm("nobody", "atom")).status).toBe(404)
  expect((await firm("baidu", "rss")).status).toBe(404)
})
