import { expect, test, vi } from "vitest"
import { GET } from "@/app/search.json/route"
import { longestQuery } from "@/lib/contracts/found-kind"
import { searchAnswerSchema, type SearchAnswer } from "@/lib/contracts/search"
import { saveEdits } from "@/lib/server/mutations/save-edits"
import { aCompany } from "../factories/records"
import { changeOf, recordOf, requestOf } from "../factories/edits"
import { useFreshDatabase } from "../setup/database"

vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withData: true })

function ask(
  query: Record<string, string> | string,
  headers: Record<string, string> = {},
): Promise<Response> {
  return GET(new Request(`http://localhost/search.json?${new URLSearchParams(query)}`, { headers }))
}

async function answer(q: string, limit = 10): Promise<SearchAnswer> {
  return searchAnswerSchema.parse(await (await ask({ q, limit: String(limit) })).json())
}

const titles = async (q: string) => (await answer(q)).found.map(({ title }) => title)

test("an answer is JSON, the best first, and as many as were asked for", async () => {
  const response = await ask({ q: "字节", limit: "3" })
  expect(response.status).toBe(200)
  expect(response.headers.get("content-type")).toBe("application/json")
  const { found, counts } = searchAnswerSchema.parse(await response.json())
  expect(found).toHaveLength(3)
  expect(found[0]).toMatchObject({ kind: "firm", href: "/companies/bytedance", title: "ByteDance" })
  expect(counts.firm).toBe(1)
})

test("who has the answer already is told so", async () => {
  const first = await ask({ q: "h20" })
  expect(first.headers.get("cache-control")).toBe("public, max-age=30")
  const again = await ask({ q: "h20" }, { "if-none-match": first.headers.get("etag")! })
  expect([again.status, await again.text()]).toEqual([304, ""])
  const other = await ask({ q: "h800" }, { "if-none-match": first.headers.get("etag")! })
  expect(other.status).toBe(200)
})

test.each([
  ["no query", ""],
  ["a query that is too long", { q: "a".repeat(longestQuery + 1) }],
  ["no whole number", { q: "a", limit: "2.5" }],
  ["none", { q: "a", limit: "0" }],
  ["too many", { q: "a", limit: "51" }],
  ["a limit in words", { q: "a", limit: "all" }],
])("%s is refused in words", async (_, query) => {
  const response = await ask(query)
  expect(response.status).toBe(400)
  expect(response.headers.get("content-type")).toBe("application/problem+json")
  expect(((await response.json()) as { detail: string }).detail).toMatch(/^(give|q|limit) /)
})

test.each([
  "' OR 1=1 --",
  '"><script>alert(1)</script>',
  "\u0000\u202e\ud800",
  "%00%ff",
  "__proto__ constructor toString",
  "(((((((((((((((((((((((((",
  "a ".repeat(100),
  "百".repeat(200),
  "😀".repeat(100),
])("%j does no harm", async (q) => {
  const response = await ask({ q })
  expect(response.status).toBe(200)
  searchAnswerSchema.parse(await response.json())
})

test("a name that was saved is found, also by its pinyin and by the name it is given next", async () => {
  expect(await titles("quintessence")).toEqual([])
  const { sourceIds } = await recordOf("company", "baidu")
  const firm = aCompany({
    id: "quintessence",
    name: "Quintessence",
    nameZh: "精髓科技",
    founded: null,
    sourceIds,
  })
  await saveEdits(requestOf([{ do: "create", kind: "company", record: firm }]))
  await expect.poll(() => titles("quintessence")).toContain("Quintessence")
  expect(await titles("jingsui")).toContain("Quintessence")
  const renamed = await changeOf("company", "quintessence", (record) => (record.name = "Mainspring"))
  await saveEdits(requestOf([renamed]))
  await expect.poll(() => titles("mainspring")).toContain("Mainspring")
})

test("what an index of before finds is shown as the records stand now", async () => {
  await titles("baidu")
  const renamed = await changeOf("company", "baidu", (record) => (record.name = "Baidu Group"))
  await saveEdits(requestOf([renamed]))
  expect((await titles("baidu"))[0]).toBe("Baidu Group")
})

test("a protected source is found by nothing that would tell who it is", async () => {
  const { found } = await answer("technode")
  const source = await recordOf("source", found.find(({ kind }) => kind === "source")!.id)
  const title = source.title ?? source.publisher
  expect(await titles(title)).toContain(title)
  const hidden = await changeOf("source", source.id, (record) => {
    record.sensitiveBecause = "The publisher asked for it."
  })
  await saveEdits(requestOf([hidden]))
  const links = async () => (await answer(title, 50)).found.map(({ href }) => href)
  await expect.poll(links).not.toContain(`/sources/${source.id}`)
  const shown = JSON.stringify((await answer(`${title} ${source.publisher}`, 50)).found)
  expect(shown).not.toContain(title)
})
