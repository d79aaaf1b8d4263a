import { expect, test, vi } from "vitest"
import { db } from "@/lib/server/db/client"
import { getEstimate } from "@/lib/server/estimates/get-estimate"
import { previewEdits } from "@/lib/server/mutations/preview-edits"
import { saveEdits } from "@/lib/server/mutations/save-edits"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { changeSettings } from "@/lib/server/settings"
import { actor, changeOf, firstQuantity, requestOf } from "../factories/edits"
import { useFreshDatabase } from "../setup/database"

vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withData: true, forEachTest: true })

/** An order of one firm whose line takes its number from its report. */
const kunlun = "kunlun-2024-baidu-own-use"
const quantityOfFirst = "reports/kunlunxin-2024-shipments-69k/quantity"

test("a preview says how each touched firm's runway moves, and saving makes it so", async () => {
  const edit = await changeOf("order", kunlun, (order) => firstQuantity(order, 400_000))
  const { effects, faults } = await previewEdits(requestOf([edit]))
  expect(faults).toEqual([])
  const firms = new Set(effects.map(({ firm }) => firm))
  expect([...firms].filter((firm) => !["baidu", "bytedance", "alibaba", "tencent"].includes(firm))).toEqual(
    [],
  )
  const training = effects.find((effect) => effect.firm === "baidu" && effect.workload === "training")
  expect(training).toBeDefined()
  const before = await loadCatalogue()
  const published = await getEstimate(before, before.company.get("baidu")!)
  expect(training?.before).toEqual(published.training.stock?.quantiles)
  const kept = await db().estimate.count()
  await saveEdits(requestOf([edit], { confirmed: [quantityOfFirst] }))
  const after = await loadCatalogue()
  const moved = await getEstimate(after, after.company.get("baidu")!)
  expect(moved.training.stock?.quantiles).toEqual(training?.after)
  expect(await db().estimate.count(), "the page finds the estimate that the preview made").toBe(kept)
})

test("more chips of an order never shorten a firm's runway, draw by draw and so in every quantile", async () => {
  const edit = await changeOf("order", kunlun, (order) => firstQuantity(order, 400_000))
  const { effects } = await previewEdits(requestOf([edit]))
  const baidu = effects.find(
    ({ firm, workload, set }) => firm === "baidu" && workload === "training" && set === "stock",
  )
  const months = (value: number | null | undefined) => value ?? 60
  expect(months(baidu?.after?.p50)).toBeGreaterThanOrEqual(months(baidu?.before?.p50))
})

test("an edit that no estimate reads moves none", async () => {
  const { records } = await loadCatalogue()
  const edit = await changeOf("source", records.source[0]!.id, (source) => (source.note = "read again"))
  expect(await previewEdits(requestOf([edit]))).toEqual({
    faults: [],
    effects: [],
    asksSecondLook: false,
    asksSecondEditor: false,
  })
})

test("a move of the size that the settings name asks for a second look, or for a second editor", async () => {
  const edit = await changeOf("order", kunlun, (order) => firstQuantity(order, 1_000_000))
  await changeSettings(actor("admin"), { secondLookMonths: 0, secondEditor: "large" })
  expect(await previewEdits(requestOf([edit]))).toMatchObject({
    asksSecondLook: true,
    asksSecondEditor: true,
  })
  await changeSettings(actor("admin"), { secondLookMonths: 60, secondEditor: "never" })
  expect(await previewEdits(requestOf([edit]))).toMatchObject({
    asksSecondLook: false,
    asksSecondEditor: false,
  })
})

test("a preview of something wrong says what, and runs nothing", async () => {
  const edit = await changeOf("order", kunlun, (order) => (order.buyers = ["nobody"]))
  const { faults, effects } = await previewEdits(requestOf([edit]))
  expect(faults.map(({ field }) => field)).toContain("buyers.0")
  expect(effects).toEqual([])
})
