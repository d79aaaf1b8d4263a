import AxeBuilder from "@axe-core/playwright"
import type { APIRequestContext, Locator, Page } from "@playwright/test"
import { expect, test } from "./fixtures"

type Settings = Record<string, string | number>

const board = { version: 1, chart: "runway-board", set: "own", sort: "training", kind: "all" }
const runway = { version: 1, chart: "runway", firm: "baidu", workload: "training", set: "own" }
const reports = { version: 1, chart: "reports", order: "a800-2023-four-firms", measure: "cost" }

async function frozen(request: APIRequestContext, spec: Settings): Promise<string> {
  const answer = await request.post("/api/v1/snapshots", { data: { spec } })
  expect([200, 201]).toContain(answer.status())
  return ((await answer.json()) as { id: string }).id
}

const verify = (page: Page) => page.getByRole("button", { name: "Verify in this browser" })
const runAgain = (page: Page) => page.getByRole("button", { name: "Run the engine again" })
const origin = (page: Page) => page.locator("#origin")

// The engine runs here for seconds, on a machine that runs other tests beside it.
const patient = expect.configure({ timeout: 45_000 })

async function says(page: Page, text: string | RegExp): Promise<void> {
  await patient(origin(page).getByText(text).first()).toBeVisible()
}

/** Presses until the page answers: before its scripts have run, a button does nothing. */
async function press(page: Page, button: Locator, answer: RegExp): Promise<void> {
  await patient(async () => {
    await button.click()
    await expect(origin(page).getByText(answer).first()).toBeVisible({ timeout: 2000 })
  }).toPass()
}

const pressVerify = (page: Page) =>
  press(page, verify(page), /^(?:Fetching|. Intact|. Not intact|. Could not)/)
const pressRun = (page: Page) => press(page, runAgain(page), /^(?:Loading|Running|. All|. \d+ of)/)

test("a reader's browser finds a frozen chart intact, by keyboard alone", async ({ page, request }) => {
  const id = await frozen(request, board)
  await page.goto(`/s/${id}`)
  await patient(async () => {
    await verify(page).focus()
    await page.keyboard.press("Enter")
    await expect(origin(page).getByText(/^(?:Fetching|. Intact)/)).toBeVisible({ timeout: 2000 })
  }).toPass()
  await says(page, "Intact: not a byte was altered.")
  await says(page, /The inputs of the \d+ runs behind it are intact too/)
  await expect(verify(page)).toBeFocused()
})

test("one altered figure on the way to the reader is found", async ({ page, request }) => {
  const id = await frozen(request, board)
  await page.route(`**/s/${id}.json`, async (route) => {
    const text = await (await route.fetch()).text()
    await route.fulfill({
      body: text.replace(/"value":(\d+)/, '"value":1$1'),
      contentType: "application/json",
    })
  })
  await page.goto(`/s/${id}`)
  await pressVerify(page)
  await says(page, "Not intact: this is not what was frozen.")
})

test("a frozen chart's inputs and content hash to their names outside of any browser", async ({
  request,
}) => {
  const id = await frozen(request, board)
  const answer = await request.get(`/api/v1/snapshots/${id}/verify`)
  const verdict = (await answer.json()) as { isIntact: boolean; inputs: { hash: string }[] }
  expect([answer.headers()["cache-control"], verdict.isIntact]).toEqual(["no-store", true])
  expect(verdict.inputs.length).toBeGreaterThan(0)
  for (const { hash } of verdict.inputs) {
    const input = await request.get(`/s/inputs/${hash}.json`)
    const digest = await crypto.subtle.digest("SHA-256", new Uint8Array(await input.body()))
    expect(Buffer.from(digest).toString("hex")).toBe(hash)
    expect(input.headers()["cache-control"]).toContain("must-revalidate")
  }
})

test("the engine of today, in the reader's browser, gives the frozen figures again", async ({
  page,
  request,
}) => {
  const id = await frozen(request, board)
  await page.goto(`/s/${id}`)
  const workers: string[] = []
  page.on("worker", (worker) => workers.push(worker.url()))
  await expect(runAgain(page)).toBeVisible()
  expect(workers).toEqual([])
  await pressRun(page)
  await says(page, /All \d+ figures of \d+ runs are equal\. Engine [\d.]+ then, [\d.]+ now\./)
  await says(page, /^Baidu: all \d+ figures are equal/)
  expect(workers.length).toBeGreaterThan(0)
})

test("a figure that today's engine does not give stands in a table, and the changelog beside it", async ({
  page,
  request,
}) => {
  const id = await frozen(request, runway)
  await page.route(`**/s/${id}.json`, async (route) => {
    const text = await (await route.fetch()).text()
    const other = text
      .replace(/"training\.own\.runway":\[\d+/, '"training.own.runway":[77')
      .replace(
        /"engine":\{"draws":(\d+),"seed":(\d+),"version":"[^"]+"/,
        '"engine":{"draws":$1,"seed":$2,"version":"0.0.1"',
      )
    await route.fulfill({ body: other, contentType: "application/json" })
  })
  await page.goto(`/s/${id}`)
  await pressRun(page)
  await says(page, /1 of \d+ figures of 1 run differs.* Engine 0\.0\.1 then/)
  const row = origin(page).getByRole("row", { name: /Baidu/ })
  await expect(row).toContainText("training, own stock: runway, 5% quantile")
  await expect(row).toContainText("77")
  await expect(origin(page).getByRole("link", { name: "the changelog" })).toHaveAttribute(
    "href",
    "/changelog",
  )
})

test("a chart of records says that there is nothing to run again", async ({ page, request }) => {
  await page.goto(`/s/${await frozen(request, reports)}`)
  await says(page, "there is nothing to run again")
  await expect(runAgain(page)).toHaveCount(0)
  await expect(verify(page)).toBeVisible()
})

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 390, height: 800 } })
    test("what was found has contrast, a name and room on a phone", async ({ page, request }) => {
      await page.goto(`/s/${await frozen(request, runway)}`)
      await pressVerify(page)
      await says(page, "Intact")
      await pressRun(page)
      await says(page, "are equal")
      const { violations } = await new AxeBuilder({ page }).include("#origin").analyze()
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`),
      ).toEqual([])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow).toBeLessThanOrEqual(0)
    })
  })
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })
  test("there is no button that would do nothing, and the way by hand is there", async ({
    page,
    request,
  }) => {
    const id = await frozen(request, runway)
    await page.goto(`/s/${id}`)
    await expect(verify(page)).toBeHidden()
    await expect(runAgain(page)).toBeHidden()
    await page.getByText("Check it by hand").click()
    await expect(page.getByText(`/s/${id}.json | sha256sum`)).toBeVisible()
  })
})
