import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { specVersion as version, type ChartSpec } from "@/lib/charts/spec"
import type { Conflict } from "@/lib/domain/conflict"
import type { Note } from "@/lib/domain/note"
import { withheldPublisher } from "@/lib/domain/public-records"
import type { Report } from "@/lib/domain/order"
import type { Source } from "@/lib/domain/source"
import type { Statement } from "@/lib/domain/statement"
import { workedOutBeside } from "@/lib/server/changes/estimate-moves"
import { saveEdits } from "@/lib/server/mutations/save-edits"
import { getRecordToEdit } from "@/lib/server/queries/admin/records"
import { getBoard } from "@/lib/server/queries/board"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { getChip } from "@/lib/server/queries/chips"
import { getCompanyProfile } from "@/lib/server/queries/companies"
import { getLab } from "@/lib/server/queries/lab"
import { getChange, getChanges, workOutAllMoves } from "@/lib/server/queries/changes"
import { getMoved, getMovedSetting } from "@/lib/server/queries/moved"
import { getOrder } from "@/lib/server/queries/orders"
import { getRecord } from "@/lib/server/queries/record"
import { getCompare } from "@/lib/server/queries/compare"
import { getAllContradictions } from "@/lib/server/queries/contradictions"
import { getDataSet } from "@/lib/server/queries/data-set"
import { listStatements } from "@/lib/server/queries/statements"
import { getSource, listSources } from "@/lib/server/queries/sources"
import { getTrackRecord } from "@/lib/server/queries/track-record"
import { freezeChart } from "@/lib/server/snapshots/freeze-chart"
import { getSnapshot } from "@/lib/server/snapshots/get-snapshot"
import { verifySnapshot } from "@/lib/server/snapshots/verify-snapshot"
import { a800, actor, changeOf, recordOf, requestOf } from "../factories/edits"
import { useFreshDatabase } from "../setup/database"
import {
  changesDoors,
  chartDoors,
  dataDoor,
  dossierDoor,
  frozenDoors,
  inputDoor,
  kitDoor,
  numberDoor,
  ordersDoors,
  recordDoor,
  searchDoor,
  type PublicAnswer,
} from "../setup/public-doors"

// Next.js keeps results only within its own server. What is kept is not of interest here, what is made is.
vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))
useFreshDatabase({ withEstimates: true })

const reason = "the paper could be traced to one person"

/** Words, days and figures that only the protected source has: each would give it away. */
const secrets =
  /quokka|zebra|wombat|numbat|\b97[,. ]?345\b|\b41[,. ]?237\b|1[,. ]?234[,. ]?567|8[,. ]?765[,. ]?432|2023-08-17|17 Aug(?:ust)? 2023|2023-06-13|13 Jun/i

const source: Source = {
  id: "quokka-gazette-the-zebra-ledger",
  publisher: "Quokka Gazette",
  title: "The zebra ledger",
  titleBasis: "as-printed",
  url: "https://quokka.example/zebra-8831",
  publishedOn: { date: "2023-08-17", precision: "day" },
  kind: "press",
  verification: "read",
  licence: null,
  note: "Met the wombat twice.",
  sensitiveBecause: null,
}

async function reportFrom(order: string): Promise<Report> {
  const { reports } = await recordOf("order", order)
  return {
    ...reports.find(({ quantity }) => quantity.central !== null)!,
    id: "quokka-2023-08-a800-97345",
    text: "By the zebra ledger 97,345 cards for $1,234,567,890.",
    sourceId: source.id,
    reportingChain: ["A numbat in procurement", "Quokka Gazette"],
    eventOn: { date: "2023-08-17", precision: "day" },
    orderedOn: { date: "2023-06-13", precision: "day" },
    window: { start: "2023-08-17", end: "2023-12-11", note: "as the wombat said" },
    confidenceReason: "The numbat signed it.",
    note: "Ask the numbat.",
    chipLabel: "A800 (zebra lot)",
    chipNote: "the zebra lot",
    quantity: { low: 41_237, central: 97_345, high: 97_345 },
    cost: {
      usd: { low: null, central: 1_234_567_890, high: null },
      usdBasis: "converted",
      original: { currency: "CNY", amount: { low: null, central: 8_765_432_100, high: null } },
      cnyPerUsd: 7.1,
    },
    reprintOf: null,
    weightlessBecause: null,
    weightedAlthoughUnverified: null,
  }
}

let frozen: { id: string; inputs: string[] }[] = []

const specs: ChartSpec[] = [
  { version, chart: "reports", order: a800, measure: "quantity" },
  { version, chart: "orders-table", firm: "bytedance" },
  { version, chart: "sources-table" },
  { version, chart: "runway", firm: "bytedance", workload: "training", set: "own" },
]

beforeAll(async () => {
  const report = await reportFrom(a800)
  const base = { companies: ["bytedance"], sourceId: source.id, reportingChain: report.reportingChain }
  const [statement, note, conflict] = [
    (await loadCatalogue()).records.statement[0]!,
    (await loadCatalogue()).records.note[0]!,
    (await loadCatalogue()).records.conflict[0]!,
  ]
  const statementOf: Statement = {
    ...structuredClone(statement),
    ...base,
    id: "wombat-2023-08-statement",
    text: "The wombat gave the stock 41,237 cards.",
    eventOn: { date: "2023-08-17", precision: "day" },
    confidenceReason: "quokka",
    note: "numbat",
    speaker: "The wombat",
    horizonInWords: "until the zebra comes",
    calibrationReason: "wombat",
    chipLabel: "zebra",
    outcome: null,
    resolution: null,
  }
  const noteOf: Note = {
    ...structuredClone(note),
    ...base,
    id: "numbat-2023-08-note",
    text: "The quokka saw 41,237 of them.",
    eventOn: { date: "2023-08-17", precision: "day" },
    quantity: { low: null, central: 41_237, high: null },
    cost: report.cost,
    confidenceReason: "wombat",
    note: "numbat",
    chipLabel: "zebra",
    chipNote: "the zebra lot",
    window: report.window,
    orderedOn: report.orderedOn,
  }
  const conflictOf: Conflict = {
    ...structuredClone(conflict),
    id: "protected-conflict",
    title: "100,000 or 97,345?",
    explanation: "The quokka has 97,345.",
    claimIds: [report.id, (await recordOf("order", a800)).reports[0]!.id],
  }
  // Each reason names the source, as reasons do.
  await save([{ do: "create", kind: "source", record: source }], "The zebra ledger of the Quokka Gazette")
  await save(
    [
      await changeOf("order", a800, (order) => {
        order.reports.push(report, {
          ...report,
          id: "other-2023-09-relay",
          sourceId: order.reports[0]!.sourceId,
          text: "Repeats the Quokka Gazette.",
          note: "by way of the numbat",
          confidenceReason: "a relay of the zebra ledger",
          quantity: { low: null, central: 100_000, high: null },
          cost: null,
          window: null,
          orderedOn: null,
          eventOn: null,
          chipLabel: "A800",
          chipNote: null,
          reportingChain: ["Quokka Gazette", "another paper"],
          reprintOf: report.id,
        })
        why = order.why
        order.why = `${why} The Quokka Gazette has 97,345.`
      }),
    ],
    "The wombat counted 97,345",
  )
  await save(
    [
      { do: "create", kind: "statement", record: statementOf },
      { do: "create", kind: "note", record: noteOf },
      { do: "create", kind: "conflict", record: conflictOf },
    ],
    "All that the quokka said",
  )
  // It was first taken to be another paper's: what it said then is the same.
  const other = (await loadCatalogue()).records.source.find(({ id }) => id !== source.id)!
  await save(
    [
      {
        do: "create",
        kind: "note",
        record: { ...noteOf, id: "misattributed-note", sourceId: other.id, reportingChain: [] },
      },
    ],
    "What the zebra saw",
  )
  await save(
    [await changeOf("note", "misattributed-note", (one) => void (one.sourceId = source.id))],
    "It was the Quokka Gazette",
  )
  frozen = await Promise.all(
    specs.map(async (spec) => {
      const { id } = await freezeChart(spec)
      const snapshot = await getSnapshot(id)
      const inputs =
        snapshot?.opened.status === "ok" ? snapshot.opened.document.runs.map(({ input }) => input) : []
      return { id, inputs }
    }),
  )
  // Before: everything of it is public, so that what follows is not silent for want of something to say.
  const before = await recordDoor("order", a800)()
  expect(before.text).toMatch(secrets)
  const history = JSON.stringify([await getChanges(), await getChange(3), await getMovedSetting("bytedance")])
  expect(history).toMatch(/Quokka Gazette has 97,345/)
  expect(history).toMatch(/The wombat counted/)
  await save(
    [
      await changeOf("source", source.id, (record) => {
        record.sensitiveBecause = reason
      }),
    ],
    "The Quokka Gazette asks for it",
  )
  // What editors wrote themselves is theirs to put right.
  const whole = await getRecord("order", a800)
  const clean = { ...whole!.record, why }
  await save(
    [{ do: "change", kind: "order", record: clean, version: whole!.version }],
    "No word of the zebra here",
  )
}, 300_000)

afterAll(workedOutBeside, 300_000)

let why = ""

async function save(edits: Parameters<typeof requestOf>[0], because = "a test's reason"): Promise<void> {
  const confirmed = edits.flatMap((edit) =>
    edit.kind === "order" && edit.do === "change"
      ? (edit.record as { reports: { id: string }[] }).reports
      : [],
  )
  await saveEdits({
    ...requestOf(edits, { reason: because }),
    author: { id: null, name: "tests" },
    confirmed: confirmed.map(({ id }) => id),
  })
}

/** Asks every door and demands that none gives the source away; those answered are returned. */
async function silent(doors: readonly (() => Promise<PublicAnswer>)[]): Promise<PublicAnswer[]> {
  const answers: PublicAnswer[] = []
  for (const door of doors) {
    const answer = await door()
    const told = secrets.exec(answer.text)
    expect(told && `${answer.door}: …${around(answer.text, told.index)}…`).toBeNull()
    answers.push(answer)
  }
  return answers
}

/** The id under which everybody has the protected source. */
async function publicSourceId(): Promise<string> {
  const { records } = await loadCatalogue()
  return records.source.find(({ sensitiveBecause }) => sensitiveBecause !== null)!.id
}

function around(text: string, at: number): string {
  return text.slice(Math.max(0, at - 80), at + 80)
}

test("no live chart gives a protected source away, as no file, embed or oEmbed", async () => {
  const answers = await silent([
    ...chartDoors("runway-board"),
    ...chartDoors("runway", "?firm=bytedance"),
    ...chartDoors("stock", "?firm=bytedance"),
    ...chartDoors("deliveries", "?firm=bytedance"),
    ...chartDoors("exposure", "?firm=bytedance"),
    ...chartDoors("reports", `?order=${a800}`),
    ...chartDoors("reports", `?order=${a800}&measure=cost`),
    ...chartDoors("reports", `?order=${a800}&measure=price`),
    ...chartDoors("chip-prices", "?chip=a800-pcie-80gb"),
    ...chartDoors("orders-table", "?firm=bytedance"),
    ...chartDoors("firms-table"),
    ...chartDoors("sources-table"),
    ...chartDoors("assumptions-table"),
    ...chartDoors("track-record"),
    ...chartDoors("moved", "?firm=bytedance&from=1&to=5"),
    ...chartDoors("laboratory", "?firm=bytedance&training.runsPerYear=1.5..3"),
  ])
  const reports = answers.find(({ door }) => door === `/charts/reports.csv?order=${a800}`)!
  expect(reports.status).toBe(200)
  expect(reports.text).toContain("100000")
  const sources = answers.find(({ door }) => door === "/charts/sources-table.csv")!
  expect(sources.text).toContain(`Withheld: ${reason}`)
  expect(sources.text).toContain(withheldPublisher)
})

test("no record, dossier or laboratory's kit gives it away", async () => {
  const { dataset, records } = await loadCatalogue()
  const { id: publicId } = records.source.find(({ sensitiveBecause }) => sensitiveBecause !== null)!
  const open = (kind: "source" | "statement" | "note") =>
    records[kind].find((one) => ("sourceId" in one ? one.sourceId : one.id) === publicId)!
  const answers = await silent([
    recordDoor("source", open("source").id),
    recordDoor("order", a800),
    recordDoor("statement", open("statement").id),
    recordDoor("note", open("note").id),
    recordDoor("conflict", "protected-conflict"),
    dossierDoor("bytedance"),
    kitDoor("bytedance", dataset.asOf),
    kitDoor("bytedance", "2023-11"),
  ])
  for (const { door, status } of answers) expect(`${door} ${status}`).toBe(`${door} 200`)
  expect(answers[0]!.text).toContain(reason)
  // What is not whole can begin no edit.
  expect(answers[1]!.text).not.toMatch(/^etag:/m)
})

test("no row, file, number or search of the orders gives it away, today or as known then", async () => {
  const sourceId = await publicSourceId()
  const { records } = await loadCatalogue()
  const { reports } = records.order.find(({ id }) => id === a800)!
  const claim = reports.find((report) => report.sourceId === sourceId)!
  const answers = await silent([
    ...ordersDoors(),
    ...ordersDoors("?chip=a800-pcie-80gb"),
    ...ordersDoors("?q=quokk"),
    ...ordersDoors("?known=2023-12-31"),
    ...ordersDoors("?known=2026-11-27"),
    numberDoor(`claim/${claim.id}`),
    ...["quantity", "cost", "price", "ordered", "delivery"].map((measure) =>
      numberDoor(`order/${a800}/${measure}`),
    ),
    numberDoor(`order/${a800}/quantity`, "?known=2023-12-31"),
    numberDoor("runway/bytedance/training/own"),
    searchDoor("withheld ledger"),
    ...["orders.csv", "reports.csv", "statements.csv", "notes.csv", "sources.csv", "contradictions.csv"].map(
      dataDoor,
    ),
    ...["order", "source", "statement", "note", "conflict"].map((kind) => dataDoor(`records/${kind}.json`)),
    dataDoor("datapackage.json"),
  ])
  for (const { door, status } of answers) expect(`${door} ${status}`).toBe(`${door} 200`)
  expect(answers.find(({ door }) => door === "/orders.csv")!.text).toContain(`Withheld: ${reason}`)
  expect((await numberDoor("claim/quokka-2023-08-a800-97345")()).status).toBe(404)
})

test("an open report that repeats a protected one does not say whom it repeats", async () => {
  const { records } = await loadCatalogue()
  const relay = records.order
    .find(({ id }) => id === a800)!
    .reports.find(({ id }) => id === "other-2023-09-relay")!
  expect(relay).toMatchObject({ reprintOf: null, reportingChain: [], note: null })
  expect(relay.weightlessBecause).not.toBeNull()
  expect(relay.quantity.central).toBe(100_000)
})

test("no page's query gives it away", async () => {
  const { dataset } = await loadCatalogue()
  const pages: Record<string, unknown> = {
    board: await getBoard({ set: "own", sort: "training", kind: "all" }),
    profile: await getCompanyProfile("bytedance"),
    order: await getOrder(a800),
    source: await getSource(await publicSourceId()),
    statements: await listStatements(),
    contradictions: await getAllContradictions(),
    compared: await getCompare({ firms: ["bytedance", "baidu"], set: "own", workload: "both" }),
    dataSet: await getDataSet(),
    sources: await listSources(),
    chip: await getChip("a800-pcie-80gb"),
    lab: await getLab("bytedance", dataset.asOf),
    track: await getTrackRecord(),
  }
  for (const [name, page] of Object.entries(pages)) {
    expect(page, name).not.toBeNull()
    const text = JSON.stringify(page)
    const told = secrets.exec(text)
    expect(told && `${name}: …${around(text, told.index)}…`).toBeNull()
  }
})

test("what moved an estimate is told without it, in versions from before it was protected too", async () => {
  const now = (await loadCatalogue()).dataVersion
  for (const [from, to] of [
    [1, now],
    [now - 2, now - 1],
    [now - 1, now],
  ] as const) {
    const moved = await getMoved(
      "bytedance",
      { asOf: "2026-11", dataVersion: from },
      { asOf: "2026-11", dataVersion: to },
    )
    expect(moved).not.toBeNull()
    expect(JSON.stringify(moved)).not.toMatch(secrets)
  }
})

test("what was changed is told without it, from before it was protected too, and so are the reasons", async () => {
  const now = (await loadCatalogue()).dataVersion
  await workOutAllMoves()
  const answers = await silent(changesDoors("bytedance"))
  for (const { door, status } of answers) expect(`${door} ${status}`).toBe(`${door} 200`)
  const pages = [await getChanges(), await getChanges("bytedance"), await getMovedSetting("bytedance")]
  for (let number = 1; number <= now; number++) pages.push((await getChange(number)) as never)
  for (const page of pages) {
    expect(page).not.toBeNull()
    const text = JSON.stringify(page)
    const told = secrets.exec(text)
    expect(told && around(text, told.index)).toBeNull()
  }
  const { entry } = (await getChange(3))!
  expect(entry.reason).toBeNull()
  expect(entry.records).toMatchObject([{ id: a800, isWithheld: true }])
  expect(entry.records[0]!.changes.map(({ label }) => label)).toContain(`New report: ${withheldPublisher}`)
  // The first import is about much else.
  expect((await getChange(1))!.entry.reason).not.toBeNull()
}, 120_000)

test("a chart that was frozen before is withheld through every door, and is still what it was", async () => {
  for (const { id } of frozen) {
    const answers = await silent(frozenDoors(id))
    for (const { door, status } of answers.filter(({ door }) => /\.(?:json|csv|md|svg|png)$/.test(door))) {
      expect(`${door} ${status}`).toBe(`${door} 451`)
    }
    expect((await getSnapshot(id))?.bytes.length).toBe(0)
    expect((await verifySnapshot(id))?.isIntact).toBe(true)
  }
})

test("the frozen inputs of runs that drew from it are withheld", async () => {
  const inputs = frozen.flatMap((one) => one.inputs)
  expect(inputs.length).toBeGreaterThan(0)
  for (const answer of await silent(inputs.map((hash) => inputDoor(hash)))) expect(answer.status).toBe(404)
})

test("a chart frozen after the source was protected is to be had, and holds nothing of it", async () => {
  const { id } = await freezeChart({ version, chart: "reports", order: a800, measure: "quantity" })
  const answers = await silent(frozenDoors(id))
  for (const { door, status } of answers) expect(`${door} ${status}`).toBe(`${door} 200`)
})

test("editors still have the whole of it", async () => {
  const found = await getRecordToEdit(actor("editor"), "source", source.id)
  expect(found?.record).toEqual({ ...source, sensitiveBecause: reason })
  const order = await getRecordToEdit(actor("editor"), "order", a800)
  expect(JSON.stringify(order?.record)).toMatch(secrets)
})

test("a source that a chip's specifications rest on cannot be protected: those are shown exactly", async () => {
  const chip = await recordOf("chip", "a800-pcie-80gb")
  const edit = await changeOf("source", chip.sourceIds[0]!, (record) => {
    record.sensitiveBecause = reason
  })
  await expect(saveEdits(requestOf([edit]))).rejects.toMatchObject({
    faults: [expect.objectContaining({ field: "sensitiveBecause" })],
  })
})
