import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { GET } from "@/app/api/v1/snapshots/[id]/route"
import { POST } from "@/app/api/v1/snapshots/route"
import { routes } from "@/lib/routes"
import * as clock from "@/lib/server/clock"
import { db } from "@/lib/server/db/client"
import { getSnapshot } from "@/lib/server/snapshots/get-snapshot"
import { hourly } from "@/lib/server/snapshots/share-chart"
import { internalSecret } from "@/lib/server/internal-secret"
import { useFreshDatabase } from "../../setup/database"

vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withData: true })

const a800 = "a800-2023-four-firms"

beforeEach(async () => {
  await db().throttle.deleteMany()
})
afterEach(() => {
  vi.restoreAllMocks()
})

type Sent = { type?: string; headers?: Record<string, string>; from?: string }

async function post(body: BodyInit, { type = "application/json", headers, from = "203.0.113.7" }: Sent = {}) {
  return POST(
    new Request("http://localhost:3000/api/v1/snapshots", {
      method: "POST",
      body,
      headers: {
        "content-type": type,
        // As the server notes on every request from which address it came.
        "x-chip-runway-peer": `${internalSecret()} ${from}`,
        ...headers,
      },
    }),
  )
}

const freeze = (spec: unknown, sent?: Sent) => post(JSON.stringify({ spec }), sent)
const form = (fields: Record<string, string>, sent?: Sent) =>
  post(new URLSearchParams(fields).toString(), { type: "application/x-www-form-urlencoded", ...sent })

const reports = { chart: "reports", order: a800, measure: "cost" }

type Made = { id: string; url: string; hash: string; isNew: boolean; dataVersion: number }

async function documentOf(id: string) {
  const opened = (await getSnapshot(id))!.opened
  if (opened.status !== "ok") throw new Error("it was frozen by this version")
  return opened.document
}

test("a program freezes a chart once, and gets the same link again", async () => {
  const first = await freeze(reports)
  expect(first.status).toBe(201)
  const made = (await first.json()) as Made
  const { figure, provenance } = await documentOf(made.id)
  const { hash, createdAt } = (await getSnapshot(made.id))!
  expect(made).toEqual({
    id: made.id,
    url: `http://localhost:3000/s/${made.id}`,
    hash,
    isNew: true,
    title: figure.title,
    asOf: provenance.asOf,
    dataVersion: provenance.dataVersion,
    createdAt: createdAt.toISOString(),
    hasMoved: null,
  })
  expect(first.headers.get("location")).toBe(routes.snapshot(made.id))
  for (const spec of [reports, { ...reports, version: 1 }]) {
    const again = await freeze(spec)
    expect(again.status).toBe(200)
    expect(await again.json()).toEqual({ ...made, isNew: false })
  }
})

test("what a spec leaves out is as in the chart's address", async () => {
  const { id } = (await (await freeze({ chart: "reports", order: a800 })).json()) as Made
  const snapshot = await getSnapshot(id)
  expect(snapshot?.opened).toMatchObject({
    status: "ok",
    document: { spec: { version: 1, chart: "reports", order: a800, measure: "quantity" } },
  })
})

test("who says which data it shows learns whether what was frozen is newer", async () => {
  const ask = async (shows: number) =>
    (await (await post(JSON.stringify({ spec: reports, shows }))).json()) as Made & { hasMoved: boolean }
  const { dataVersion, hasMoved } = await ask(1_000)
  expect(hasMoved).toBe(false)
  expect((await ask(dataVersion)).hasMoved).toBe(false)
  expect((await ask(dataVersion - 1)).hasMoved).toBe(true)
})

test("a form without scripts leads to the frozen chart", async () => {
  const response = await form(
    { ...reports, return: "https://evil.example" },
    { headers: { "sec-fetch-site": "same-origin", origin: "http://localhost:3000" } },
  )
  expect(response.status).toBe(303)
  const { id } = (await (await freeze(reports)).json()) as Made
  expect(response.headers.get("location")).toBe(`/s/${id}`)
})

test.for([
  [{ spec: { ...reports, title: "mine" } }, "spec"],
  [{ spec: reports, document: { title: "mine" } }, "body"],
  [{ spec: reports, shows: "1" }, "shows"],
  [{ spec: reports, shows: 1.5 }, "shows"],
  [{ spec: reports, shows: -1 }, "shows"],
  [{ spec: { ...reports, measure: "colour" } }, "spec.measure"],
  [{ spec: { chart: "reports" } }, "spec.order"],
  [{ spec: { chart: "no-such-chart" } }, "spec.chart"],
  [{ spec: { chart: "constructor" } }, "spec.chart"],
  [{ spec: { ...reports, version: 99 } }, "spec.version"],
  [{ spec: { ...reports, version: 0 } }, "spec.version"],
  [{ spec: "runway" }, "spec"],
  [{}, "spec"],
  [[], "body"],
  [null, "body"],
] as const)("%j is refused by the field %s, and nothing is stored", async ([body, field]) => {
  const before = await db().snapshot.count()
  const response = await post(JSON.stringify(body))
  expect(response.status).toBe(422)
  expect(response.headers.get("content-type")).toBe("application/problem+json")
  const { errors } = (await response.json()) as { errors: { field: string }[] }
  expect(errors.map((error) => error.field)).toContain(field)
  expect(await db().snapshot.count()).toBe(before)
})

test("a prototype in the body changes no object", async () => {
  const response = await post(
    `{"spec":{"__proto__":{"polluted":1},"chart":"law"},"__proto__":{"polluted":1}}`,
  )
  expect(response.status).toBe(422)
  expect(({} as { polluted?: number }).polluted).toBeUndefined()
})

test.for(["assumptions", "trust"])("a prototype among the %s is refused by its name", async (setting) => {
  const response = await post(
    `{"spec":{"chart":"laboratory","firm":"baidu","${setting}":{"__proto__":{"is":"value","value":1}}}}`,
  )
  expect(response.status).toBe(422)
  const { errors } = (await response.json()) as { errors: { field: string }[] }
  expect(errors.map(({ field }) => field)).toEqual([`spec.${setting}.__proto__`])
})

test("a wrong form is answered by a page that leads back, with its texts escaped", async () => {
  const script = "<script>alert(1)</script>"
  for (const [fields, back] of [
    [{ chart: script }, "/charts"],
    [{ chart: "reports", order: script }, "/charts"],
    [{ chart: "reports", order: "no-such-order" }, "/charts/reports?order=no-such-order"],
  ] as const) {
    const response = await form(fields)
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8")
    expect(response.headers.get("content-security-policy")).toMatch(/^default-src 'none'/)
    const page = await response.text()
    expect(page).toContain(`<a href="${back}">`)
    expect(page).not.toContain("<script")
  }
})

test("a chart of which nothing is on record is not there", async () => {
  const response = await freeze({ chart: "reports", order: "no-such-order" })
  expect(response.status).toBe(404)
})

test("a body that is too large, no JSON, no text or of another kind is refused", async () => {
  const large = await freeze({ ...reports, order: "x".repeat(17_000) })
  expect(large.status).toBe(413)
  expect(await large.json()).toMatchObject({ detail: expect.stringContaining("16 kB") })
  // Also where it does not say how large it is.
  const parts = Array.from({ length: 40 }, () => new TextEncoder().encode("x".repeat(1000)))
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      const part = parts.pop()
      if (part) controller.enqueue(part)
      else controller.close()
    },
  })
  const unsized = await POST(
    new Request("http://localhost:3000/api/v1/snapshots", {
      method: "POST",
      body: stream,
      duplex: "half",
      headers: { "content-type": "application/json" },
    } as RequestInit),
  )
  expect(unsized.status).toBe(413)
  expect(parts.length).toBeGreaterThan(10)
  expect((await post("{")).status).toBe(400)
  expect((await post(new Uint8Array([0xff, 0xfe, 0x7b]))).status).toBe(400)
  const otherKind = await post("x", { type: "text/plain" })
  expect(otherKind.status).toBe(415)
  expect(await otherKind.json()).toMatchObject({ title: "Unsupported type" })
  expect((await form({ chart: "x".repeat(17_000) })).status).toBe(413)
})

test.for([
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site" },
  { origin: "https://evil.example", host: "localhost:3000" },
  { origin: "null", host: "localhost:3000" },
] as Record<string, string>[])("what another site sends (%j) is refused", async (headers) => {
  const sent = await form(reports, { headers })
  expect(sent.status).toBe(403)
  expect(await sent.text()).toContain("another site")
  expect((await freeze(reports, { headers })).status).toBe(403)
})

const first = { chart: "runway-board", sort: "name" }
const second = { chart: "runway-board", sort: "stock" }

test("attempts from one address are limited, whatever comes of them", async () => {
  for (let count = 1; count <= hourly.attempts; count += 1) {
    expect((await freeze({ chart: "reports", order: "no-such-order" })).status).toBe(404)
  }
  const refused = await freeze(reports)
  expect(refused.status).toBe(429)
  expect(refused.headers.get("retry-after")).toBe("3600")
  expect(await refused.json()).toMatchObject({
    detail: expect.stringContaining(`${hourly.attempts} requests`),
  })
  expect((await form(reports)).headers.get("retry-after")).toBe("3600")
  expect((await freeze(reports, { from: "203.0.113.8" })).status).toBeLessThan(300)

  const later = new Date(Date.now() + 61 * 60_000)
  vi.spyOn(clock, "now").mockImplementation(() => later)
  expect((await freeze(reports)).status).toBeLessThan(300)
})

async function spend(kind: string, limit: number): Promise<void> {
  await db().throttle.updateMany({ where: { key: { startsWith: `${kind}:` } }, data: { count: limit } })
}

test("new frozen charts are limited by address and in all; one that is there costs none", async () => {
  expect((await freeze(first)).status).toBe(201)
  await spend("snapshot-new", hourly.newOnes)
  const refused = await freeze(second)
  expect(refused.status).toBe(429)
  expect(await refused.json()).toMatchObject({ detail: expect.stringContaining(`${hourly.newOnes} new`) })
  expect((await freeze(first)).status).toBe(200)

  await spend("snapshot-new-in-all", hourly.newInAll)
  const other = await freeze(second, { from: "203.0.113.9" })
  expect(other.status).toBe(429)
  expect(await other.json()).toMatchObject({ detail: expect.stringContaining(`${hourly.newInAll} new`) })
  expect((await freeze(first, { from: "203.0.113.9" })).status).toBe(200)
})

test("what a snapshot is, and what a citation of it names, can be asked for", async () => {
  const { id, hash } = (await (await freeze(reports)).json()) as Made
  const ask = (id: string) => GET(new Request("http://localhost:3000/"), { params: Promise.resolve({ id }) })
  const facts = (await (await ask(id)).json()) as Record<string, unknown>
  expect(facts).toMatchObject({
    id,
    hash,
    chart: "reports",
    title: (await documentOf(id)).figure.title,
    asOf: (await documentOf(id)).provenance.asOf,
    dataVersion: 1,
    links: {
      page: `http://localhost:3000/s/${id}`,
      csv: `http://localhost:3000/s/${id}.csv`,
      json: `http://localhost:3000/s/${id}.json`,
    },
  })
  expect(Date.parse(String(facts.createdAt))).toBeGreaterThan(Date.parse("2026-01-01"))
  expect((await ask("abcdefghijklmnop")).status).toBe(404)
  expect((await ask("x")).status).toBe(404)
})

test("a reader's case is frozen with its assumptions, and one that cannot be run is refused with the limit", async () => {
  const assumptions = { "training.runsPerYear": { is: "range", low: 1.5, high: 3 } }
  const made = await freeze({ chart: "laboratory", firm: "baidu", assumptions })
  expect(made.status).toBe(201)
  const { spec, figure } = await documentOf(((await made.json()) as Made).id)
  expect(spec).toMatchObject({
    assumptions,
    scenario: "as-things-stand",
    trust: {},
    compare: null,
    asOf: null,
  })
  expect(figure.title).toMatch(/, as a reader supposes$/)
  // A report that counts once is one whose weight nobody changed.
  const again = await freeze({ chart: "laboratory", firm: "baidu", assumptions, trust: { "some-report": 1 } })
  expect(again.status).toBe(200)

  const absurd = { horizonMonths: { is: "value", value: 10_000 } }
  const refused = await freeze({ chart: "laboratory", firm: "baidu", assumptions: absurd })
  expect(refused.status).toBe(400)
  expect(await refused.text()).toContain("horizonMonths: it must be 600 or less.")
})
