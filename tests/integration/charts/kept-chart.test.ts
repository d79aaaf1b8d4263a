import { beforeEach, expect, test, vi } from "vitest"
import type { ChartSpec } from "@/lib/charts/spec"
import { getKeptChart } from "@/lib/server/charts/kept-chart"
import { a800 } from "../../factories/edits"
import { useFreshDatabase } from "../../setup/database"

/** The keys of what Next.js keeps, and the tags that the page being made takes on. */
const cache = vi.hoisted(() => ({ keys: new Set<string>(), onPage: [] as string[] }))

vi.mock("next/cache", () => ({
  unstable_cache:
    (query: (...args: string[]) => Promise<unknown>, name: string[], { tags }: { tags: string[] }) =>
    (...args: string[]) => {
      cache.onPage.push(...tags)
      cache.keys.add(JSON.stringify([...name, ...args]))
      return query(...args)
    },
}))

useFreshDatabase({ withData: true })
beforeEach(() => {
  cache.keys.clear()
  cache.onPage.length = 0
})

const reportsOf = (order: string): ChartSpec => ({ version: 1, chart: "reports", order, measure: "quantity" })

test("names that are not on record are answered, and make nothing that is kept for each", async () => {
  const specs: ChartSpec[] = [
    reportsOf("no-such-order"),
    reportsOf("another-one"),
    { version: 1, chart: "stock", firm: "no-such-firm" },
    { version: 1, chart: "chip-prices", chip: "no-such-part" },
  ]
  for (const spec of specs) expect(await getKeptChart(spec)).toBeNull()
  const kept = [...cache.keys].join("\n")
  expect(kept).not.toMatch(/no-such|another-one/)
  // The page falls when a record comes, which may be the one.
  expect(cache.onPage).toContain("shared")
})

test("a chart on record is kept under its settings, and its page falls with its record", async () => {
  expect(await getKeptChart(reportsOf(a800))).toMatchObject({ spec: { order: a800 } })
  expect([...cache.keys].join("\n")).toContain(a800)
  expect(cache.onPage).toContain(`order:${a800}`)
  expect(cache.onPage).not.toContain("shared")
})
