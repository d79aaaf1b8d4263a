import { describe, expect, test, vi } from "vitest"
import type { Exposure } from "@/lib/contracts/exposure"
import { exposureGroups, exposureMeasures } from "@/lib/domain/exposure"
import { getExposure } from "@/lib/server/queries/exposure"
import { useFreshDatabase } from "../setup/database"

// Next.js keeps results only within its own server. What is kept is not of interest here, what is made is.
vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withData: true })

const made = new Map<string, Promise<Exposure | null>>()

/** A firm's exposure of a day, made once for all tests. */
async function exposureOf(slug: string, day?: string): Promise<Exposure> {
  const key = `${slug} ${day}`
  const exposure = await (made.get(key) ?? made.set(key, getExposure(slug, day)).get(key))
  if (!exposure) throw new Error(`data/ lacks ${slug}`)
  return exposure
}

/** The median of a measure in percent. */
function percent(exposure: Exposure, measure: (typeof exposureMeasures)[number], group?: string) {
  const shares = exposure.shares[measure]
  const of = exposureGroups.find((name) => name === group)
  const quantiles = of === undefined ? shares?.notFreelyBought : shares?.groups[of]
  return quantiles && Math.round(100 * quantiles.p50)
}

describe.each(["baidu", "bytedance", "alibaba", "tencent"])("%s", (slug) => {
  test("could buy all of its stock again on 1 August 2022, before the first letter", async () => {
    const exposure = await exposureOf(slug, "2022-08-01")
    expect(exposure.stockMonth).toBe("2022-08")
    for (const measure of exposureMeasures) expect(percent(exposure, measure, "free"), measure).toBe(100)
  })
  test("could buy next to nothing of it on 17 November 2023", async () => {
    const exposure = await exposureOf(slug, "2023-11-17")
    for (const measure of exposureMeasures) {
      expect(percent(exposure, measure, "denied"), measure).toBeGreaterThanOrEqual(98)
    }
  })
  test("holds H20s that were free in March 2025 and need a licence since April", async () => {
    const march = await exposureOf(slug, "2025-03-31")
    const april = await exposureOf(slug, "2025-04-30")
    const h20 = ({ byChip }: Exposure) => byChip.find(({ chip }) => chip === "h20-96gb")
    expect([h20(march)?.group, h20(april)?.group]).toEqual(["free", "licence"])
    expect(percent(april, "chips")).toBeGreaterThan(percent(march, "chips") ?? NaN)
  })
  test("has shares of chips whose quantiles ascend, and a history from 2022 to the as-of month", async () => {
    const { shares, history, asOf, compiledOn, byChip } = await exposureOf(slug)
    for (const measure of exposureMeasures) {
      for (const { p5, p25, p50, p75, p95 } of Object.values(shares[measure]?.groups ?? {})) {
        expect([p5, p25, p50, p75, p95]).toEqual([p5, p25, p50, p75, p95].toSorted((a, b) => a - b))
      }
    }
    expect(history.map(({ month }) => month)).toEqual([...new Set(history.map(({ month }) => month))].sort())
    expect(history[0]?.month).toBe("2022-01")
    expect(history.at(-1)).toMatchObject({ month: asOf, day: compiledOn })
    const { p5, p50, p95 } = shares.training?.notFreelyBought ?? { p5: NaN, p50: NaN, p95: NaN }
    expect(history.at(-1)?.notFreelyBought.training).toEqual({ p5, p50, p95 })
    expect(byChip.every(({ rule, group }) => group === "free" || rule !== null)).toBe(true)
  })
  test("lost its part of the GPUs ordered for 2024, all of which were due after 23 October 2023", async () => {
    const { orders } = await exposureOf(slug)
    const order = orders.find(({ orderId }) => orderId === "gpu-2024-four-firms")
    expect(order).toMatchObject({
      risk: "lost at the time",
      controlledFrom: "2023-10-23",
      rule: { id: "us-2023-10-23-accelerated" },
      undelivered: { of: "this firm", basis: "drawn", share: 1 },
    })
    const { low, central, high } = order?.undelivered?.chips ?? { low: 0, central: 0, high: 0 }
    expect(low).toBeLessThan(central ?? 0)
    expect(central).toBeLessThan(high ?? 0)
  })
  test("can replace a year's attrition from supply at home, sooner for serving than for training", async () => {
    const { training, inference, lines } = (await exposureOf(slug)).replaceability
    expect(lines).not.toEqual([])
    expect(inference?.months.p50).toBeLessThan(training?.months.p50 ?? 0)
  })
})

test("what the A800 and H800 need in 2026 is a licence, denied or not", async () => {
  const { byChip } = await exposureOf("baidu", "2026-11-23")
  for (const id of ["a800-sxm-80gb", "h800-sxm-80gb"]) {
    const chip = byChip.find(({ chip }) => chip === id)
    expect([chip?.status, chip?.group]).toEqual(["INDETERMINATE", "licence or denied"])
    expect(chip?.missing).toContain("us_commercially_available")
  }
})

test("DeepSeek's whole known stock is foreign and needs a licence; on 17 November 2023 three fifths were due", async () => {
  const today = await exposureOf("deepseek")
  expect(exposureMeasures.map((measure) => percent(today, measure))).toEqual([100, 100, 100])
  const then = await exposureOf("deepseek", "2023-11-17")
  expect(then.orders.find(({ orderId }) => orderId === "hopper-2023-2025-deepseek-fleet")).toMatchObject({
    risk: "at risk",
    undelivered: { share: 14 / 23 },
  })
  expect(then.orders.map(({ orderId }) => orderId)).not.toContain("blackwell-2025-deepseek-alleged")
})

test.each(["moonshot", "zhipu", "minimax"])("%s has no number, and why is said", async (slug) => {
  const exposure = await exposureOf(slug)
  expect(exposure).toMatchObject({ n: 0, byChip: [], history: [] })
  for (const measure of exposureMeasures) {
    expect(exposure.shares[measure]).toBeNull()
    expect(exposure.whyNot[measure]).toMatch(/[a-z]\.$/)
  }
  expect(exposure.replaceability).toMatchObject({ training: null, inference: null, lines: [] })
})

test("an entry on a list stands from its day: Tencent on 1260H since January 2025", async () => {
  const entry = async (day: string) => (await exposureOf("tencent", day)).listings.map((l) => l.standsOnDay)
  expect([await entry("2025-01-06"), await entry("2025-01-07")]).toEqual([[false], [true]])
})

test("a firm that nobody knows has no exposure, and a day that pages do not answer for is refused", async () => {
  expect(await getExposure("nobody")).toBeNull()
  await expect(getExposure("baidu", "2021-01-01")).rejects.toThrow("choose a day")
})
