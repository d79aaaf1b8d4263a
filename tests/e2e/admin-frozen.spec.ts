import type { APIRequestContext, Page } from "@playwright/test"
import { signIn } from "./admin-fixtures"
import { expect as expectSoon, test } from "./fixtures"

// A save reaches the kept pages in the background, and estimates are made anew meanwhile.
const expect = expectSoon.configure({ timeout: 30_000 })

// An order that no other test edits.
const order = "gpu-2024-stepfun-fleet"
const record = `/api/v1/records/order/${order}`
const live = `order=${order}&measure=quantity`
const spec = { version: 1, chart: "reports", order, measure: "quantity" }
const doors = ["json", "csv", "md", "svg", "png"]
const today = 23_000
const inWords = "23,000"

test.describe.configure({ mode: "serial", timeout: 120_000 })

type Quantity = { low: number | null; central: number | null; high: number | null }
type OrderRecord = { reports: { id: string; quantity: Quantity | null }[] }

/** Makes a token as an editor would. */
async function makeToken(page: Page): Promise<string> {
  await page.goto("/admin/tokens")
  await page.getByLabel("Which program will use it").fill("tests")
  await page.getByRole("button", { name: "Make a token" }).click()
  return page.getByLabel(/^Your new token/).inputValue()
}

/** Saves the order as `change` leaves it, with every reference looked at again, and gives it as it was. */
async function save(
  request: APIRequestContext,
  token: string,
  change: (order: OrderRecord) => OrderRecord,
): Promise<OrderRecord> {
  const read = await request.get(record)
  const { record: before } = (await read.json()) as { record: OrderRecord }
  const put = (confirmed: string[]) =>
    request.put(record, {
      headers: { authorization: `Bearer ${token}`, "if-match": read.headers()["etag"]! },
      data: { record: change(before), reason: "A recount", confirmed },
    })
  const refused = await put([])
  expect(refused.status()).toBe(422)
  const { errors } = (await refused.json()) as { errors: { field: string }[] }
  const saved = await put(errors.map(({ field }) => field))
  expect(saved.status(), await saved.text()).toBe(200)
  return before
}

const textOf = async (request: APIRequestContext, address: string) => (await request.get(address)).text()

/** What a frozen chart's files are, byte for byte. */
async function filesOf(request: APIRequestContext, id: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {}
  for (const door of doors) {
    const answer = await request.get(`/s/${id}.${door}`)
    expect(answer.status(), door).toBe(200)
    files[door] = (await answer.body()).toString("base64")
  }
  return files
}

test("after a save a frozen chart says so within seconds and keeps its bytes, and the live one moves", async ({
  page,
}) => {
  const { request } = page
  await signIn(page, { role: "editor", name: "Frida" })
  const token = await makeToken(page)
  const frozen = await request.post("/api/v1/snapshots", { data: { spec } })
  const { id } = (await frozen.json()) as { id: string }
  const files = await filesOf(request, id)

  // Every page is made, and kept, before anything moves.
  await page.goto(`/s/${id}`)
  const title = await page.getByRole("heading", { level: 1 }).innerText()
  await expect(page.getByText("Newer data exist")).toHaveCount(0)
  await page.goto(`/s/${id}/changes`)
  await expect(page.getByText("Nothing has changed")).toBeVisible()
  const embed = await textOf(request, `/embed/s/${id}`)
  expect(embed).toContain("10,000")
  expect(embed).not.toContain("Newer data exist")
  const addresses = [`/charts/reports?${live}`, `/charts/reports.csv?${live}`, `/charts/reports.svg?${live}`]
  for (const address of addresses) {
    const text = await textOf(request, address)
    expect(text).toMatch(/10,?000/)
    expect(text).not.toMatch(/23,?000/)
  }

  const before = await save(request, token, (order) => ({
    ...order,
    reports: order.reports.map((report, index) =>
      index === 0 ? { ...report, quantity: { low: null, central: today, high: null } } : report,
    ),
  }))
  try {
    await expect(async () => {
      await page.goto(`/s/${id}`)
      await expect(page.getByText(/Newer data exist: .+ → .*23,000/)).toBeVisible({ timeout: 1000 })
    }).toPass({ timeout: 30_000 })
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title)
    await expect(async () => {
      expect(await textOf(request, `/embed/s/${id}`)).toMatch(/Newer data exist: .+ → .*23,000/)
      for (const address of addresses) expect(await textOf(request, address), address).toMatch(/23,?000/)
    }).toPass({ timeout: 30_000 })

    await page.goto(`/s/${id}/changes`)
    await expect(page.getByText(/Newer data exist: .+ → .*23,000/)).toBeVisible()
    const figures = page.getByRole("table", { name: "Headline figures, frozen and today" })
    await expect(figures.getByRole("row").filter({ hasText: inWords }).first()).toContainText("10,000")

    expect(await filesOf(request, id)).toEqual(files)
    // Another link for what is to be seen now.
    const again = (await (await request.post("/api/v1/snapshots", { data: { spec } })).json()) as {
      id: string
    }
    expect(again.id).not.toBe(id)
  } finally {
    await save(request, token, () => before)
  }

  // The data are as they were: nothing is newer, and the old link stands.
  await expect(async () => {
    await page.goto(`/s/${id}`)
    await expect(page.getByText("Newer data exist")).toHaveCount(0, { timeout: 1000 })
  }).toPass({ timeout: 30_000 })
  expect(await filesOf(request, id)).toEqual(files)
})
