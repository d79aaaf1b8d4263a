import { expect, test } from "@playwright/test"
import { createHash, createHmac, randomBytes, randomUUID } from "node:crypto"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import pg from "pg"
import { startBalancer, type Balancer } from "../setup/balancer"
import { copySite, prepareDatabase, startSite, type Site } from "../setup/built-site"
import { startTriedPostgres, type TriedPostgres } from "../trials/setup/postgres"

// Two servers of the build that the other tests read, on one PostgreSQL, behind a balancer. One after the other: the
// last one takes the database away.
test.describe.configure({ mode: "serial", timeout: 300_000 })

const secret = "a secret that two instances share"
const undo: (() => Promise<void> | void)[] = []
let postgres: TriedPostgres
let balancer: Balancer
let one: Site
let two: Site
let token = ""
let cookie = { name: "chip-runway.session_token", value: "" }

test.beforeAll(async () => {
  // A database is made with all data and estimates.
  test.setTimeout(600_000)
  const folder = mkdtempSync(join(tmpdir(), "chip-runway-instances-"))
  undo.unshift(() => rmSync(folder, { recursive: true, force: true }))
  postgres = await startTriedPostgres({ atEnd: (last) => void undo.unshift(last) })
  process.env.AUTH_SECRET = secret
  prepareDatabase(postgres.url)
  const start = async (name: string) => {
    copySite(join(folder, name))
    const site = await startSite({
      folder: join(folder, name),
      databaseUrl: postgres.url,
      log: join(folder, `${name}.log`),
    })
    undo.unshift(() => site.stop())
    return site
  }
  ;[one, two] = await Promise.all([start("one"), start("two")])
  balancer = await startBalancer()
  undo.unshift(() => balancer.stop())
  await balancer.use([one.port, two.port])
  await makeEditor()
})

test.afterAll(async () => {
  for (const last of undo) await last()
})

test("an edit on one instance is on the other's page", async ({ request }) => {
  const id = await someSource(request, two.url, 0)
  await (await request.get(`${two.url}/sources/${id}`)).text()
  const note = "Written on the first instance."
  expect(await putNote(one.url, id, note)).toBe(200)
  await expect(async () => {
    expect(await (await request.get(`${two.url}/sources/${id}`)).text()).toContain(note)
  }).toPass({ timeout: 60_000 })
})

test("an instance that is killed takes no acknowledged edit with it, and the other serves on", async ({
  request,
}) => {
  const ids = await Promise.all([1, 2].map((at) => someSource(request, two.url, at)))
  let isOn = true
  const write = async (id: string) => {
    const acknowledged: string[] = []
    for (let round = 1; isOn; round += 1) {
      const note = `Edit ${round} of ${id}.`
      if ((await putNote(balancer.url, id, note)) === 200) acknowledged.push(note)
    }
    return acknowledged
  }
  const writing = ids.map(write)
  await expect(async () => expect((await notesOf(ids)).length).toBeGreaterThan(3)).toPass({
    timeout: 120_000,
  })
  one.process.kill("SIGKILL")
  const before = (await notesOf(ids)).length
  await expect(async () => expect((await notesOf(ids)).length).toBeGreaterThan(before + 3)).toPass({
    timeout: 120_000,
  })
  isOn = false
  const acknowledged = (await Promise.all(writing)).flat()
  const kept = await notesOf(ids)
  expect(acknowledged.filter((note) => !kept.includes(note))).toEqual([])
  expect((await request.get(`${balancer.url}/companies`)).status()).toBe(200)
})

test("without its database the site goes on, says how old it is, and a form keeps what was typed", async ({
  page,
  context,
  request,
}) => {
  await context.addCookies([{ ...cookie, url: two.url, httpOnly: true, sameSite: "Lax" }])
  const reader = await context.newPage()
  await reader.goto(`${two.url}/companies`)
  await expect(reader.getByRole("heading", { level: 1 })).toBeVisible()
  const id = await someSource(request, two.url, 3)
  await page.goto(`${two.url}/admin/sources/${id}`)
  const title = page.getByLabel(/^Title/)
  await title.fill("Typed while the database went away.")

  await postgres.kill()
  await page.getByRole("button", { name: "Review the change" }).click()
  await expect(page.getByText("What you typed is still here.").first()).toBeVisible()
  await expect(title).toHaveValue("Typed while the database went away.")
  // The page may have been kept a moment ago, and may have been made anew just then.
  await expect(async () => {
    await reader.reload()
    await expect(reader.getByRole("status").filter({ hasText: "out of reach since" })).toBeVisible({
      timeout: 2000,
    })
  }).toPass({ timeout: 120_000 })
  await expect(reader.getByRole("heading", { level: 1 })).toBeVisible()
  const unkept = await request.get(`${two.url}/search?q=never-asked-before`, {
    headers: { accept: "text/html" },
  })
  expect([unkept.status(), unkept.headers()["retry-after"]]).toEqual([503, "10"])
  expect(await unkept.text()).toContain("The database is out of reach")
  const program = await request.get(`${two.url}/api/v1/records/source/${id}`)
  expect([program.status(), program.headers()["content-type"]]).toEqual([503, "application/problem+json"])

  await postgres.restart()
  await expect(async () => {
    expect((await request.get(`${two.url}/api/health/ready`)).status()).toBe(200)
  }).toPass({ timeout: 120_000 })
  await expect(async () => {
    await reader.reload()
    await expect(reader.getByRole("heading", { level: 1 })).toBeVisible()
    await expect(reader.getByRole("status").filter({ hasText: "out of reach since" })).toHaveCount(0)
  }).toPass({ timeout: 120_000 })
  await page.getByRole("button", { name: "Review the change" }).click()
  await expect(page.getByLabel(/^Reason/)).toBeVisible()
  await expect(title).toHaveValue("Typed while the database went away.")
})

type Asks = { get: (url: string) => Promise<{ text: () => Promise<string> }> }

async function someSource(request: Asks, url: string, at: number): Promise<string> {
  const text = await (await request.get(`${url}/sources`)).text()
  const ids = [...text.matchAll(/href="\/sources\/([a-z0-9-]+)"/g)].map(([, id]) => id!)
  return [...new Set(ids)][at]!
}

/** Writes a note to a source as a program does. @returns the status; 0 where there was no answer */
async function putNote(url: string, id: string, note: string): Promise<number> {
  const address = `${url}/api/v1/records/source/${id}`
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" }
  try {
    const found = await fetch(address, { headers })
    if (!found.ok) return found.status
    const { record } = (await found.json()) as { record: object }
    const answer = await fetch(address, {
      method: "PUT",
      headers: { ...headers, "if-match": found.headers.get("etag") ?? "" },
      body: JSON.stringify({ record: { ...record, note }, reason: "a test" }),
    })
    await answer.arrayBuffer()
    return answer.status
  } catch {
    return 0
  }
}

/** Every note that the history of these sources holds. */
async function notesOf(ids: readonly string[]): Promise<string[]> {
  return inDatabase(async (client) => {
    const { rows } = await client.query<{ note: string | null }>(
      `SELECT "after"->>'note' AS note FROM "Revision" WHERE "recordId" = ANY($1) AND "before"::text <> 'null'`,
      [ids],
    )
    return rows.flatMap(({ note }) => (note?.startsWith("Edit ") ? [note] : []))
  })
}

/** An editor with a session and a token, written into the database. */
async function makeEditor(): Promise<void> {
  token = `chiprunway_${randomBytes(32).toString("base64url")}`
  const [user, session] = [`usr_${randomUUID()}`, randomBytes(24).toString("base64url")]
  const [now, later] = [new Date(), new Date(Date.now() + 86_400_000)]
  await inDatabase(async (client) => {
    await client.query(
      `INSERT INTO "User" ("id", "name", "email", "emailVerified", "role", "twoFactorEnabled", "createdAt", "updatedAt")
       VALUES ($1, 'Two', $2, true, 'editor', false, $3, $3)`,
      [user, `${user}@example.org`, now],
    )
    await client.query(
      `INSERT INTO "Session" ("id", "token", "userId", "expiresAt", "createdAt", "updatedAt") VALUES ($1, $2, $3, $4, $5, $5)`,
      [`ses_${randomUUID()}`, session, user, later, now],
    )
    await client.query(
      `INSERT INTO "ApiToken" ("id", "tokenHash", "userId", "name", "createdAt", "expiresAt") VALUES ($1, $2, $3, 'test', $4, $5)`,
      [randomUUID(), createHash("sha256").update(token).digest("hex"), user, now, later],
    )
  })
  const signature = createHmac("sha256", secret).update(session).digest("base64")
  cookie = { ...cookie, value: encodeURIComponent(`${session}.${signature}`) }
}

async function inDatabase<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: postgres.url })
  client.on("error", () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
