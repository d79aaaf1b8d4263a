import { describe, expect, test, vi } from "vitest"
import type { LawChange } from "@/lib/domain/scenario"
import { isSamePair, pairsOf } from "@/lib/replay-words"
import { db } from "@/lib/server/db/client"
import { getBoard } from "@/lib/server/queries/board"
import { getReplay, getReplaySetting, getScenario } from "@/lib/server/queries/replay"
import { useFreshDatabase } from "../setup/database"

// Next.js keeps results only within its own server. What is kept is not of interest here, what is made is.
vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withData: true })

const scenario = async (id: string): Promise<LawChange[]> => (await getScenario(id))?.law ?? []

describe("a replay as of the data's month", () => {
  test("begins from the numbers of the board, and closing the H200 route lengthens no runway", async () => {
    const replay = await getReplay({ changes: await scenario("h200-route-closed"), asOf: "2026-11" })
    const board = await getBoard({ set: "all", sort: "training", kind: "all" })
    const onBoard = [...board.ranked, ...board.strained]
    expect(replay.rows.map(({ slug }) => slug)).toEqual(onBoard.map(({ slug }) => slug))
    for (const row of replay.rows) {
      const bars = onBoard.find(({ slug }) => slug === row.slug)
      expect(row.training.all?.before.quantiles ?? null).toEqual(bars?.training.quantiles)
      expect(row.inference.all?.before.quantiles ?? null).toEqual(bars?.inference.quantiles)
      for (const { set, pair } of pairsOf(row)) {
        expect(pair.after.sufficientAt24).toBeLessThanOrEqual(pair.before.sufficientAt24)
        if (set === "own") expect(isSamePair(pair)).toBe(true)
      }
      expect(row.effects.map(({ kind }) => kind)).toEqual(row.slug === "deepseek" ? [] : ["gone"])
    }
    expect(replay.chips.some(({ chips }) => chips.some(({ id }) => id === "h200-sxm-141gb"))).toBe(true)
  })

  test("without a change that reaches a firm nothing is run, and nothing moves", async () => {
    const replay = await getReplay({ changes: await scenario("no-april-2025-letters"), asOf: "2026-11" })
    expect(replay.rows.length).toBeGreaterThan(0)
    expect(replay.rows.every(({ effects }) => effects.length === 0)).toBe(true)
    expect(replay.rows.flatMap(pairsOf).every(({ pair }) => isSamePair(pair))).toBe(true)
    expect(replay.chips.some(({ chips }) => chips.some(({ id }) => id === "h20-96gb"))).toBe(true)
  })
})

describe("a replay as of November 2023", () => {
  test("gives back the A800s that the October rule took, to those who had ordered them", async () => {
    const replay = await getReplay({ changes: await scenario("no-october-2023-rule"), asOf: "2023-11" })
    const row = (slug: string) => replay.rows.find((one) => one.slug === slug)
    expect(row("baidu")?.effects).toMatchObject([
      { orderId: "gpu-2024-four-firms", kind: "freed", month: "2023-11", chance: 0.95 },
    ])
    for (const slug of ["baidu", "tencent"]) {
      const own = row(slug)?.training.own
      expect(own?.after.quantiles.p50).toBeGreaterThan(own?.before.quantiles.p50 ?? Infinity)
    }
    expect(row("01-ai")?.effects).toEqual([])
  })
})

test("what a scenario does is not kept among the published estimates", async () => {
  const count = await db().estimate.count()
  await getReplay({
    changes: [{ do: "treat", chip: "ascend-910c", as: "LICENCE_PRESUMPTION_OF_DENIAL", from: "2027-01-01" }],
    asOf: "2026-11",
  })
  expect(await db().estimate.count()).toBe(count)
})

test("only bills with public criteria are offered", async () => {
  const { proposals, asOfs } = await getReplaySetting()
  expect(proposals.length).toBeGreaterThan(0)
  for (const { id } of proposals) {
    await expect(
      getReplay({ changes: [{ do: "adopt", proposal: id, from: "2035-12-31" }], asOf: asOfs[0] ?? "" }),
    ).resolves.toMatchObject({ rows: expect.any(Array) as unknown })
  }
})

test("of many replays asked for at once some are told to come later, and then find their turn", async () => {
  const ask = () => getReplay({ changes: [], asOf: "2026-11" })
  const ended = await Promise.allSettled(Array.from({ length: 40 }, ask))
  const refused = ended.filter((one) => one.status === "rejected")
  expect(refused.length).toBeGreaterThan(0)
  expect(refused.length).toBeLessThan(40)
  for (const { reason } of refused) expect(reason).toMatchObject({ code: "busy" })
  expect((await ask()).rows.length).toBeGreaterThan(0)
})
