import { beforeAll, describe, expect, test, vi } from "vitest"
import { trackRecordFigure } from "@/lib/charts/figure/track-record-figure"
import { chartDocumentSchema } from "@/lib/charts/document"
import { figureSchema } from "@/lib/charts/figure/figure"
import { specVersion } from "@/lib/charts/spec"
import type { TrackCase, TrackRecord } from "@/lib/contracts/track-record"
import { addMonths } from "@/lib/domain/month"
import { isOutBy } from "@/lib/estimation/known-then"
import { buildTrackRecord } from "@/lib/server/charts/track-record"
import { getEstimate } from "@/lib/server/estimates/get-estimate"
import { indexRecords, loadCatalogue } from "@/lib/server/queries/catalogue"
import { getTrackRecord, makeTrackRecord } from "@/lib/server/queries/track-record"
import { db } from "@/lib/server/db/client"
import { missesOf, trackRecordLessons } from "@/lib/track-record-lessons"
import { trackRecordLead } from "@/lib/track-record-words"
import { useFreshDatabase } from "@/tests/setup/database"

vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withData: true })

let record: TrackRecord
beforeAll(async () => {
  record = await getTrackRecord()
}, 120_000)

const casesOf = () => record.dates.flatMap((date) => date.cases)
const find = (firm: string, workload: string, asOf: string): TrackCase => {
  const found = casesOf().find(
    (one) => one.firm.slug === firm && one.workload === workload && one.asOf === asOf,
  )
  if (!found) throw new Error(`no case ${firm} ${workload} ${asOf}`)
  return found
}

describe("the months", () => {
  test("are those that were asked for, and each knows only what was out by its last day", () => {
    expect(record.dates.map(({ asOf, day }) => [asOf, day])).toEqual([
      ["2023-11", "2023-11-30"],
      ["2024-02", "2024-02-29"],
      ["2024-04", "2024-04-30"],
      ["2025-04", "2025-04-30"],
      ["2025-05", "2025-05-31"],
    ])
  })

  test("say which firms could not be run and which input each lacked", () => {
    const [first] = record.dates
    expect(first!.notRun.map(({ slug }) => slug).toSorted()).toEqual(["alibaba", "bytedance"])
    for (const { notRun } of record.dates)
      for (const { missing } of notRun) expect(missing.join()).toMatch(/run|tokens|parameters/)
    const stale = record.dates.at(-1)!.notRun.find(({ slug }) => slug === "tencent")
    expect(stale?.missing.join()).toContain("the newest was set for Nov 2023")
  })

  test("list every assumption that has a later source, with that source, and none that was known", async () => {
    const { assumption, source } = await loadCatalogue()
    for (const { day, asOf, inputs, hindsight } of record.dates) {
      for (const id of inputs) {
        const { scope, sourceIds } = assumption.get(id)!
        const listed = hindsight.find((one) => one.id === id)
        const sources = sourceIds.map((sourceId) => source.get(sourceId)!.publishedOn)
        const later = sources.filter((date) => date !== null && !isOutBy(date, day))
        if (scope.from !== null && scope.from > asOf) expect(listed?.kind, id).toBe("ahead")
        else if (later.length > 0) expect(listed?.kind, id).toBe("later")
        else if (sources.length === 0) expect(listed?.kind, id).toBe("judgement")
        else if (sources.includes(null)) expect(listed?.kind, id).toBe("undated")
        else expect(listed, id).toBeUndefined()
      }
    }
  })

  test("only April 2025 borrows assumptions of a later month, and lists all that it borrows", () => {
    const ahead = record.dates.map(({ asOf, assumptionsOf, hindsight }) => ({
      asOf,
      assumptionsOf,
      ahead: hindsight.filter(({ kind }) => kind === "ahead").length > 0,
    }))
    expect(ahead.filter(({ assumptionsOf }) => assumptionsOf !== null)).toEqual([
      { asOf: "2025-04", assumptionsOf: "2025-05", ahead: true },
    ])
    expect(ahead.filter((one) => one.ahead).map(({ asOf }) => asOf)).toEqual(["2025-04"])
  })
})

describe("the cases", () => {
  test("are what firms and analysts said, held against the model of their month", () => {
    expect(casesOf().map(({ id }) => id)).toEqual([
      "01ai-2023-11-18-months 01-ai training",
      "tencent-2023-11-couple-generations tencent training",
      "baidu-2023-11-inference-less-powerful baidu inference",
      "baidu-2023-11-reserve-1-2y baidu training",
      "baidu-2024-02-reserve-1-2y baidu training",
      "joe-tsai-2024-04-12-18-months 01-ai training",
      "joe-tsai-2024-04-12-18-months baidu training",
      "joe-tsai-2024-04-12-18-months tencent training",
      "reuters-2025-03-h3c-shortage bytedance training",
      "reuters-2025-03-h3c-shortage bytedance inference",
      "ft-2025-05-stock-until-early-2026 bytedance training",
      "ft-2025-05-stock-until-early-2026 bytedance inference",
    ])
  })

  test("a remark repeated and a reseller's notice stand there and do not count", () => {
    expect(find("baidu", "training", "2024-02").claim.notCounted).toMatch(/said again/i)
    expect(find("bytedance", "inference", "2025-04").claim.notCounted).toMatch(/reseller/)
    expect(find("baidu", "training", "2023-11").claim.notCounted).toBeNull()
  })

  test("shares below, within and above what was said make up all draws", () => {
    for (const { run, claim } of casesOf()) {
      expect(run!.against === null).toBe(claim.months === null)
      if (!run!.against) continue
      const { below, inside, above } = run!.against
      expect(below + inside + above).toBeCloseTo(1, 6)
    }
  })

  test("months are counted from the month that was run: Joe Tsai's word meets each firm's own end", () => {
    const end = (firm: string) => find(firm, "training", "2024-04").outcome
    expect(end("baidu")).toMatchObject({ kind: "other chips stepped in", month: "2025-04", isOwn: true })
    expect(end("baidu")?.at).toEqual({ low: 12, high: 12 })
    expect(end("tencent")).toMatchObject({ kind: "other chips stepped in", month: "2024-05", isOwn: true })
    expect(end("tencent")?.at).toEqual({ low: 1, high: 8 })
    expect(end("01-ai")).toMatchObject({ kind: "left the field", month: "2024-12", isOwn: true })
  })

  test("Tencent's stock of 2023 is followed only until the chips of 2024, whose months its order has", async () => {
    const { start, end } = (await loadCatalogue()).order.get("hopper-2024-tencent")!.deliveryWindow!
    const { outcome } = find("tencent", "training", "2023-11")
    expect(outcome).toMatchObject({ kind: "other chips stepped in", month: start, at: { low: 2, high: 13 } })
    expect(addMonths("2023-11", 13)).toBe(end)
    expect(outcome!.why).toContain("hopper-2024-tencent")
  })

  test("what was seen at other firms is never told as the firm's own, nor of another workload", () => {
    const inference = find("bytedance", "inference", "2025-05").outcome
    expect(inference).toMatchObject({ kind: "ran short", month: "2025-11", isOwn: false })
    expect(find("bytedance", "training", "2025-05").outcome).toMatchObject({
      kind: "open",
      at: null,
      sources: [],
    })
  })

  test("reports of today move none of them: what was learnt since sits in the assumptions", () => {
    for (const { id, run } of casesOf()) expect(run!.today, id).toEqual(run!.own)
  })
})

describe("the coverage", () => {
  test("counts what it counts, the misses included", () => {
    const counts = Object.fromEntries(
      (["claims", "shortages", "sectorShortages", "censored"] as const).map((name) => {
        const { of, in50, in90 } = record.coverage[name]
        return [name, [in50.length, in90.length, of.length]]
      }),
    )
    expect(counts).toEqual({
      claims: [7, 8, 8],
      shortages: [0, 1, 1],
      sectorShortages: [1, 1, 1],
      censored: [3, 3, 3],
    })
    expect(missesOf(record).map((miss) => miss.case.id)).toEqual([
      "joe-tsai-2024-04-12-18-months tencent training",
      "baidu-2023-11-inference-less-powerful baidu inference",
    ])
  })

  test("is said with its counts and never as a percentage", () => {
    const lead = trackRecordLead(record).join(" ")
    expect(lead).toContain("7 of 8 cases, from five remarks")
    expect(lead).toContain("Baidu was seen to run short (inference, Jul 2024): outside half of its draws")
    expect(lead).not.toContain("%")
  })

  test("teaches that intervals made for half of what was said hold too much of it, with its caution", () => {
    const said = trackRecordLessons(record).find((lesson) => lesson.includes("too wide"))
    expect(said).toContain("hold 7 of 8")
    expect(said).toContain("five remarks, which are not independent")
  })

  test("teaches that the estimate of inference was too calm, in words that the numbers carry", () => {
    const lessons = trackRecordLessons(record)
    expect(
      lessons.some((lesson) => /Baidu, inference, Nov 2023.*too calm about inference/.test(lesson)),
    ).toBe(true)
    expect(lessons.some((lesson) => lesson.includes("3 of 5 settled cases"))).toBe(true)
    expect(find("baidu", "inference", "2023-11").outcome!.sooner).toBeLessThan(0.25)
  })
})

describe("hindsight", () => {
  test("a report, a source and a statement that come out later change no number of the past", async () => {
    const catalogue = await loadCatalogue()
    const records = structuredClone(catalogue.records)
    const publishedOn = { date: "2026-12-01", precision: "day" as const }
    records.source.push({ ...records.source[0]!, id: "later-paper", publishedOn })
    const order = records.order.find(({ id }) => id === "a800-2023-four-firms")!
    const [report] = order.reports
    const late = { ...report!, id: "later-report", sourceId: "later-paper", reprintOf: null }
    order.reports.push({ ...late, quantity: { low: null, central: 900_000, high: null }, cost: null })
    order.counting!.restsOn.push("later-report")
    const after = await makeTrackRecord(indexRecords(catalogue.dataVersion, records))
    const own = (of: TrackRecord) =>
      of.dates.flatMap((date) => date.cases.map(({ id, run }) => [id, run?.own]))
    expect(own(after)).toEqual(own(record))
    // The same report does move what the whole record says of that month today.
    const today = after.dates[0]!.cases.find(({ firm }) => firm.slug === "baidu")!.run!.today
    expect(today).not.toEqual(record.dates[0]!.cases.find(({ firm }) => firm.slug === "baidu")!.run!.today)
  })

  test("nothing is run twice: another reader finds every estimate kept", async () => {
    const kept = await db().estimate.count()
    await makeTrackRecord(await loadCatalogue())
    expect(await db().estimate.count()).toBe(kept)
  })

  test("a month in which no assumption is borrowed gives what the firm's estimate of that month gives", async () => {
    const catalogue = await loadCatalogue()
    const baidu = catalogue.company.get("baidu")!
    const published = await getEstimate(catalogue, baidu, { asOf: "2023-11" })
    expect(find("baidu", "training", "2023-11").run!.own).toEqual(published.training.stock!.quantiles)
  })
})

describe("the chart", () => {
  test("has a row of three lines for each case, and the same cases in its table and its data", async () => {
    const figure = figureSchema.parse(trackRecordFigure(record))
    if (figure.plot.type !== "rows") throw new Error("the track record is drawn in rows")
    const rows = figure.plot.sections.flatMap((section) => section.rows)
    expect(rows).toHaveLength(casesOf().length)
    for (const { lines } of rows) expect(lines).toHaveLength(3)
    expect(figure.table.rows).toHaveLength(rows.length)
    const document = chartDocumentSchema.parse(
      await buildTrackRecord({ version: specVersion, chart: "track-record" }),
    )
    expect(document.data.rows).toHaveLength(rows.length)
    expect(document.measures.find(({ key }) => key === "track-record.claims.in50")?.words).toBe("7 of 8")
    expect(document.sources.map(({ id }) => id)).toContain(
      "quartz-chinas-ai-companies-are-reportedly-rationing-the-use",
    )
  })
})
