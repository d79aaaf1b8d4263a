import { beforeAll, expect, test, vi } from "vitest"
import { estimateSchema } from "@/lib/contracts/estimate"
import { db } from "@/lib/server/db/client"
import { computeEstimate } from "@/lib/server/estimates/compute-estimate"
import { getEstimate } from "@/lib/server/estimates/get-estimate"
import { refreshEstimates } from "@/lib/server/estimates/refresh"
import { saveEdits } from "@/lib/server/mutations/save-edits"
import { loadCatalogue, type Catalogue } from "@/lib/server/queries/catalogue"
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

test("another title of an order and another name of a chip run nothing, and stand in the estimate", async () => {
  const before = await loadCatalogue()
  const { line, chip } = await lineOf(before, "a800-2023-four-firms")
  const edits = [
    await changeOf("order", line.orderId!, (order) => {
      order.title = "Another title of it"
    }),
    await changeOf("chip", chip.chip, (record) => {
      record.name = "Another name of it"
    }),
  ]
  expect(
    await firmsRunBy(async () => {
      for (const edit of edits) await saveEdits(requestOf([edit]))
      await refreshEstimates()
    }),
  ).toEqual([])
  const after = await lineOf(await loadCatalogue(), line.orderId!)
  expect(after.line).toEqual({ ...line, title: "Another title of it" })
  expect(after.chip.name).toBe("Another name of it")
})

test("an estimate is read in the words that it would have if it were made of its records today", async () => {
  const catalogue = await loadCatalogue()
  const { records, dataset, dataVersion } = catalogue
  const few = { asOf: dataset.asOf, seed: 7, draws: 300 }
  for (const company of records.company) {
    const read = await getEstimate(catalogue, company, few)
    const made = computeEstimate(records, company, { ...few, dataVersion }, read.fingerprint)
    expect(read, company.id).toEqual(estimateSchema.parse(made))
  }
})

test("a title that a grade speaks of is the newest one", async () => {
  const titled = async () => {
    const catalogue = await loadCatalogue()
    const all = await Promise.all(catalogue.records.company.map((company) => getEstimate(catalogue, company)))
    return all.flatMap(({ company, lines, training, inference }) =>
      [...training.why, ...inference.why].flatMap((why) => {
        const line = lines.find(({ orderId, title }) => orderId !== null && why.includes(`(${title})`))
        return line ? [{ company, why, line }] : []
      }),
    )
  }
  const [first] = await titled()
  const edit = await changeOf("order", first!.line.orderId!, (order) => {
    order.title = "The title of today, for $& and all"
  })
  await saveEdits(requestOf([edit]))
  expect((await titled()).map(({ why }) => why)).toContain(
    first!.why.replace(first!.line.title, () => "The title of today, for $& and all"),
  )
})

/** Baidu's line of an order, and its chip's part in the stock. */
async function lineOf(catalogue: Catalogue, orderId: string) {
  const { lines, stockSeries } = await getEstimate(catalogue, catalogue.company.get("baidu")!)
  const line = lines.find((one) => one.orderId === orderId)!
  return { line, chip: stockSeries!.chips.find(({ chip }) => chip === line.chip)! }
}
