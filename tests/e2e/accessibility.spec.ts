import AxeBuilder from "@axe-core/playwright"
import type { Page } from "@playwright/test"
import { expect, pages, test } from "./fixtures"

const read = [...pages, { name: "missing firm", path: "/companies/biadu" }]

/** What axe finds with one fold of each kind open, in words short enough to read. */
async function faults(page: Page, path: string, rules?: string[]): Promise<string[]> {
  await page.goto(path)
  await page.locator("details").evaluateAll((all) => {
    const kinds = new Set<string>()
    for (const one of all) {
      const kind = (one.querySelector("summary")?.textContent ?? "").replace(/\d+/g, "")
      if (!kinds.has(kind)) one.setAttribute("open", "")
      kinds.add(kind)
    }
  })
  const axe = new AxeBuilder({ page })
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze()
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`,
  )
}

for (const { name, path } of read) {
  test(`axe finds no fault in ${name}, unfolded`, async ({ page }) => {
    expect(await faults(page, path)).toEqual([])
  })
}

test.describe("dark", () => {
  test.use({ colorScheme: "dark" })
  for (const { name, path } of read) {
    // The scheme changes colours and nothing else.
    test(`everything on ${name} has contrast in the dark`, async ({ page }) => {
      expect(await faults(page, path, ["color-contrast"])).toEqual([])
    })
  }
})
