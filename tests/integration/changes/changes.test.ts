import { afterEach, beforeAll, expect, test, vi } from "vitest"
import { countsWords, firmMoveWords, movesSentence } from "@/lib/changes-words"
import type { ChangesEntry } from "@/lib/contracts/changes"
import type { Order } from "@/lib/domain/order"
import { routes } from "@/lib/routes"
import { db } from "@/lib/server/db/client"
import { recordVersions } from "@/lib/server/db/record-versions"
import { workedOutBeside } from "@/lib/server/changes/estimate-moves"
import { getEstimate } from "@/lib/server/estimates/get-estimate"
import { recordsAt } from "@/lib/server/moved/records-at"
import type { Edit } from "@/lib/server/mutations/edit"
import { restoreRevision, retireRecord, undoDataVersion } from "@/lib/server/mutations/restore"
import { saveEdits } from "@/lib/server/mutations/save-edits"
import { indexRecords, loadCatalogue } from "@/lib/server/queries/catalogue"
import { getChange, getChanges, workOutAllMoves } from "@/lib/server/queries/changes"
import { a800, actor, changeOf, firstQuantity, recordOf, requestOf } from "../../factories/edits"
import { useFreshDatabase } from "../../setup/database"

vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withData: true })

const headline = 'A <b>better</b> headline & more "so"'

async function save(reason: string, ...edits: Edit[]): Promise<void> {
  const confirmed = edits.flatMap((edit) =>
    edit.kind === "order" && edit.do === "change"
      ? (edit.record as Order).reports.map(({ id }) => `reports/${id}/quantity`)
      : [],
  )
  await saveEdits(requestOf(edits, { reason, confirmed }))
}

let retired = ""

/**
 * Version 2: another quantity; 3: a new order; 4: the order taken back; 5: the old quantity put back; 6: a note taken
 * out; 7: other words of a source; 8: many orders at once.
 */
beforeAll(async () => {
  await db().dataset.updateMany({ data: { draws: 300 } })
  await save(
    "The paper corrected itself",
    await changeOf("order", a800, (order) => firstQuantity(order, 130_000)),
  )
  const order = await recordOf("order", "kunlun-2025-2026-baidu")
  const added: Order = { ...order, id: "kunlun-2027-baidu", title: "Baidu: as many P800 again", reports: [] }
  added.counting = { ...order.counting!, restsOn: [] }
  await save("More of them", { do: "create", kind: "order", record: added })
  await undoDataVersion(actor(), 3, "It was a misreading")
  const revision = await db().revision.findFirstOrThrow({ where: { dataVersion: 2 } })
  await restoreRevision(actor(), revision.id, "The correction was wrong", "before")
  const note = (await loadCatalogue()).records.note.find(({ companies }) => companies.includes("alibaba"))!
  retired = note.id
  const version = (await recordVersions("note", [note.id])).get(note.id)!
  await retireRecord(actor(), "note", note.id, version, "Nobody can find it any more")
  const [source] = (await loadCatalogue()).records.source
  await save(
    "The paper changed its headline",
    await changeOf("source", source!.id, (one) => void (one.title = headline)),
  )
  const many = (await loadCatalogue()).records.order.slice(0, 30)
  await save(
    "Titles as they should be",
    ...(await Promise.all(
      many.map(({ id }) => changeOf("order", id, (one) => void (one.title = `${one.title} (again)`))),
    )),
  )
}, 120_000)

// What is worked out beside must not outlive the database.
afterEach(workedOutBeside, 60_000)

async function entry(number: number): Promise<ChangesEntry> {
  const change = await getChange(number)
  expect(change).not.toBeNull()
  return change!.entry
}

test("until it is worked out how the estimates moved, the entries say so, and nothing waits for it", async () => {
  const page = await getChanges()
  const { moves } = page!.entries.find(({ number }) => number === 3)!
  expect(moves.status).toBe("pending")
  expect(movesSentence(moves)).toBe("How the estimates moved is being worked out.")
})

test("an edit is told from what to what, with its reason and with how the estimates moved", async () => {
  await workOutAllMoves()
  const { reason, origin, records, counts, moves, undoes, moreRecords } = await entry(2)
  expect({ reason, origin, undoes, moreRecords }).toEqual({
    reason: "The paper corrected itself",
    origin: "edit",
    undoes: null,
    moreRecords: 0,
  })
  expect(countsWords(counts)).toBe("1 order changed")
  const [record] = records
  expect(record).toMatchObject({ kind: "order", id: a800, action: "change", href: routes.order(a800) })
  expect(record!.changes).toEqual([
    {
      name: expect.stringMatching(/^reports\/.+\/quantity$/) as string,
      label: "Quantity, as reported by Nasdaq (Reuters)",
      before: "about 100,000",
      after: "about 130,000",
    },
  ])
  expect(moves.status).toBe("known")
  const firms = moves.status === "known" ? moves.firms : []
  expect(firms.map(({ firm }) => firm)).toContain("tencent")
}, 120_000)

test("the months of a move are those that the estimates of both versions say", async () => {
  const { moves } = await entry(3)
  const firms = moves.status === "known" ? moves.firms : []
  expect(firms.map(({ firm }) => firm)).toEqual(["baidu"])
  const [baidu] = firms
  for (const [side, number] of [
    ["before", 2],
    ["after", 3],
  ] as const) {
    const then = (await recordsAt(number))!
    const catalogue = indexRecords(number, then.records)
    const estimate = await getEstimate(catalogue, catalogue.company.get("baidu")!)
    const training = baidu!.runways.find(({ key }) => key === "training.own")!
    expect(training[side]?.quantiles).toEqual(estimate.training.stock?.quantiles)
  }
  expect(baidu!.href).toBe("/companies/baidu/moved?from=2&to=3")
  expect(firmMoveWords(baidu!)).toMatch(
    /^Baidu: training, own stock: \d+ → \d+ months \(even odds \d+–\d+ → \d+–\d+\)/,
  )
})

test("words of a source and of orders move no estimate", async () => {
  for (const number of [6, 7, 8]) expect((await entry(number)).moves).toEqual({ status: "known", firms: [] })
})

test("only what an estimate says today opens as a number of today", async () => {
  const standing = async (number: number) => {
    const { moves } = await entry(number)
    const baidu = moves.status === "known" ? moves.firms.find(({ firm }) => firm === "baidu") : undefined
    return baidu?.runways.map(({ isStanding }) => isStanding)
  }
  expect(new Set(await standing(5))).toEqual(new Set([true]))
  expect(new Set(await standing(3))).toEqual(new Set([false]))
})

test("an undo and what it took back name each other", async () => {
  const [done, undone] = [await entry(3), await entry(4)]
  expect(done.undoneBy).toBe(4)
  expect(undone.undoes).toBe(3)
  expect(undone.origin).toBe("undo")
  expect(undone.reason).toBe("It was a misreading")
  // The order is no longer on record, so nothing leads to it.
  expect(undone.records).toMatchObject([{ action: "retire", href: null, title: "Baidu: as many P800 again" }])
  expect(done.records).toMatchObject([{ action: "create", href: null }])
  expect(undone.records[0]!.changes).toContainEqual({
    name: "buyers",
    label: "Buyers",
    before: "Baidu",
    after: null,
  })
})

test("a state put back is a change like any other, the other way round", async () => {
  const [there, back] = [await entry(2), await entry(5)]
  expect(back.origin).toBe("restore")
  const turned = there.records[0]!.changes.map(({ before, after, ...same }) => ({
    ...same,
    before: after,
    after: before,
  }))
  expect(back.records[0]!.changes).toEqual(turned)
})

test("a record that was taken out is told with what it said", async () => {
  const { records } = await entry(6)
  expect(records).toMatchObject([{ kind: "note", id: retired, action: "retire", href: null }])
  const text = records[0]!.changes.find(({ name }) => name === "text")
  expect(text).toMatchObject({ label: "What it says", after: null })
  expect(text?.before).toBeTruthy()
})

test("nobody is named, by name or by address", async () => {
  const told = JSON.stringify([await getChanges(), await getChange(2), await getChanges("baidu")])
  expect(told).not.toContain("The editor")
  expect(told).not.toContain("example.org")
  expect(told).not.toContain("user-editor")
})

test("the first import is one line with its counts, and its records stand part by part", async () => {
  const page = (await getChanges())!
  const first = page.entries.at(-1)!
  expect(first).toMatchObject({ number: 1, isFirst: true, records: [], moves: { status: "first" } })
  const { records } = (await recordsAt(1))!
  const orders = first.counts.find(({ kind }) => kind === "order")
  expect(orders).toEqual({ kind: "order", action: "create", count: records.order.length })
  const total = first.counts.reduce((sum, { count }) => sum + count, 0)
  const whole = (await getChange(1))!
  expect(whole.entry.records).toHaveLength(100)
  expect(whole.parts).toBe(Math.ceil(total / 100))
  const last = (await getChange(1, whole.parts))!
  expect(last.entry.records).toHaveLength(total - 100 * (whole.parts - 1))
  expect(await getChange(1, whole.parts + 1)).toBeNull()
})

test("a large save shows its first records and says how many more there are", async () => {
  const many = (await getChanges())!.entries[0]!
  expect(many.number).toBe(8)
  expect(many.records).toHaveLength(20)
  expect(many.moreRecords).toBe(10)
  expect(countsWords(many.counts)).toBe("30 orders changed")
  expect((await entry(8)).records).toHaveLength(30)
})

test("a firm's changes are those of its own records, and those that moved its estimate", async () => {
  const baidu = (await getChanges("baidu"))!
  expect(baidu.firm).toEqual({ slug: "baidu", name: "Baidu" })
  expect(baidu.entries.map(({ number }) => number)).not.toContain(6)
  expect(baidu.entries.map(({ number }) => number)).not.toContain(7)
  const alibaba = (await getChanges("alibaba"))!
  const numbers = alibaba.entries.map(({ number }) => number)
  expect(numbers).toContain(6)
  expect(numbers).not.toContain(3)
  for (const { moves } of [...baidu.entries, ...alibaba.entries]) {
    if (moves.status !== "known") continue
    for (const { firm } of moves.firms) expect(["baidu", "alibaba"]).toContain(firm)
  }
  // Of the many orders only its own.
  const own = baidu.entries.find(({ number }) => number === 8)!
  for (const { id } of own.records) {
    const { buyers, counting } = await recordOf("order", id)
    expect([...buyers, ...(counting?.firms ?? [])]).toContain("baidu")
  }
  expect(own.counts).toEqual([{ kind: "order", action: "change", count: own.records.length }])
  const first = baidu.entries.at(-1)!
  expect(first.counts.find(({ kind }) => kind === "company")?.count).toBe(1)
})

test("pages follow each other by data version, without a gap and without an entry twice", async () => {
  const below = (await getChanges(null, 5))!
  expect(below.entries.map(({ number }) => number)).toEqual([4, 3, 2, 1])
  expect(below.before).toBeNull()
  expect(await getChanges(null, 1)).toBeNull()
  expect(await getChanges(null, 9)).toBeNull()
  expect(await getChanges("nobody")).toBeNull()
  expect(await getChange(0)).toBeNull()
  expect(await getChange(9)).toBeNull()
  expect(await getChange(2, 2)).toBeNull()
})

test("more data versions than a page holds are led on to, and all are found", async () => {
  for (let turn = 0; turn < 16; turn++) {
    await save(
      `Turn ${turn}`,
      await changeOf("statement", (await loadCatalogue()).records.statement[0]!.id, (one) => {
        one.note = `Read again, turn ${turn}`
      }),
    )
  }
  const first = (await getChanges())!
  expect(first.entries).toHaveLength(20)
  expect(first.before).toBe(5)
  const second = (await getChanges(null, first.before))!
  const numbers = [...first.entries, ...second.entries].map(({ number }) => number)
  expect(numbers).toEqual(Array.from({ length: 24 }, (_, index) => 24 - index))
}, 60_000)
