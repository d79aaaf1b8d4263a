import { gzipSync } from "node:zlib"
import { expect, test, vi } from "vitest"
import { GET as getLive } from "@/app/embed/charts/[chart]/route"
import { GET as getFrozen } from "@/app/embed/s/[id]/route"
import { GET as getScript } from "@/app/embed.js/route"
import { canonicalJson } from "@/lib/charts/canonical-json"
import type { ChartSpec } from "@/lib/charts/spec"
import { routes } from "@/lib/routes"
import { db } from "@/lib/server/db/client"
import { saveEdits } from "@/lib/server/mutations/save-edits"
import { idOfHash, packed, sha256Of } from "@/lib/server/snapshots/content"
import { freezeChart } from "@/lib/server/snapshots/freeze-chart"
import { chartDocument } from "../factories/chart-document"
import { a800, actor, changeOf, firstQuantity, requestOf } from "../factories/edits"
import { useFreshDatabase } from "../setup/database"

vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withEstimates: true })

const version = 1
const reports: ChartSpec = { version, chart: "reports", order: a800, measure: "quantity" }

/** The most that an embed may weigh on its way to a reader, with everything in it. */
const mostBytes = 60_000

function embed(path: string, headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request(`http://localhost:3000${path}`, { headers })
  const [, , kind, name = ""] = new URL(request.url).pathname.split("/")
  return kind === "s"
    ? getFrozen(request, { params: Promise.resolve({ id: name }) })
    : getLive(request, { params: Promise.resolve({ chart: name }) })
}

test("a live chart may be framed by anybody, kept for a minute, and is not sent twice", async () => {
  const response = await embed(routes.chartEmbed(reports))
  expect(response.status).toBe(200)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "text/html; charset=utf-8",
    "cache-control": "public, max-age=60, must-revalidate",
    "cross-origin-resource-policy": "cross-origin",
    "referrer-policy": "strict-origin-when-cross-origin",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex",
  })
  expect(response.headers.get("content-security-policy")).toMatch(
    /^default-src 'none'; .*; frame-ancestors \*$/,
  )
  expect(response.headers.has("x-frame-options")).toBe(false)
  const body = await response.text()
  expect(body).toContain(`href="${routes.chart(reports)}"`)
  const again = await embed(routes.chartEmbed(reports), {
    "if-none-match": response.headers.get("etag") ?? "",
  })
  expect(again.status).toBe(304)
  expect(await again.text()).toBe("")
})

test("the largest charts of the data weigh less than 60 kB on their way", async () => {
  // The heaviest of each kind; the heaviest has little more than half of what is allowed.
  const views: ChartSpec[] = [
    { version, chart: "sources-table" },
    { version, chart: "stock", firm: "bytedance" },
    { version, chart: "law" },
    { version, chart: "runway-board", set: "all", sort: "training", kind: "all" },
    { version, chart: "deliveries", firm: "bytedance" },
    { version, chart: "runway", firm: "deepseek", workload: "inference", set: "all" },
  ]
  const heavy: string[] = []
  for (const view of views) {
    const path = routes.chartEmbed(view, { theme: "auto" })
    const response = await embed(path)
    expect(response.status, path).toBe(200)
    const size = gzipSync(await response.text()).length
    if (size >= mostBytes) heavy.push(`${path}: ${size}`)
  }
  expect(heavy).toEqual([])
})

test.each([
  ["/embed/charts/nothing-here", 404, "There is no chart of this name."],
  ["/embed/charts/runway?firm=nobody", 404, "Nothing on record fits the settings of this chart."],
  ["/embed/charts/runway", 400, "These are no settings of this chart: firm: "],
  ["/embed/charts/law?theme=sepia", 400, "There is no such look: theme is light, dark, auto"],
  ["/embed/s/abcdefghijklmnop", 404, "There is no frozen chart at this address."],
  ["/embed/s/..%2f..%2f<script>", 404, "There is no frozen chart at this address."],
])("where there is no chart, a small document says so: %s", async (path, status, sentence) => {
  const response = await embed(path)
  expect(response.status).toBe(status)
  expect(response.headers.get("cache-control")).toBe("no-store")
  expect(response.headers.get("content-security-policy")).toContain("frame-ancestors *")
  const body = await response.text()
  expect(body).toContain(sentence)
  expect(body.match(/<script/g)).toHaveLength(1)
  expect(body).not.toContain("<svg")
})

test("what stands in a wrong address is said back as text", async () => {
  const body = await (await embed(`/embed/charts/runway?firm=${encodeURIComponent("<b>x</b>")}`)).text()
  expect(body).not.toContain("<b>x")
  const look = await (await embed(`/embed/charts/law?theme=${encodeURIComponent("<b>x</b>")}`)).text()
  expect(look).toContain("&lt;b&gt;x&lt;/b&gt;")
})

test("a chart that a newer site froze says so", async () => {
  const content = canonicalJson({ ...chartDocument(), version: 99 })
  const hash = sha256Of(content)
  const id = idOfHash(hash)
  await db().snapshot.create({
    data: { id, hash, content: packed(content), size: content.length, chart: "reports", dataVersion: 1 },
  })
  const response = await embed(routes.snapshotEmbed(id))
  expect(response.status).toBe(404)
  expect(await response.text()).toContain("frozen by a newer version of the site")
})

test("a frozen chart says that newer data exist once they do, and its drawing stays as it is", async () => {
  const { id } = await freezeChart(reports)
  const path = routes.snapshotEmbed(id, { theme: "dark" })
  const before = await embed(path)
  const old = await before.text()
  expect(before.status).toBe(200)
  expect(old).not.toContain("Newer data exist")
  expect(old).toContain(`href="${routes.snapshot(id)}"`)

  await saveEdits(
    requestOf([await changeOf("order", a800, (order) => firstQuantity(order, 70_000))], {
      author: actor("admin"),
      confirmed: ["reports/ft-2023-08-a800-100k-1bn/quantity"],
    }),
  )
  const after = await embed(path, { "if-none-match": before.headers.get("etag") ?? "" })
  expect(after.status).toBe(200)
  const now = await after.text()
  expect(now).toMatch(/<p class="notice">\s*Newer data exist: .*70,000/)
  expect(now).toContain(`href="${routes.snapshotChanges(id)}" target="_blank" rel="noopener"`)
  const drawings = (markup: string) => markup.match(/<svg[\s\S]*?<\/svg>/g)
  expect(drawings(now)).toEqual(drawings(old))
  expect(drawings(now)).toHaveLength(3)
})

test("the script for hosts is small, kept for an hour and open to every page", async () => {
  const response = getScript()
  expect(Object.fromEntries(response.headers)).toEqual({
    "content-type": "text/javascript; charset=utf-8",
    "cache-control": "public, max-age=3600",
    "cross-origin-resource-policy": "cross-origin",
  })
  expect(gzipSync(await response.text()).length).toBeLessThan(1000)
})
