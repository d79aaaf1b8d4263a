import { expect, test } from "@playwright/test"
import { spawnSync } from "node:child_process"
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

const renamed = "Baidu as of the next data version"
let folder = ""

/** Runs `npm run import` on the site's database, as an editor would beside the running server. */
function importFrom(source: string): string {
  const { E2E_SCRATCH: scratch = "" } = process.env
  const env = { ...process.env, DATABASE_URL: `file:${join(scratch, "e2e.db")}` }
  const { status, stdout, stderr } = spawnSync("npm", ["run", "-s", "import", "--", "--from", source], {
    env,
    encoding: "utf8",
  })
  expect(status, stderr).toBe(0)
  return stdout
}

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "chip-runway-new-data-"))
  cpSync("data", folder, { recursive: true })
  const file = join(folder, "companies.json")
  const text = readFileSync(file, "utf8")
  writeFileSync(file, text.replace('"name": "Baidu"', `"name": "${renamed}"`))
})

test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

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
    expect(importFrom(folder)).toContain(`data version ${before + 1}: 1 company changed`)
    await shows(true)
    expect(await version()).toBe(before + 1)
  } finally {
    // The other tests read the data as they are.
    importFrom("data")
    await shows(false)
  }
})

test("nobody outside can make the server drop its kept pages", async ({ request }) => {
  const bare = await request.post("/api/internal/revalidate")
  const guessed = await request.post("/api/internal/revalidate", {
    headers: { authorization: "Bearer guess" },
  })
  expect([bare.status(), guessed.status()]).toEqual([404, 404])
})
