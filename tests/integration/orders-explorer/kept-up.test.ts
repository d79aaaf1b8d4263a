import { setTimeout } from "node:timers/promises"
import { expect, test } from "vitest"
import type { OrdersView } from "@/lib/contracts/orders-explorer"
import { usualOrdersView } from "@/lib/orders-link"
import { now } from "@/lib/server/clock"
import { db } from "@/lib/server/db/client"
import { readRecords } from "@/lib/server/db/read-records"
import { writeTransaction } from "@/lib/server/db/write-transaction"
import { importData } from "@/lib/server/import/import-data"
import { restoreRevision, retireRecord, undoDataVersion } from "@/lib/server/mutations/restore"
import { withheldPublisher } from "@/lib/domain/public-records"
import { saveEdits } from "@/lib/server/mutations/save-edits"
import { dropIndexes, factIndexes } from "@/lib/server/orders-explorer/fact-indexes"
import { factsVersion, refreshFacts } from "@/lib/server/orders-explorer/refresh-facts"
import { catalogueKnownOn } from "@/lib/server/queries/as-known"
import { listOrders } from "@/lib/server/queries/orders-explorer"
import { a800, actor, changeOf, recordOf, requestOf } from "@/tests/factories/edits"
import { dataFolder } from "@/tests/factories/data-folder"
import { useFreshDatabase } from "@/tests/setup/database"

useFreshDatabase({ withData: true, forEachTest: true })

/** An order that no choice, cross-check or part names. */
const loose = "rtx4090-2025-alibaba"

const titled = async (title: string) =>
  saveEdits(
    requestOf([await changeOf("order", a800, (order) => (order.title = title))], { origin: "restore" }),
  )

async function listed(view: Partial<OrdersView> = {}) {
  return listOrders({ ...usualOrdersView, ...view }, { offset: 0, limit: 200 })
}

/** Everything in the tables but the numbers that facts happen to have. */
async function tables() {
  const facts = await db().orderFact.findMany({
    orderBy: [{ orderId: "asc" }, { recordedFrom: "asc" }, { knownFrom: "asc" }],
  })
  const facets = await db().orderFacet.findMany({ orderBy: [{ facet: "asc" }, { value: "asc" }] })
  const shown = new Map((await db().orderShown.findMany()).map((one) => [one.factId, one.shown]))
  const texts = new Map((await db().orderText.findMany()).map((one) => [one.factId, one]))
  return facts.map(({ id, ...fact }) => ({
    ...fact,
    shown: shown.get(id),
    text: { ...texts.get(id), factId: 0 },
    facets: facets.filter(({ factId }) => factId === id).map((facet) => ({ ...facet, factId: 0 })),
  }))
}

test("after saves, a retirement, a restoration, an undo and an import the facts are those made from the beginning", async () => {
  await titled("Another title")
  const renamed = await changeOf("company", "bytedance", (firm) => (firm.name = "Byte Dance"))
  await saveEdits(requestOf([renamed]))
  expect((await listed({ firm: ["bytedance"] })).rows[0]?.buyers.map(({ name }) => name)).toContain(
    "Byte Dance",
  )
  const before = await listed()

  await retireRecord(actor(), "order", loose, 1, "taken out")
  expect((await listed()).rows.map(({ id }) => id)).not.toContain(loose)
  expect((await listed()).count).toBe(before.count - 1)
  const retired = await db().revision.findFirstOrThrow({ where: { recordId: loose, action: "retire" } })
  await restoreRevision(actor(), retired.id, "taken back in")
  expect((await listed()).rows.map(({ id }) => id)).toContain(loose)

  const { dataVersion } = await titled("A title of nevermore")
  expect((await listed({ q: "nevermore" })).count).toBe(1)
  await undoDataVersion(actor(), dataVersion, "too early")
  expect((await listed({ q: "nevermore" })).count).toBe(0)

  const order = await recordOf("order", loose)
  await importData(
    dataFolder({
      order: [
        {
          ...order,
          id: "a-new-order",
          reports: order.reports.map((one) => ({ ...one, id: `new-${one.id}` })),
        },
      ],
    }),
    {
      editor: "tests",
      reason: "one more",
    },
  )
  expect((await listed()).rows.map(({ id }) => id)).toContain("a-new-order")

  const kept = await tables()
  await db().orderFactState.deleteMany()
  await refreshFacts()
  expect(await tables()).toEqual(kept)
  expect(new Set(kept.map(({ recordedFrom }) => recordedFrom)).size).toBeGreaterThan(5)
}, 120_000)

test("facts that lag behind, and those of a database from before there were any, are made when they are read", async () => {
  await db().orderFactState.deleteMany()
  await db().orderFact.deleteMany()
  expect(await factsVersion()).toBeNull()
  const { count, of } = await listed()
  expect([count, of]).toEqual([84, 84])
  expect(await factsVersion()).toBe(1)
})

test("facts that were written in several transactions are those of one", async () => {
  await titled("Another title")
  const whole = await tables()
  const indexes = await factIndexes()
  const before = await db().orderFactState.findFirstOrThrow()
  await db().orderFactState.deleteMany()
  await refreshFacts(1)
  expect(await tables()).toEqual(whole)
  const after = await db().orderFactState.findFirstOrThrow()
  expect(after.build).not.toBe(before.build)
  expect([after.unfinishedAt, after.indexes]).toEqual([null, null])
  expect(indexes.length).toBeGreaterThan(15)
  expect(await factIndexes()).toEqual(indexes)
})

test("a build of facts that was cut off is never shown, and is begun again", async () => {
  const { count } = await listed()
  const indexes = await factIndexes()
  const someIds = (await db().orderFact.findMany({ take: 40, select: { id: true } })).map(({ id }) => id)
  await db().orderFact.deleteMany({ where: { id: { in: someIds } } })
  await writeTransaction((execute) => dropIndexes(execute, indexes))
  const unfinishedAt = new Date(now().getTime() - 120_000)
  await db().orderFactState.updateMany({
    data: { build: "cut off", unfinishedAt, indexes: JSON.stringify(indexes) },
  })
  expect(await factsVersion()).toBeNull()
  expect((await listed({ sort: "order" })).count).toBe(count)
  const state = await db().orderFactState.findFirstOrThrow()
  expect(state.build).not.toBe("cut off")
  expect(await factIndexes()).toEqual(indexes)
})

test("while another process makes the facts, readers wait for it and do not begin their own", async () => {
  const { count } = await listed()
  await db().orderFactState.updateMany({ data: { build: "of another", unfinishedAt: now() } })
  let isAnswered = false
  const answer = listed({ sort: "order" }).finally(() => (isAnswered = true))
  await setTimeout(600)
  expect(isAnswered).toBe(false)
  await db().orderFactState.updateMany({ data: { unfinishedAt: null } })
  expect((await answer).count).toBe(count)
  expect((await db().orderFactState.findFirstOrThrow()).build).toBe("of another")
})

test("a source that becomes protected is protected on every past day and in every earlier data version", async () => {
  const { source } = await readRecords()
  const order = await recordOf("order", a800)
  const id = order.reports[0]!.sourceId
  const { publisher } = source.find((one) => one.id === id)!
  await titled("A title of later")
  const mark = await changeOf("source", id, (one) => (one.sensitiveBecause = "It asked for it."))
  await saveEdits(requestOf([mark]))
  const facts = await tables()
  const publishersOf = facts
    .filter(({ orderId }) => orderId === a800)
    .flatMap(
      ({ shown }) => (JSON.parse(shown ?? "{}") as { sources: { id: string; publisher: string }[] }).sources,
    )
  // It has another id in public.
  const withheld = publishersOf.filter((one) => /^withheld-/.test(one.id)).map((one) => one.publisher)
  expect(withheld.length).toBeGreaterThan(2)
  expect(new Set(withheld)).toEqual(new Set([withheldPublisher]))
  expect(publishersOf.map((one) => one.id)).not.toContain(id)
  expect(publisher).not.toBe(withheldPublisher)
})

test.each(["2015-01-01", "2023-08-09", "2023-11-20", "2024-09-30", "2025-12-31", "2026-06-01"])(
  "on %s the orders are those of the pages as known that day",
  async (known) => {
    const page = await listed({ known, sort: "order", descending: false })
    const { records } = await catalogueKnownOn(known)
    const told = records.order.map(({ id, title, status, reports }) => ({
      id,
      title,
      status,
      reports: reports.length,
    }))
    const shown = page.rows.map(({ id, title, status, reportCount }) => ({
      id,
      title,
      status,
      reports: reportCount,
    }))
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
    expect(shown.sort(byId)).toEqual(told.sort(byId))
  },
)
