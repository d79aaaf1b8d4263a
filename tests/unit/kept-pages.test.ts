import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { nodeFs } from "next/dist/server/lib/node-fs-methods"
import { afterAll, expect, test } from "vitest"
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
const isOnDisk = (key: string) => existsSync(join(folder, "app", `${key}.html`))
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
