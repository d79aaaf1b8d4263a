import { createHash } from "node:crypto"
import { oembedFaults } from "../setup/check-oembed"
import { readCsv } from "../setup/read-csv"
import { expect, test } from "./fixtures"

const types = {
  svg: "image/svg+xml; charset=utf-8",
  png: "image/png",
  csv: "text/csv; charset=utf-8; header=present",
  json: "application/json",
  md: "text/markdown; charset=utf-8; variant=GFM",
}
const doors = Object.entries(types)
const settings = { chart: "reports", order: "a800-2023-four-firms", measure: "cost" }
const live = "order=a800-2023-four-firms&measure=cost"

type Frozen = { id: string; hash: string; url: string }

/** Freezing the same view again costs nothing, so every test may begin with it. */
async function freeze(request: {
  post: (url: string, options: object) => Promise<{ json: () => Promise<unknown> }>
}) {
  const answer = await request.post("/api/v1/snapshots", { data: { spec: settings } })
  return (await answer.json()) as Frozen
}

test("a frozen chart is to be had as every file, and is kept for good", async ({ request }) => {
  const { id, hash } = await freeze(request)
  for (const [door, type] of doors) {
    const answer = await request.get(`/s/${id}.${door}`)
    expect(answer.status(), door).toBe(200)
    const headers = answer.headers()
    expect(headers["content-type"]).toBe(type)
    expect(headers["cache-control"]).toBe("public, max-age=3600, must-revalidate")
    expect(headers["link"]).toContain(`</s/${id}>; rel="canonical"`)
    const sha256 = createHash("sha256")
      .update(await answer.body())
      .digest("hex")
    expect(headers["etag"]).toBe(`"${sha256}"`)
    if (door === "json") expect(sha256).toBe(hash)

    const again = await request.get(`/s/${id}.${door}`, { headers: { "if-none-match": headers["etag"]! } })
    expect(again.status()).toBe(304)
    const head = await request.head(`/s/${id}.${door}`)
    expect(head.status()).toBe(200)
    expect(head.headers()["etag"]).toBe(headers["etag"])
    expect(await head.body()).toHaveLength(0)
  }
})

test("a live chart is to be had as every file, with the settings of its address", async ({ request }) => {
  for (const [door, type] of doors) {
    const answer = await request.get(`/charts/reports.${door}?${live}&utm_source=letter`)
    expect(answer.status(), door).toBe(200)
    expect(answer.headers()["content-type"]).toBe(type)
    expect(answer.headers()["cache-control"]).toBe("public, max-age=0, must-revalidate")
    expect(answer.headers()["link"]).toContain("/charts/reports?order=a800-2023-four-firms&measure=cost>")
  }
  const [csv, json] = await Promise.all([
    request.get(`/charts/reports.csv?${live}`),
    request.get(`/charts/reports.json?${live}`),
  ])
  const { data } = (await json.json()) as { data: { columns: { name: string }[]; rows: unknown[][] } }
  const [head, ...rows] = readCsv(await csv.text())
  expect(head).toEqual(data.columns.map(({ name }) => name))
  expect(rows).toHaveLength(data.rows.length)
})

test("the board is to be had at its plain address, a page keeps the address without an ending", async ({
  request,
}) => {
  expect((await request.get("/charts/runway-board.csv")).headers()["content-type"]).toBe(types.csv)
  const page = await request.get("/charts/runway?firm=baidu")
  expect(page.headers()["content-type"]).toMatch(/^text\/html/)
})

test("an SVG opens in a browser as it stands", async ({ page, request }) => {
  const { id } = await freeze(request)
  for (const address of [`/s/${id}.svg`, `/charts/reports.svg?${live}&width=360&theme=dark`]) {
    await page.goto(address)
    await expect(page.locator("svg")).toContainText("Chip Runway")
  }
})

test("what is not there, or is asked for wrongly, is a problem that a program reads", async ({ request }) => {
  for (const [address, status] of [
    ["/s/abcdefghijklmnop.csv", 404],
    ["/s/x.json", 404],
    ["/charts/no-such-chart.svg", 404],
    ["/charts/runway.svg?firm=nobody", 404],
    ["/charts/runway.svg?firm=baidu&theme=blue", 400],
    ["/charts/runway.csv?firm=baidu&set=mine", 400],
  ] as const) {
    const answer = await request.get(address)
    expect(answer.status(), address).toBe(status)
    expect(answer.headers()["content-type"]).toBe("application/problem+json")
  }
  const other = await request.get("/s/abcdefghijklmnop.pdf")
  expect(other.status()).toBe(404)
  expect(other.headers()["content-type"]).toMatch(/^text\/html/)
  expect((await request.post("/s/abcdefghijklmnop.csv", { data: "x" })).status()).toBe(405)
})

test("a form leads to the frozen chart; one from another site does not", async ({ request }) => {
  const { id } = await freeze(request)
  const sent = await request.post("/api/v1/snapshots", { form: settings, maxRedirects: 0 })
  expect(sent.status()).toBe(303)
  expect(sent.headers()["location"]).toBe(`/s/${id}`)
  const strange = await request.post("/api/v1/snapshots", {
    form: settings,
    headers: { origin: "https://elsewhere.example" },
  })
  expect(strange.status()).toBe(403)
  expect(await strange.text()).toContain("another site")
})

test("a snapshot's facts lead to every file", async ({ request }) => {
  const { id, hash } = await freeze(request)
  const facts = (await (await request.get(`/api/v1/snapshots/${id}`)).json()) as {
    hash: string
    links: Record<string, string>
  }
  expect(facts.hash).toBe(hash)
  for (const link of Object.values(facts.links)) expect((await request.get(link)).status(), link).toBe(200)
})

test("a page names its oEmbed answers, and they lead to a frame that anybody may show", async ({
  page,
  request,
}) => {
  const { id } = await freeze(request)
  for (const address of [`/s/${id}`, `/charts/reports?${live}`]) {
    await page.goto(address)
    const link = page.locator('link[type="application/json+oembed"]')
    const discovered = await link.getAttribute("href")
    const answer = (await (await request.get(discovered!)).json()) as Record<string, unknown>
    expect(oembedFaults(answer)).toEqual([])
    const src = /src="([^"]+)"/.exec(String(answer["html"]))![1]!.replaceAll("&amp;", "&")
    const frame = await request.get(src)
    expect(frame.status(), src).toBe(200)
    expect(frame.headers()["x-frame-options"]).toBeUndefined()
    expect((await request.get(String(answer["thumbnail_url"]))).headers()["content-type"]).toBe(types.png)
  }
  await expect(page.locator('link[type="text/xml+oembed"]')).toHaveCount(1)
})

test("what is text is compressed on its way, and unpacks to the same bytes", async ({ request, baseURL }) => {
  test.skip(Boolean(process.env.E2E_REUSE), "a development server does not compress")
  const { id } = await freeze(request)
  const paths = [
    ...["svg", "csv", "json", "md"].map((door) => `/s/${id}.${door}`),
    `/charts/runway.csv?firm=baidu`,
    `/embed/s/${id}`,
    "/companies/baidu/dossier.html",
  ]
  for (const path of paths) {
    const asked = (encoding: string) =>
      fetch(`${baseURL}${path}`, { headers: { "accept-encoding": encoding } })
    const [packed, plain] = [await asked("gzip"), await asked("identity")]
    expect(packed.headers.get("content-encoding"), path).toBe("gzip")
    expect(packed.headers.get("vary")?.toLowerCase(), path).toContain("accept-encoding")
    expect(plain.headers.get("content-encoding"), path).toBeNull()
    const [unpacked, whole] = [await packed.arrayBuffer(), await plain.arrayBuffer()]
    expect(Buffer.from(unpacked).equals(Buffer.from(whole)), path).toBe(true)
  }
})
