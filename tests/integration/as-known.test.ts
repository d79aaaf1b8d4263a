import { afterAll, beforeAll, describe, expect, test, vi } from "vitest"
import { isOutBy } from "@/lib/estimation/known-then"
import { estimatesFor } from "@/lib/server/estimates/get-estimate"
import { importData } from "@/lib/server/import/import-data"
import { saveEdits } from "@/lib/server/mutations/save-edits"
import { catalogueKnownOn } from "@/lib/server/queries/as-known"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { getKnownBoard, getKnownOrder, getKnownProfile } from "@/lib/server/queries/known-pages"
import { getKnownStatements } from "@/lib/server/queries/statements"
import { defaultBoardView } from "@/lib/routes"
import { a800, changeOf, firstQuantity, requestOf } from "../factories/edits"
import { useFreshDatabase } from "../setup/database"

const noonOf = (day: string) => new Date(`${day}T12:00:00Z`)

// The clock alone is ours: the data are imported on 1 December 2026.
vi.useFakeTimers({ toFake: ["Date"], now: noonOf("2026-12-01") })
afterAll(() => vi.useRealTimers())
useFreshDatabase()
// Not the copy of a database that was made once for all tests, on whatever day that was.
beforeAll(async () => void (await importData("data", { editor: "tests", reason: "data for tests" })))

const quantityOf = async (day: string) => {
  const { order } = await catalogueKnownOn(day)
  return order.get(a800)!.reports[0]!.quantity.central
}

describe("a record that is corrected later", () => {
  test("says on the day before what it said then, and from that day on what it says now", async () => {
    const before = (await loadCatalogue()).order.get(a800)!.reports[0]!.quantity.central
    vi.setSystemTime(noonOf("2026-12-03"))
    const { dataVersion } = await saveEdits(
      requestOf([await changeOf("order", a800, (order) => firstQuantity(order, 77_000))], {
        confirmed: ["reports/ft-2023-08-a800-100k-1bn/quantity"],
      }),
    )
    vi.setSystemTime(noonOf("2026-12-10"))
    expect(before).not.toBe(77_000)
    expect(await quantityOf("2026-12-02")).toBe(before)
    expect(await quantityOf("2026-12-03")).toBe(77_000)
    expect(await quantityOf("2026-12-09")).toBe(77_000)
    expect((await catalogueKnownOn("2026-12-02")).known).toMatchObject({ basis: "saved", dataVersion: 1 })
    expect((await catalogueKnownOn("2026-12-03")).known).toMatchObject({ basis: "saved", dataVersion })
  })

  test("is read as it stands now for a day before anything was saved, and that is said", async () => {
    expect(await quantityOf("2026-11-30")).toBe(77_000)
    expect((await catalogueKnownOn("2026-11-30")).known.basis).toBe("before")
    // What was an editor's own word on the first day is kept on it, and left out before it.
    expect((await catalogueKnownOn("2026-12-01")).order.get(a800)!.why).toBe(
      (await loadCatalogue()).order.get(a800)!.why,
    )
    expect((await catalogueKnownOn("2026-11-30")).order.get(a800)!.why).toContain("is left out here")
  })
})

describe("20 November 2023", () => {
  const day = "2023-11-20"

  test("nothing rests on a source that came out later", async () => {
    const { records } = await catalogueKnownOn(day)
    const today = new Map((await loadCatalogue()).records.source.map((source) => [source.id, source]))
    const claims = [...records.order.flatMap(({ reports }) => reports), ...records.statement, ...records.note]
    expect(claims.length).toBeGreaterThan(15)
    for (const { sourceId } of claims) expect(isOutBy(today.get(sourceId)!.publishedOn, day)).toBe(true)
    for (const { claimIds } of records.conflict) {
      for (const id of claimIds) expect(claims.map((claim) => claim.id)).toContain(id)
    }
    for (const { resolution } of records.statement) {
      for (const id of resolution?.sourceIds ?? [])
        expect(isOutBy(today.get(id)!.publishedOn, day)).toBe(true)
    }
  })

  test("nothing is told of a firm that was written later: what it is, its models, its listing", async () => {
    const { company } = await catalogueKnownOn(day)
    const today = await loadCatalogue()
    const zhipu = company.get("zhipu")!
    expect(today.company.get("zhipu")!.flagshipModels.length).toBeGreaterThan(0)
    expect(zhipu.description).toContain("as of today, on its page as known now")
    expect([zhipu.flagshipModels, zhipu.listing]).toEqual([[], null])
    expect(zhipu.name).toBe(today.company.get("zhipu")!.name)
  })

  test("the list of statements holds those of that day alone, and none of them has run out", async () => {
    const { list, known } = await getKnownStatements(day)
    expect([list.asOf, known.basis]).toEqual(["2023-11", "before"])
    expect(list.statements.length).toBeGreaterThan(0)
    for (const { source, term } of list.statements) {
      expect(isOutBy(source.publishedOn, day)).toBe(true)
      expect(term.state).not.toBe("ran out")
    }
  })

  test("no rule is there that had not been released", async () => {
    const { records } = await catalogueKnownOn(day)
    const late = records.control.filter(({ releasedOn, publishedOn, effectiveOn }) =>
      [releasedOn, publishedOn, effectiveOn].every((one) => one === null || one.date > day),
    )
    expect(late).toEqual([])
    expect(records.control.length).toBeGreaterThan(0)
    expect(records.control.length).toBeLessThan((await loadCatalogue()).records.control.length)
  })

  test("estimates are as of the month, and as the track record has them", async () => {
    const catalogue = await catalogueKnownOn("2023-11-30")
    expect(catalogue.dataset.asOf).toBe("2023-11")
    const baidu = catalogue.company.get("baidu")!
    const estimate = (await estimatesFor(catalogue, [baidu])).get("baidu")!
    expect(estimate.asOf).toBe("2023-11")
    expect(estimate.training.stock?.quantiles.p50).toBe(19)
    for (const id of estimate.assumptionIds) {
      expect(catalogue.assumption.get(id)!.scope.from ?? "").not.toMatch(/^202[4-9]/)
    }
  })

  test("a firm without enough says what is missing, in the engine's own words", async () => {
    const { board, hindsight, inputs } = await getKnownBoard(defaultBoardView, day)
    expect(board.asOf).toBe("2023-11")
    expect(board.ranked.map(({ slug }) => slug)).toContain("baidu")
    const bytedance = board.without.find(({ slug }) => slug === "bytedance")
    expect(bytedance?.missing.length).toBeGreaterThan(0)
    expect(hindsight.length).toBeGreaterThan(0)
    expect(hindsight.length).toBeLessThanOrEqual(inputs)
  })

  test("a profile has the orders, the law and the sources of the day", async () => {
    const made = await getKnownProfile("baidu", day)
    const { profile, exposure } = made!
    expect(exposure?.day).toBe(day)
    expect(profile.orders.map(({ id }) => id)).toContain("a800-2023-four-firms")
    expect(profile.orders.map(({ id }) => id)).not.toContain("kunlun-2025-baidu-30k-cluster")
    const ofClaims = profile.orders.flatMap(({ reports }) => reports.map(({ source }) => source))
    for (const { publishedOn } of ofClaims) expect(publishedOn!.date <= day).toBe(true)
  })

  test("an order that nothing had told of is not there, though it is on record", async () => {
    expect((await getKnownOrder("kunlun-2025-baidu-30k-cluster", day)).order).toBeNull()
    const { order } = await getKnownOrder(a800, day)
    expect(order?.reports.length).toBeGreaterThan(0)
    expect(order?.reports.length).toBeLessThan((await loadCatalogue()).order.get(a800)!.reports.length)
    expect(order?.title).toContain("first reported Aug 2023")
    expect(order?.why).toMatch(/^\d of \d reports were out by 20 Nov 2023\./)
  })
})

describe("which days there are", () => {
  test("today and a day that has not come are as known now", async () => {
    const today = await loadCatalogue()
    for (const day of ["2026-12-10", "2031-01-01"]) {
      const { known, records } = await catalogueKnownOn(day)
      expect(known).toMatchObject({ basis: "today", day })
      expect(records).toBe(today.records)
    }
  })

  test.each(["2014-12-31", "2023-02-30", "20 Nov 2023", "", "2023-11-20T00:00"])(
    "%j is refused in a sentence that says what to write",
    async (day) => {
      await expect(catalogueKnownOn(day)).rejects.toMatchObject({
        code: "invalid-input",
        message: expect.stringMatching(/2015-01-01 on|YYYY-MM-DD/) as string,
      })
    },
  )

  test("a month is never later than the data's own", async () => {
    expect((await catalogueKnownOn("2026-12-09")).dataset.asOf).toBe((await loadCatalogue()).dataset.asOf)
  })
})
