import AxeBuilder from "@axe-core/playwright"
import { expect, pages, test } from "./fixtures"

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })
    for (const { name, path } of [...pages, { name: "missing firm", path: "/companies/biadu" }]) {
      test(`${name} has no fault that axe finds, everything unfolded, in ${colorScheme}`, async ({
        page,
      }) => {
        await page.goto(path)
        await page.locator("details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")))
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(
          violations.map(
            ({ id, nodes }) =>
              `${id}: ${nodes
                .slice(0, 3)
                .map(({ html }) => html.slice(0, 160))
                .join(" | ")}`,
          ),
        ).toEqual([])
      })
    }
  })
}
