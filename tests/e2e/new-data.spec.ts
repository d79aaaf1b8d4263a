import { expect, test } from "@playwright/test"
import { execFile } from "node:child_process"
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"

const renamed = "Baidu as of the next data version"
const folders: string[] = []

// One after the other: each moves the data version under the others.
test.describe.configure({ mode: "default" })

/**
 * Runs `npm run import` on the site's database, as an editor would beside the running server. Waited for without
 * standing still: the server closes an idle connection meanwhile, and who does not hear of it sends the next request
 * into it.
 */
async function importFrom(source: string): Promise<string> {
  const { E2E_SCRATCH: scratch = "" } = process.env
  const env = { ...process.env, DATABASE_URL: `file:${join(scratch, "e2e.db")}` }
  const args = ["run", "-s", "import", "--", "--from", source]
  return (await promisify(execFile)("npm", args, { env })).stdout
}

/** A copy of data/ with one text of a file replaced. */
function dataWith(text: string | RegExp, replacement: string, name = "companies.json"): string {
  const folder = mkdtempSync(join(tmpdir(), "chip-runway-new-data-"))
  folders.push(folder)
  cpSync("data", folder, { recursive: true })
  const file = join(folder, name)
  writeFileSync(file, readFileSync(file, "utf8").replace(text, replacement))
  return folder
}

test.afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

test("a page shows what an import from the command line changed, without a restart", async ({
  page,
  request,
}) => {
  const version = async () =>
    ((await (await request.get("/api/health")).json()) as { dataVersion: number }).dataVersion
  const heading = page.getByRole("heading", { level: 1 })
  const shows = (isRenamed: boolean) =>
    expect(async () => {
      await page.goto("/companies/baidu")
      expect((await heading.innerText()).includes(renamed)).toBe(isRenamed)
    }).toPass({ timeout: 15_000 })

  await shows(false)
  const before = await version()
  try {
    const folder = dataWith('"name": "Baidu"', `"name": "${renamed}"`)
    expect(await importFrom(folder)).toContain(`data version ${before + 1}: 1 company changed`)
    await shows(true)
    expect(await version()).toBe(before + 1)
  } finally {
    // The other tests read the data as they are.
    await importFrom("data")
    await shows(false)
  }
})

test("a change makes the pages that it touches anew, and no others", async ({ request }) => {
  test.setTimeout(180_000)
  const textOf = async (address: string) => (await request.get(address)).text()
  /** The data version from which a page was made. */
  const madeFrom = async (address: string) => Number(/data version (\d+)/.exec(await textOf(address))?.[1])
  // Firms that bought with Baidu are touched: which chips it owns decides which of their reports count.
  const untouched = ["/companies/iflytek", "/orders/h800-2023-tencent", "/chips/a40"]
  let words = "Runs search "
  const shown = () =>
    expect(async () => expect(await textOf("/companies/baidu")).toContain(words)).toPass({ timeout: 15_000 })

  let attempts = 0
  try {
    // Again if it fails: the tests before may have touched every page, and those fall a second time somewhat later.
    await expect(async () => {
      words = `A search engine, in the words of attempt ${++attempts}.`
      const before = await Promise.all(untouched.map(madeFrom))
      const firm = await madeFrom("/companies/baidu")
      await importFrom(dataWith(/(?<="description": ")Runs search [^"]*/, words))
      await shown()
      expect(await madeFrom("/companies/baidu")).toBeGreaterThan(firm)
      expect(await madeFrom("/")).toBe(await madeFrom("/companies/baidu"))
      expect(await Promise.all(untouched.map(madeFrom))).toEqual(before)
    }).toPass({ timeout: 150_000, intervals: [5_000, 20_000, 50_000] })
  } finally {
    await importFrom("data")
    words = "Runs search "
    await shown()
  }
})

test("a frozen chart says how far its answer moved, and stays what it was; the live one moves", async ({
  page,
  request,
}) => {
  const order = "a800-2023-four-firms"
  const spec = { version: 1, chart: "reports", order, measure: "quantity" }
  const answer = await request.post("/api/v1/snapshots", { data: { spec } })
  const { id } = (await answer.json()) as { id: string }
  const bytesOf = async (door: string) => (await request.get(`/s/${id}.${door}`)).body()
  const frozen = ["json", "csv", "svg", "png"]
  const before = await Promise.all(frozen.map(bytesOf))
  const live = `/charts/reports.csv?order=${order}`
  expect(await (await request.get(live)).text()).not.toContain("91234")
  for (const address of [`/s/${id}`, `/embed/s/${id}`]) {
    expect(await (await request.get(address)).text()).not.toContain("Newer data exist")
  }

  try {
    await importFrom(
      dataWith(
        /(?<="id": "ft-2023-08-a800-100k-1bn",[\s\S]*?"central": )100000\b/,
        "91234",
        "orders/2023.json",
      ),
    )
    await expect(async () => {
      await page.goto(`/s/${id}`)
      await expect(page.getByText(/Newer data exist: .*100,000 → .*91,234/)).toBeVisible({ timeout: 500 })
      expect(await (await request.get(`/embed/s/${id}`)).text()).toContain("Newer data exist")
      expect(await (await request.get(live)).text()).toContain("91234")
    }).toPass({ timeout: 15_000 })
    await page.getByRole("main").getByRole("link", { name: "What changed" }).click()
    await expect(page.getByRole("table").first()).toContainText("91,234")
    for (const [index, door] of frozen.entries()) {
      expect((await bytesOf(door)).equals(before[index]!), door).toBe(true)
    }
  } finally {
    await importFrom("data")
  }
})

test("nobody outside can make the server drop its kept pages", async ({ request }) => {
  const bare = await request.post("/api/internal/revalidate")
  const guessed = await request.post("/api/internal/revalidate", {
    headers: { authorization: "Bearer guess" },
  })
  expect([bare.status(), guessed.status()]).toEqual([404, 404])
})
