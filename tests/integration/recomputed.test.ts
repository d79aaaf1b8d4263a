import { beforeAll, expect, test, vi } from "vitest"
import { db } from "@/lib/server/db/client"
import { refreshEstimates } from "@/lib/server/estimates/refresh"
import { saveEdits } from "@/lib/server/mutations/save-edits"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { changeOf, requestOf } from "@/tests/factories/edits"
import { useFreshDatabase } from "@/tests/setup/database"

vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withData: true, withEstimates: true })

/** Every kept run, by its number: a run that was made again would have another. */
async function kept(): Promise<Map<number, string>> {
  const rows = await db().estimate.findMany({ select: { id: true, companyId: true } })
  return new Map(rows.map(({ id, companyId }) => [id, companyId]))
}

async function firmsRunBy(work: () => Promise<unknown>): Promise<string[]> {
  const before = await kept()
  await work()
  const made = [...(await kept())].filter(([id]) => !before.has(id))
  return [...new Set(made.map(([, firm]) => firm))].sort()
}

beforeAll(async () => void (await refreshEstimates()))

test("nothing unchanged is run again", async () => {
  expect(await firmsRunBy(refreshEstimates)).toEqual([])
})

test("an edit of an order runs the firms that it is counted for, and no other", async () => {
  const { records } = await loadCatalogue()
  const order = records.order.find(
    ({ counting, reports }) =>
      counting?.firms.length === 1 && counting.firms[0] === "tencent" && reports.length > 0,
  )!
  const edit = await changeOf("order", order.id, (changed) => {
    const { line } = changed.counting!
    changed.counting!.line = { ...line, units: 12_345, unitsPerMonth: undefined, growthPerYear: undefined }
    delete changed.counting!.line.startFactor
  })
  expect(
    await firmsRunBy(async () => {
      await saveEdits(requestOf([edit], { confirmed: ["counting.line"] }))
      await refreshEstimates()
    }),
  ).toEqual(["tencent"])
})

test("an edit that no input rests on runs nothing", async () => {
  const { records } = await loadCatalogue()
  const edit = await changeOf("statement", records.statement[0]!.id, (statement) => {
    statement.note = "Seen again."
  })
  expect(
    await firmsRunBy(async () => {
      await saveEdits(requestOf([edit]))
      await refreshEstimates()
    }),
  ).toEqual([])
})
