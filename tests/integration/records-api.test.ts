import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest"
import { DELETE, GET, PUT } from "@/app/api/v1/records/[kind]/[id]/route"
import type { Actor } from "@/lib/server/auth/permissions"
import { db } from "@/lib/server/db/client"
import { makeApiToken, revokeApiToken } from "@/lib/server/mutations/api-tokens"
import { listApiTokens } from "@/lib/server/queries/admin/api-tokens"
import { listRevisions } from "@/lib/server/queries/admin/revisions"
import { useFreshDatabase } from "../setup/database"

// The page cache is Next's own and lives in its server only.
vi.mock("next/cache", async (original) => ({
  ...(await original<object>()),
  revalidateTag: vi.fn(),
  revalidatePath: vi.fn(),
}))

useFreshDatabase({ withData: true })

const edith: Actor = { id: "edith", name: "Edith", email: "edith@example.org", role: "editor" }
const rita: Actor = { id: "rita", name: "Rita", email: "rita@example.org", role: "editor" }
const id = "a800-2023-four-firms"
let token = ""

beforeAll(async () => {
  for (const { id, name, email, role } of [edith, rita])
    await db().user.create({ data: { id, name, email, role } })
})

beforeEach(async () => {
  token = await makeApiToken(edith, { name: "nightly", days: 30 })
})

afterEach(async () => {
  await db().user.updateMany({ data: { role: "editor", disabledAt: null } })
})

type Asked = {
  kind?: string
  id?: string
  body?: unknown
  headers?: Record<string, string>
  bearer?: string | null
}

async function ask(handler: typeof PUT, method: string, asked: Asked = {}) {
  const { kind = "order", id: record = id, body, headers = {}, bearer = token } = asked
  const response = await handler(
    new Request(`http://localhost/api/v1/records/${kind}/${record}`, {
      method,
      headers: { ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    }),
    { params: Promise.resolve({ kind, id: record }) },
  )
  const text = await response.text()
  return { response, status: response.status, json: text === "" ? null : JSON.parse(text) }
}

const get = (asked?: Asked) => ask(GET, "GET", { bearer: null, ...asked })
const put = (asked: Asked) => ask(PUT, "PUT", asked)
const remove = (asked: Asked) => ask(DELETE, "DELETE", asked)

async function standing() {
  const { response, json } = await get()
  return { record: json.record, etag: response.headers.get("etag") ?? "", version: json.version as number }
}

test("anybody reads a record with its version, and reads it once", async () => {
  const { response, json } = await get()
  expect(json).toMatchObject({ kind: "order", record: { id } })
  const etag = response.headers.get("etag")
  expect(etag).toBe(`"${json.version}"`)
  expect((await get({ headers: { "if-none-match": etag! } })).status).toBe(304)
  expect((await get({ id: "nowhere" })).status).toBe(404)
  expect((await get({ kind: "constructor" })).status).toBe(404)
})

test("a program changes a record under its user's name, and the history says by what way", async () => {
  const { record, etag, version } = await standing()
  const changed = await put({
    headers: { "if-match": etag },
    body: { record: { ...record, title: "Named by a program" }, reason: "A better name" },
  })
  expect(changed.status).toBe(200)
  expect(changed.json).toMatchObject({ version: version + 1, record: { title: "Named by a program" } })
  expect(changed.response.headers.get("etag")).toBe(`"${version + 1}"`)
  const [newest] = (await listRevisions(edith, { kind: "order", id })).revisions
  expect(newest).toMatchObject({ editor: "Edith", origin: "api", reason: "A better name" })
})

test("without a version nothing is written, and the answer names it", async () => {
  const { record, version } = await standing()
  for (const headers of [{}, { "if-match": "*" }, { "if-match": "3" }] as Record<string, string>[]) {
    const refused = await put({ headers, body: { record, reason: "blind" } })
    expect(refused.status).toBe(428)
    expect(refused.json.newest).toBe(version)
  }
})

test("a stale version is refused, and the answer names the newest", async () => {
  const { record, etag, version } = await standing()
  await put({
    headers: { "if-match": etag },
    body: { record: { ...record, title: "First" }, reason: "first" },
  })
  const second = await put({
    headers: { "if-match": etag },
    body: { record: { ...record, title: "Second" }, reason: "second" },
  })
  expect(second.status).toBe(412)
  expect(second.response.headers.get("content-type")).toBe("application/problem+json")
  expect(second.json).toMatchObject({ status: 412, newest: version + 1 })
  expect((await standing()).record.title).toBe("First")
})

test("what is wrong is said by field", async () => {
  const { record, etag } = await standing()
  const headers = { "if-match": etag }
  const fieldsOf = async (body: unknown) => {
    const { status, json } = await put({ headers, body })
    expect(status).toBe(422)
    return json.errors.map(({ field }: { field: string | null }) => field)
  }
  expect(await fieldsOf({ record: { ...record, status: "maybe" }, reason: "r" })).toEqual(["status"])
  expect(await fieldsOf({ record, reason: " " })).toEqual(["reason"])
  expect(await fieldsOf({ record: { ...record, id: "other" }, reason: "r" })).toEqual(["id"])
  expect(await fieldsOf({ record: { ...record, nestedIn: "no-such-order" }, reason: "r" })).toEqual([
    "nestedIn",
  ])
  // What no schema knows is refused, not dropped: neither in the body nor in the record.
  expect(await fieldsOf({ record: { ...record, isAdmin: true }, reason: "r" })).toEqual([null])
  expect(await fieldsOf({ record, reason: "r", origin: "import" })).toEqual([null])
})

test("a figure does not change without its reference, and does when it was looked at again", async () => {
  const { record, etag } = await standing()
  const headers = { "if-match": etag }
  const [first, ...rest] = record.reports
  const quantity = { ...first.quantity, central: 123_456, low: null, high: null }
  const changed = { ...record, reports: [{ ...first, quantity }, ...rest] }
  const refused = await put({ headers, body: { record: changed, reason: "recount" } })
  expect(refused.status).toBe(422)
  const confirmed = refused.json.errors.map(({ field }: { field: string }) => field)
  expect(confirmed).not.toEqual([])
  expect((await put({ headers, body: { record: changed, reason: "recount", confirmed } })).status).toBe(200)
})

test("a new record is made only where there is none", async () => {
  const { record } = (await get({ kind: "source", id: (await anySource()).id })).json
  const made = { ...record, id: "brand-new-source", url: "https://example.org/brand-new" }
  const asked = {
    kind: "source",
    id: made.id,
    headers: { "if-none-match": "*" },
    body: { record: made, reason: "found" },
  }
  expect((await put(asked)).status).toBe(201)
  const again = await put(asked)
  expect([again.status, again.json.newest]).toEqual([412, 1])
})

test("a record is retired with a reason, and not by a stale version", async () => {
  const retired = { kind: "source", id: "brand-new-source" }
  expect((await remove({ ...retired, headers: { "if-match": '"7"' }, body: { reason: "r" } })).status).toBe(
    412,
  )
  expect((await remove({ ...retired, headers: { "if-match": '"1"' }, body: {} })).status).toBe(422)
  const gone = await remove({ ...retired, headers: { "if-match": '"1"' }, body: { reason: "a duplicate" } })
  expect(gone.status).toBe(204)
  expect((await get(retired)).status).toBe(404)
})

test("a source that others name is not retired", async () => {
  const { id: source, version } = await anySource()
  const refused = await remove({
    kind: "source",
    id: source,
    headers: { "if-match": `"${version}"` },
    body: { reason: "r" },
  })
  expect(refused.status).toBe(422)
})

test("kinds without a form are read here and not written", async () => {
  const refused = await put({ kind: "control", id: "us-2023-11-17-acs-ifr", body: {} })
  expect(refused.status).toBe(405)
  expect(refused.response.headers.get("allow")).toBe("GET")
})

test("only JSON of at most a megabyte is read, whatever length it claims", async () => {
  const headers = { "if-match": (await standing()).etag }
  expect((await put({ headers, body: "{" })).status).toBe(400)
  const large = JSON.stringify({ record: { id }, reason: "x".repeat(1_048_576) })
  expect((await put({ headers, body: large })).status).toBe(413)
  expect((await put({ headers: { ...headers, "content-length": "9999999" }, body: "{}" })).status).toBe(413)
})

test("without a token that works nobody writes, and a cookie is none", async () => {
  const { record, etag } = await standing()
  const asked = {
    headers: { "if-match": etag },
    body: { record: { ...record, title: "Broken in" }, reason: "r" },
  }
  const cookie = { ...asked.headers, cookie: "better-auth.session_token=whatever" }
  const refusals = [
    await put({ ...asked, bearer: null }),
    await put({ ...asked, bearer: null, headers: cookie }),
    await put({ ...asked, bearer: "nonsense" }),
    await put({ ...asked, bearer: `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}` }),
    await remove({ ...asked, bearer: null }),
  ]
  expect(refusals.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401])
  expect(refusals[0]!.response.headers.get("www-authenticate")).toBe("Bearer")
  expect((await standing()).record.title).not.toBe("Broken in")
})

test("a token ends with its day, its revocation, its user and their role", async () => {
  const status = async () => (await put({ body: {} })).status
  expect(await status()).toBe(428)

  await db().user.update({ where: { id: edith.id }, data: { role: "reader" } })
  expect(await status()).toBe(403)
  await db().user.update({ where: { id: edith.id }, data: { role: "editor", disabledAt: new Date() } })
  expect(await status()).toBe(401)
  await db().user.update({ where: { id: edith.id }, data: { disabledAt: null } })
  expect(await status()).toBe(428)

  const [own] = await listApiTokens(edith)
  await expect(revokeApiToken(rita, own!.id)).rejects.toMatchObject({ code: "not-found" })
  expect(await status()).toBe(428)
  await db().apiToken.update({ where: { id: own!.id }, data: { expiresAt: new Date(0) } })
  expect(await status()).toBe(401)
  await db().apiToken.update({ where: { id: own!.id }, data: { expiresAt: new Date(Date.now() + 60_000) } })
  expect(await status()).toBe(428)
  await revokeApiToken(edith, own!.id)
  expect(await status()).toBe(401)
})

test("a token is kept as its hash alone, is its maker's, and says when it was used", async () => {
  const rows = await db().apiToken.findMany()
  expect(JSON.stringify(rows)).not.toContain(token)
  await put({ body: {} })
  const [own] = await listApiTokens(edith)
  expect(own).toMatchObject({ name: "nightly", state: "works", lastUsedAt: expect.any(String) })
  expect(await listApiTokens(rita)).toEqual([])
})

test("tokens are made by editors, with a name and a day on which they end", async () => {
  const make = (actor: Actor | null, name = "job", days = 30) => makeApiToken(actor, { name, days })
  await expect(make(null)).rejects.toMatchObject({ code: "not-signed-in" })
  await expect(make({ ...rita, role: "reader" })).rejects.toMatchObject({ code: "forbidden" })
  await expect(make(rita, " ")).rejects.toMatchObject({ code: "invalid-input" })
  await expect(make(rita, "job", 100_000)).rejects.toMatchObject({ code: "invalid-input" })
})

/** A source that reports name. */
async function anySource() {
  const { record } = await standing()
  const { json } = await get({ kind: "source", id: record.reports[0].sourceId })
  return { id: json.record.id as string, version: json.version as number }
}

test("text that not every database keeps is refused by its field, and an address with it names nothing", async () => {
  const { json, response } = await get()
  const tag = response.headers.get("etag")!
  const { reports } = json.record
  for (const [sign, named] of [
    ["\u0000", "U+0000"],
    ["\u001b", "U+001B"],
    ["\ud800", "half of a character"],
  ]) {
    const text = `before${sign}after`
    const record = { ...json.record, title: text, reports: [{ ...reports[0], text }, ...reports.slice(1)] }
    const refused = await put({ headers: { "if-match": tag }, body: { record, reason: "a try" } })
    expect(refused.status).toBe(422)
    const errors = refused.json.errors as { field: string; message: string }[]
    expect(errors.map(({ field }) => field).sort()).toEqual(["reports.0.text", "title"])
    for (const { message } of errors) expect(message).toContain(named)
  }
  const reason = "because\u0000"
  const record = { ...json.record, title: "Two lines\n\tand a tab" }
  const refused = await put({ headers: { "if-match": tag }, body: { record, reason } })
  expect([refused.status, refused.json.detail]).toEqual([
    400,
    expect.stringMatching(/^The reason holds .*U\+0000/),
  ])
  const gone = await ask(DELETE, "DELETE", { headers: { "if-match": tag }, body: { reason } })
  expect([400, 422]).toContain(gone.status)
  expect((await put({ headers: { "if-match": tag }, body: { record, reason: "two lines" } })).status).toBe(
    200,
  )
  for (const bearer of [token, null]) expect((await get({ id: "a\u0000b", bearer })).status).toBe(404)
  const unnamed = { headers: { "if-match": tag }, body: { record, reason: "a try" } }
  expect((await put({ ...unnamed, id: "a\u0000b" })).status).toBe(422)
  expect((await ask(DELETE, "DELETE", { ...unnamed, id: "a\u0000b", body: { reason: "x" } })).status).toBe(
    412,
  )
})
