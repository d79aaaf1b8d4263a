import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { shiftDay } from "@/lib/domain/day"
import { orderSchema, type reportRoles } from "@/lib/domain/order"
import { recordSchemas, type RecordKind, type Records } from "@/lib/domain/record"
import { recordsKnownOn } from "@/lib/estimation/known-then"
import { statusThen } from "@/lib/order-known-then"
import { claimIds, withoutHindsight } from "@/lib/without-hindsight"
import { aCompany, anOrder, aReport, aSource, aStatement, recordsOf } from "../factories/records"
import { readData } from "./data/read-data"

const asOf = "2023-11"
const of = (...roles: (typeof reportRoles)[number][]) =>
  roles.map((role, index) => aReport({ id: `report-${index}`, role }))
const over = { start: "2023-04", end: "2023-10" }
const goingOn = { start: "2023-08", end: "2023-12" }
const rule = { rule: "a-rule", effectiveOn: "2023-11-17", effect: "Stopped.", assumption: null }

describe("how far an order had come, by its reports", () => {
  test.each([
    ["a purchase is ordered", of("purchase"), over, null, "ordered"],
    ["a purchase that a measure met is stopped", of("purchase"), over, rule, "blocked"],
    ["a delivery whose window is over is complete", of("purchase", "delivery"), over, null, "delivered"],
    ["a delivery that goes on is part of it", of("delivery"), goingOn, null, "partly_delivered"],
    ["a fleet has arrived", of("fleet"), null, null, "delivered"],
    ["a cancelled order is cancelled", of("purchase", "cancellation"), over, null, "cancelled"],
    ["one cancelled by a measure is stopped", of("cancellation"), over, rule, "blocked"],
    ["one cancelled midway came in part", of("delivery", "cancellation"), over, rule, "partly_delivered"],
    ["an approval announces it", of("approval"), null, null, "announced"],
    ["spending tells nothing", of("spend", "context"), over, null, "unknown"],
    ["a line without a report goes by its window", [], goingOn, null, "partly_delivered"],
    [
      "a line without a report for later is announced",
      [],
      { start: "2024-01", end: null },
      null,
      "announced",
    ],
    ["a line without a report or window is not known", [], null, null, "unknown"],
  ] as const)("%s", (_name, reports, deliveryWindow, control, expected) => {
    expect(statusThen({ reports: [...reports], deliveryWindow, control }, asOf)).toBe(expected)
  })
})

describe("what was written with later knowledge", () => {
  const day = "2023-11-20"
  const paper = aSource({ id: "paper", publishedOn: { date: "2023-08-09", precision: "day" } })
  const later = aSource({ id: "later", publishedOn: { date: "2024-05-01", precision: "day" } })
  const read = (given: Partial<Records>) => {
    const whole = recordsOf({ source: [paper, later], ...given })
    return withoutHindsight(recordsKnownOn(whole, { day }), whole, day)
  }

  test("an order of which a report is missing is told by buyer, chip and first report", () => {
    const order = anOrder({
      title: "Acme: A800, of which half came",
      why: "Half of it came, as was told in 2024.",
      status: "delivered",
      reports: [
        aReport({ sourceId: "paper" }),
        aReport({ id: "second", sourceId: "later", role: "delivery" }),
      ],
    })
    const [known] = read({ order: [order], company: [aCompany()] }).order
    expect(known!.title).toBe("Acme: a800 for 2023, first reported Aug 2023")
    expect(known!.status).toBe("ordered")
    expect(known!.why).toBe(
      "1 of 2 reports were out by 20 Nov 2023. What an editor wrote of it later is left out here.",
    )
  })

  test("an order all of whose reports were out keeps its name and how far it had come", () => {
    const order = anOrder({ reports: [aReport({ sourceId: "paper" })] })
    const [known] = read({ order: [order] }).order
    expect(known).toMatchObject({ title: order.title, status: "delivered" })
    expect(known!.why).not.toContain(order.why)
  })

  test("a measure that came later did not stop an order yet", () => {
    const control = { ...rule, effectiveOn: "2024-01-01" }
    const order = anOrder({ reports: [aReport({ sourceId: "paper" })], control, status: "blocked" })
    expect(read({ order: [order] }).order[0]).toMatchObject({ control: null, status: "ordered" })
  })

  test("a line without a report that is entered for later months is not there", () => {
    const line = anOrder().counting!
    const editorial = (from: string | null) =>
      anOrder({ reports: [], counting: { ...line, restsOn: [], from } })
    expect(read({ order: [editorial("2024-01")] }).order).toEqual([])
    expect(read({ order: [editorial(null)] }).order).toHaveLength(1)
  })

  test("what became of a statement is told where its source was out", () => {
    const settled = (sourceId: string) =>
      aStatement({
        id: `by-${sourceId}`,
        sourceId: "paper",
        outcome: "It ran short.",
        resolution: {
          kind: "ran short",
          workload: null,
          months: { low: 1, high: 2 },
          why: "It was seen.",
          sourceIds: [sourceId],
        },
      })
    const [open, told] = read({ statement: [settled("later"), settled("paper")] }).statement
    expect(open).toMatchObject({ outcome: null, resolution: null })
    expect(told).toMatchObject({ outcome: "It ran short.", resolution: { kind: "ran short" } })
  })

  test("what an editor misses of a firm today is not said of then, nor are later sources", () => {
    const company = aCompany({ missingEvidence: ["its orders of 2026"], sourceIds: ["paper", "later"] })
    expect(read({ company: [company] }).company[0]).toMatchObject({
      missingEvidence: [],
      sourceIds: ["paper"],
    })
  })
})

const data = readData()
const someDay = fc.nat(1300).map((days) => shiftDay("2023-05-01", days))
const known = (day: string) => withoutHindsight(recordsKnownOn(data, { day }), data, day)

test("whatever is left is a record that its schema reads", () => {
  fc.assert(
    fc.property(someDay, (day) => {
      const records = known(day)
      for (const kind of ["order", "statement", "company", "note", "designation"] satisfies RecordKind[]) {
        for (const record of records[kind]) {
          expect(recordSchemas[kind].safeParse(record).success).toBe(true)
        }
      }
    }),
    { numRuns: 20 },
  )
})

test("a later day never shows fewer reports, statements or notes", () => {
  fc.assert(
    fc.property(someDay, fc.nat(400), (day, more) => {
      const later = claimIds(known(shiftDay(day, more)))
      for (const id of claimIds(known(day))) expect(later).toContain(id)
    }),
    { numRuns: 20 },
  )
})

test("no words of an editor's are left of an order, on any day", () => {
  const whys = new Set(data.order.map(({ why }) => why))
  fc.assert(
    fc.property(someDay, (day) => {
      for (const { why, reports, crossChecks } of known(day).order) {
        expect(whys).not.toContain(why)
        expect(reports.every(({ note }) => note === null)).toBe(true)
        const claims = claimIds(known(day))
        for (const { claimId } of crossChecks) expect(claimId === null || claims.has(claimId)).toBe(true)
      }
    }),
    { numRuns: 10 },
  )
})

test("on a day after everything all is known but what rests on a source without a date", () => {
  const day = "2099-12-31"
  const dated = new Set(data.source.filter(({ publishedOn }) => publishedOn !== null).map(({ id }) => id))
  const then = recordsKnownOn(data, { day })
  const isDated = ({ sourceId }: { sourceId: string }) => dated.has(sourceId)
  expect(then.statement).toEqual(data.statement.filter(isDated))
  expect(then.note).toEqual(data.note.filter(isDated))
  expect(then.assumption).toEqual(data.assumption)
  expect(then.source).toEqual(data.source.filter(({ id }) => dated.has(id)))
  const reports = (records: Records) => records.order.flatMap((order) => order.reports)
  const carried = new Set(then.order.map(({ id }) => id))
  expect(reports(then)).toEqual(
    reports({ ...data, order: data.order.filter(({ id }) => carried.has(id)) }).filter(isDated),
  )
  for (const order of data.order.filter(({ id }) => !carried.has(id))) {
    expect(orderSchema.parse(order).reports.every(isDated)).toBe(false)
  }
})
