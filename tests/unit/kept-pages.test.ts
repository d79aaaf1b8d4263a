import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { nodeFs } from "next/dist/server/lib/node-fs-methods"
import { afterAll, expect, test, vi } from "vitest"
import { retryAfter } from "@/lib/server/api/retry-after"
import { notKeptTag } from "@/lib/server/queries/page-tags"
import { noteResult } from "../../scripts/kept-on-disk.mjs"
import KeptPages from "../../scripts/kept-pages.mjs"

const folder = mkdtempSync(join(tmpdir(), "chip-runway-kept-pages-"))
afterAll(() => rmSync(folder, { recursive: true }))

const pages = new KeptPages({
  fs: nodeFs,
  flushToDisk: true,
  serverDistDir: folder,
  revalidatedTags: [],
  maxMemoryCacheSize: 1_000_000,
})
const page = (status: number) => ({
  kind: "APP_PAGE",
  html: `${status}`,
  rscData: Buffer.from(""),
  headers: {},
  postponed: undefined,
  status,
  segmentData: undefined,
})
const keep = (key: string, status: number) =>
  pages.set(key, page(status), { cacheControl: { revalidate: 60, expire: undefined }, isFallback: false })
/** Next keeps what it makes beside the pages of the build, by the source of each. */
const isOnDisk = (key: string) =>
  existsSync(join(folder, key.startsWith("/route-cache/") ? "" : "app", `${key}.html`))
const statusOf = async (key: string) =>
  (await pages.get(key, { kind: "APP_PAGE", isFallback: false }))?.value.status

test("a page that was found is kept on disk", async () => {
  await keep("/s/found", 200)
  expect(isOnDisk("/s/found")).toBe(true)
  expect(await statusOf("/s/found")).toBe(200)
})

test("a page that does not exist is kept, and leaves nothing on disk", async () => {
  await keep("/s/missing", 404)
  expect(isOnDisk("/s/missing")).toBe(false)
  expect(await statusOf("/s/missing")).toBe(404)
})

test("a page that leads elsewhere leaves nothing on disk", async () => {
  await keep("/s/moved", 308)
  expect(isOnDisk("/s/moved")).toBe(false)
  expect(await statusOf("/s/moved")).toBe(308)
})

test("a page that is gone does not come back from the disk, and one that came is written there", async () => {
  await keep("/s/gone", 200)
  await keep("/s/gone", 404)
  const written = readFileSync(join(folder, "app", "/s/gone.meta"), "utf8")
  expect(JSON.parse(written)).toMatchObject({ status: 404 })
  await keep("/s/missing", 200)
  expect(isOnDisk("/s/missing")).toBe(true)
})

test("where nothing can be written, pages are kept in memory", async () => {
  const missing = join(folder, "missing")
  const inMemory = new KeptPages({
    fs: nodeFs,
    flushToDisk: true,
    serverDistDir: missing,
    revalidatedTags: [],
    maxMemoryCacheSize: 1_000_000,
  })
  const cacheControl = { revalidate: 60, expire: undefined }
  await inMemory.set("/s/unwritten", page(200), { cacheControl, isFallback: false })
  expect(existsSync(missing)).toBe(false)
  expect((await inMemory.get("/s/unwritten", { kind: "APP_PAGE", isFallback: false }))?.value.status).toBe(
    200,
  )
})

test("a page made by a clock that was ahead is made anew, or no drop would reach it", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 2 * 86_400_000 })
  await keep("/s/ahead", 200)
  expect(await statusOf("/s/ahead")).toBe(200)
  vi.useRealTimers()
  expect(await statusOf("/s/ahead")).toBeUndefined()
  await keep("/s/ahead", 200)
  expect(await statusOf("/s/ahead")).toBe(200)
})

test("a disk that is full on the way leaves no piece of a page behind, and the page is kept in memory", async () => {
  await keep("/s/cut", 200)
  const full = Object.assign(new Error("no space left on device"), { code: "ENOSPC" })
  const cut = new KeptPages({
    fs: {
      ...nodeFs,
      writeFile: async (file: string, data: string | Buffer) => {
        writeFileSync(file, data.slice(0, 1))
        if (file.endsWith(".meta")) throw full
      },
    },
    flushToDisk: true,
    serverDistDir: folder,
    revalidatedTags: [],
    maxMemoryCacheSize: 1_000_000,
  })
  const cacheControl = { revalidate: 60, expire: undefined }
  const set = cut.set("/s/cut", { ...page(200), html: "newer" }, { cacheControl, isFallback: false })
  await expect(set).rejects.toBe(full)
  expect(isOnDisk("/s/cut")).toBe(false)
  expect(existsSync(join(folder, "app", "/s/cut.meta"))).toBe(false)
  expect((await cut.get("/s/cut", { kind: "APP_PAGE", isFallback: false }))?.value.html).toContain("newer")
})

test("a kept page has the policy of its own scripts, the first copy and those from the disk", async () => {
  const made = { ...page(200), html: "<script>alert(1)</script>", headers: { "x-next-cache-tags": "a" } }
  await pages.set("/s/policed", made, { cacheControl: { revalidate: 60, expire: undefined } })
  const policy = "script-src 'self'; script-src-attr 'none'"
  // Next sends the object that it gave to be kept.
  expect(made.headers).toEqual({ "x-next-cache-tags": "a", "content-security-policy": policy })
  const written = readFileSync(join(folder, "app", "/s/policed.meta"), "utf8")
  expect(JSON.parse(written)).toMatchObject({ headers: { "content-security-policy": policy } })
})

test("a page that the build made gets its policy when it is first read", async () => {
  mkdirSync(join(folder, "app/s"), { recursive: true })
  writeFileSync(join(folder, "app/s/built.html"), "<p>Built</p>")
  writeFileSync(join(folder, "app/s/built.rsc"), "")
  writeFileSync(join(folder, "app/s/built.meta"), JSON.stringify({ status: 200, headers: {} }))
  const kept = await pages.get("/s/built", { kind: "APP_PAGE", isFallback: false })
  expect(kept?.value).toMatchObject({
    headers: { "content-security-policy": "script-src 'self'; script-src-attr 'none'" },
  })
})

test("a page that was begun before its records changed is not kept when it is done after", async () => {
  const cacheControl = { revalidate: 60, expire: undefined }
  const options = {
    fs: nodeFs,
    flushToDisk: true,
    serverDistDir: folder,
    revalidatedTags: [],
    maxMemoryCacheSize: 1_000_000,
  }
  // Next makes a handler for each request.
  const before = new KeptPages(options)
  const tagged = (tags: string) => ({ ...page(200), headers: { "x-next-cache-tags": tags } })
  await new KeptPages(options).revalidateTag(["order:changed"], { expire: 0 })
  await before.set("/s/overtaken", tagged("shared,order:changed"), { cacheControl, isFallback: false })
  await before.set("/s/untouched", tagged("shared,order:other"), { cacheControl, isFallback: false })
  expect(await statusOf("/s/overtaken")).toBeUndefined()
  expect(await statusOf("/s/untouched")).toBe(200)
  await new Promise((resolve) => setTimeout(resolve, 5))
  const after = new KeptPages(options)
  await after.set("/s/overtaken", tagged("shared,order:changed"), { cacheControl, isFallback: false })
  expect(await statusOf("/s/overtaken")).toBe(200)
})

test("a page that says that others wait for the same is 503 for who waits, and leaves the one before it", async () => {
  const busy = () => ({ ...page(200), headers: { "x-next-cache-tags": `shared,${notKeptTag}` } })
  const first = busy()
  await pages.set("/s/busy", first, { cacheControl: { revalidate: 60, expire: undefined } })
  expect(first).toMatchObject({
    status: 503,
    headers: { "retry-after": retryAfter({ code: "busy" })["retry-after"], "cache-control": "no-store" },
  })
  expect(await statusOf("/s/busy")).toBeUndefined()
  await keep("/s/busy", 200)
  await pages.set("/s/busy", busy(), { cacheControl: { revalidate: 60, expire: undefined } })
  expect(await statusOf("/s/busy")).toBe(200)
})

test("it is 503 too where a save has touched its records meanwhile", async () => {
  const made = { ...page(200), headers: { "x-next-cache-tags": `order:dropped,${notKeptTag}` } }
  await pages.revalidateTag(["order:dropped"], { expire: 0 })
  await pages.set("/s/busy-and-dropped", made, { cacheControl: { revalidate: 60, expire: undefined } })
  expect(made).toMatchObject({ status: 503 })
})

const sources = ["", `/route-cache/APP_PAGE/${"a".repeat(64)}/$`]

test.each(
  sources.flatMap((source) =>
    [
      "/charts/compare/firms=baidu%2Ctencent",
      "/charts/replay/asOf=2025-11/move=rule@2022-10-07",
      "/charts/moved/firm=baidu/from=2023-11-20",
      "/charts/controls-table/day=2023-11-20",
      "/companies/baidu/moved/from=2023-11-20",
      "/controls/on/2023-11-20",
      "/lab/of/baidu/2023-11",
      "/changes/before/77",
      "/changes/firms/baidu/before/77",
    ].map((path) => `${source}${path}`),
  ),
)("%s, of which there is no end, is kept and leaves nothing on disk", async (key) => {
  await keep(key, 200)
  expect(isOnDisk(key)).toBe(false)
  expect(await statusOf(key)).toBe(200)
})

test.each(
  sources.flatMap((source) =>
    ["/charts/runway/firm=baidu", "/charts/law", "/companies/baidu/moved", "/controls", "/lab/of/baidu"].map(
      (path) => `${source}${path}`,
    ),
  ),
)("%s is among those that an outage may have to be read by: it is on disk", async (key) => {
  await keep(key, 200)
  expect(isOnDisk(key)).toBe(true)
})

test("pages on disk have an end; those that are there are renewed", async () => {
  const own = mkdtempSync(join(tmpdir(), "chip-runway-kept-many-"))
  const made = join(own, "route-cache/APP_PAGE/x/$/numbers")
  mkdirSync(made, { recursive: true })
  for (let page = 0; page < 9_999; page += 1) writeFileSync(join(made, `${page}.html`), "")
  const many = new KeptPages({
    fs: nodeFs,
    flushToDisk: true,
    serverDistDir: own,
    revalidatedTags: [],
    maxMemoryCacheSize: 1_000_000,
  })
  const cacheControl = { revalidate: 60, expire: undefined }
  const put = (name: string) =>
    many.set(`/route-cache/APP_PAGE/x/$/numbers/${name}`, page(200), { cacheControl, isFallback: false })
  for (const name of ["last", "one-more", "7"]) await put(name)
  const kept = ["last", "one-more"].map((name) => existsSync(join(made, `${name}.html`)))
  expect(kept).toEqual([true, false])
  expect(readFileSync(join(made, "7.html"), "utf8")).toBe("200")
  rmSync(own, { recursive: true })
})

test("of the results that pages are made of, the oldest go when there are too many or they are too large", async () => {
  const own = mkdtempSync(join(tmpdir(), "chip-runway-kept-results-"))
  const put = (name: string, size: number, at: number) => {
    writeFileSync(join(own, name), "x".repeat(size))
    utimesSync(join(own, name), at, at)
  }
  for (let result = 1; result <= 5; result += 1) put(`result-${result}`, 10, 1_700_000_000 + result)
  const look = (most: { files?: number; bytes?: number }) => noteResult(own, { ...most, every: 1 })
  await noteResult(own, { files: 1, every: 3 })
  expect(readdirSync(own).length).toBe(5)
  await look({ files: 4 })
  expect(readdirSync(own).sort()).toEqual(["result-2", "result-3", "result-4", "result-5"])
  await look({ bytes: 25 })
  expect(readdirSync(own).sort()).toEqual(["result-4", "result-5"])
  rmSync(own, { recursive: true })
  await look({ files: 1 })
})
