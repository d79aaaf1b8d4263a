import { beforeEach, expect, test, vi } from "vitest"
import { GET } from "@/app/api/v1/numbers/[...path]/route"
import type { NumberView } from "@/lib/contracts/number"
import { numberPath, type NumberKey } from "@/lib/number-key"
import { inAnalysisTurn } from "@/lib/server/numbers/analysis-turn"
import { getDrivers } from "@/lib/server/queries/drivers"
import { keepBriefly } from "@/lib/server/queries/kept-briefly"
import { getKeptNumber } from "@/lib/server/queries/kept-number"
import { getNumber } from "@/lib/server/queries/number"
import { useFreshDatabase } from "../../setup/database"

// Next.js keeps results only within its own server; here they are kept for the file, as there until a save.
vi.mock("next/cache", () => {
  const kept = new Map<string, unknown>()
  return {
    unstable_cache:
      (query: (...args: string[]) => unknown, [name]: string[]) =>
      (...args: string[]) => {
        const key = JSON.stringify([name, args])
        if (!kept.has(key)) kept.set(key, query(...args))
        // What failed is not kept, as there.
        Promise.resolve(kept.get(key)).catch(() => kept.delete(key))
        return kept.get(key)
      },
  }
})
vi.mock("@/lib/server/queries/kept-briefly", () => ({ keepBriefly: vi.fn(() => Promise.resolve()) }))

useFreshDatabase({ withEstimates: true })
beforeEach(() => vi.mocked(keepBriefly).mockClear())

const ask = (key: NumberKey) =>
  GET(new Request(`http://localhost/api/v1/numbers/${numberPath(key)}`), {
    params: Promise.resolve({ path: numberPath(key).split("/") }),
  })

/** Fills the queue, and lets all of it go. */
function fillQueue(): () => Promise<void> {
  let letGo = (): void => undefined
  const gate = new Promise<void>((done) => (letGo = done))
  const waiting = Array.from({ length: 9 }, () => inAnalysisTurn(() => gate))
  return async () => {
    letGo()
    await Promise.all(waiting)
  }
}

test("more numbers that need an analysis than the queue takes are told to come back, and are answered later", async () => {
  const key = { of: "outlast", firm: "baidu", other: "tencent", workload: "training", set: "own" } as const
  const letGo = fillQueue()
  const refused = await ask(key)
  expect(refused.status).toBe(503)
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0)
  expect(((await refused.json()) as { detail: string }).detail).toContain("Try again")
  await letGo()
  expect((await ask(key)).status).toBe(200)
}, 120_000)

test("a runway that was opened before its doubt was worked out says it once it is, without a save", async () => {
  const key = { of: "runway", firm: "baidu", workload: "training", set: "own" } as const
  const titles = ({ formula }: NumberView) => formula!.parts.map(({ title }) => title)
  const doubt = "Where most of the doubt comes from"
  expect(titles((await getKeptNumber(key))!)).not.toContain(doubt)
  expect(keepBriefly).toHaveBeenCalled()
  await getDrivers("baidu")
  vi.mocked(keepBriefly).mockClear()
  const later = (await getKeptNumber(key))!
  expect(titles(later)).toContain(doubt)
  expect(later).toEqual(await getNumber(key))
  expect(keepBriefly).not.toHaveBeenCalled()
}, 120_000)

test("where there is no runway nothing of its doubt is waited for", async () => {
  const view = await getKeptNumber({ of: "runway", firm: "deepseek", workload: "inference", set: "own" })
  expect(view).not.toBeNull()
  if (view!.interval === null) expect(keepBriefly).not.toHaveBeenCalled()
})
