import { describe, expect, test } from "vitest"
import type { Chip } from "@/lib/domain/chip"
import type { Order, Report } from "@/lib/domain/order"
import { describeChanges } from "@/lib/forms/changes"
import { evidenceFaults, evidenceNeeded } from "@/lib/forms/evidence"
import type { EditableKind, FormRecord } from "@/lib/forms/form"
import { data } from "./names-of-data"

const order = data.order.find(({ id }) => id === "a800-2023-four-firms")!
const report = order.reports[0]!
const editorial = data.order.find(({ reports }) => reports.length === 0)!
const statement = data.statement.find(({ horizonMonths }) => horizonMonths !== null)!
const company = data.company.find(({ founded, sourceIds }) => founded !== null && sourceIds.length > 0)!
const chip = data.chip.find(
  ({ memoryGb, denseTops }) => memoryGb?.sourceId && denseTops.int4?.sourceId === null,
)!
const judgement = data.assumption.find(({ sourceIds }) => sourceIds.length === 0)!
const sourced = data.assumption.find(({ sourceIds }) => sourceIds.length > 0)!
const source = data.source[0]!

const withReport = (changes: Partial<Report>): Order => ({
  ...order,
  reports: order.reports.map((one) => (one === report ? { ...one, ...changes } : one)),
})
const quantity = { low: null, central: 123_456, high: null }
const fixed = { dist: "fixed", value: 42 } as const
const quantityName = `reports/${report.id}/quantity`

type Row = {
  case: string
  kind: EditableKind
  before: FormRecord | null
  after: FormRecord
  /** Figures with their references; those that must be confirmed again begin with "!". */
  needed: Record<string, string>
}

const rows: Row[] = [
  {
    case: "a report's quantity on the source it had must be confirmed again",
    kind: "order",
    before: order,
    after: withReport({ quantity }),
    needed: { [quantityName]: `!${report.sourceId}` },
  },
  {
    case: "a report's quantity on another source has a new reference",
    kind: "order",
    before: order,
    after: withReport({ quantity, sourceId: "a-new-one" }),
    needed: { [quantityName]: "a-new-one" },
  },
  {
    case: "a source of another report is no new reference",
    kind: "order",
    before: order,
    after: { ...withReport({ quantity }), reports: [...withReport({ quantity }).reports].reverse() },
    needed: { [quantityName]: `!${report.sourceId}` },
  },
  {
    case: "a new report brings its own reference",
    kind: "order",
    before: order,
    after: {
      ...order,
      reports: [...order.reports, { ...report, id: "new-one", window: null, orderedOn: null, cost: null }],
    },
    needed: {
      "reports/new-one/quantity": report.sourceId,
      "reports/new-one/unit": report.sourceId,
      "reports/new-one/eventOn": report.sourceId,
    },
  },
  {
    case: "with a removed report a figure goes",
    kind: "order",
    before: order,
    after: { ...order, reports: order.reports.slice(1) },
    needed: { [`reports/${report.id}`]: `!${report.sourceId}` },
  },
  {
    case: "words, marks and the order of reports are no figures",
    kind: "order",
    before: order,
    after: {
      ...withReport({ text: "Other words.", tags: ["denied"], confidence: "low" }),
      title: "T",
      why: "W",
    },
    needed: {},
  },
  {
    case: "an order's delivery rests on the sources of its reports",
    kind: "order",
    before: { ...order, reports: [report] },
    after: { ...order, reports: [report], deliveryWindow: { start: "2023-05", end: null } },
    needed: { deliveryWindow: `!${report.sourceId}` },
  },
  {
    case: "a delivery may rest on a report that is new in the same edit",
    kind: "order",
    before: { ...order, reports: [] },
    after: {
      ...order,
      reports: [{ ...report, quantity: { low: null, central: null, high: null } }],
      deliveryWindow: null,
    },
    needed: {
      deliveryWindow: report.sourceId,
      [`reports/${report.id}/unit`]: report.sourceId,
      [`reports/${report.id}/cost`]: report.sourceId,
      [`reports/${report.id}/eventOn`]: report.sourceId,
      [`reports/${report.id}/orderedOn`]: report.sourceId,
      [`reports/${report.id}/window`]: report.sourceId,
    },
  },
  {
    case: "an editorial line without reports rests on its reasons",
    kind: "order",
    before: editorial,
    after: { ...editorial, counting: { ...editorial.counting!, from: "2020-01" } },
    needed: { "counting.from": "!" },
  },
  {
    case: "new reasons carry an editorial line",
    kind: "order",
    before: editorial,
    after: {
      ...editorial,
      why: "We think otherwise now.",
      counting: { ...editorial.counting!, from: "2020-01" },
    },
    needed: { "counting.from": "" },
  },
  {
    case: "a statement's months rest on its source",
    kind: "statement",
    before: statement,
    after: { ...statement, horizonMonths: { low: 1, high: 99 } },
    needed: { horizonMonths: `!${statement.sourceId}` },
  },
  {
    case: "a firm's year needs one of its sources to be new",
    kind: "company",
    before: company,
    after: { ...company, founded: 1900, sourceIds: [...company.sourceIds, "a-new-one"] },
    needed: { founded: [...company.sourceIds, "a-new-one"].join(" ") },
  },
  {
    case: "dropping a source is no new reference",
    kind: "company",
    before: { ...company, sourceIds: ["one", "two"] },
    after: { ...company, founded: 1900, sourceIds: ["one"] },
    needed: { founded: "!one" },
  },
  {
    case: "a chip's figure rests on its own source",
    kind: "chip",
    before: chip,
    after: { ...chip, memoryGb: { ...chip.memoryGb!, value: 7 } },
    needed: { memoryGb: `!${chip.memoryGb!.sourceId}` },
  },
  {
    case: "a chip's figure with a source of its own that is new",
    kind: "chip",
    before: chip,
    after: { ...chip, memoryGb: { ...chip.memoryGb!, value: 7, sourceId: "a-new-one" } },
    needed: { memoryGb: "a-new-one" },
  },
  {
    case: "a throughput without a source of its own rests on the chip's",
    kind: "chip",
    before: { ...chip, sourceIds: ["one"] },
    after: {
      ...chip,
      sourceIds: ["one"],
      denseTops: { ...chip.denseTops, int4: { ...chip.denseTops.int4!, value: 7 } },
    } as Chip,
    needed: { "denseTops.int4": "!one" },
  },
  {
    case: "a sourced assumption rests on its sources, whatever its rationale says",
    kind: "assumption",
    before: sourced,
    after: { ...sourced, distribution: fixed, rationale: "New words." },
    needed: { distribution: `!${sourced.sourceIds.join(" ")}` },
  },
  {
    case: "a judgement with the old rationale must be confirmed",
    kind: "assumption",
    before: judgement,
    after: { ...judgement, distribution: fixed },
    needed: { distribution: "!" },
  },
  {
    case: "a judgement with a new rationale stands",
    kind: "assumption",
    before: judgement,
    after: { ...judgement, distribution: fixed, rationale: "New words." },
    needed: { distribution: "" },
  },
  {
    case: "a source has no figures",
    kind: "source",
    before: source,
    after: { ...source, publishedOn: { date: "2024-01-01", precision: "year" } },
    needed: {},
  },
]

describe("the evidence rule", () => {
  test.each(rows)("$case", ({ kind, before, after, needed }) => {
    const found = evidenceNeeded(kind, before, after)
    expect(
      Object.fromEntries(
        found.map(({ name, sourceIds, isNewReference }) => [
          name,
          `${isNewReference ? "" : "!"}${sourceIds.join(" ")}`,
        ]),
      ),
    ).toEqual(needed)

    const unconfirmed = Object.keys(needed).filter((name) => needed[name]!.startsWith("!"))
    const faults = evidenceFaults(kind, before, after, [])
    expect(faults.map(({ name }) => name).sort()).toEqual(unconfirmed.sort())
    expect(evidenceFaults(kind, before, after, unconfirmed)).toEqual([])

    const changed = new Set(describeChanges(kind, before, after).map(({ name }) => name))
    for (const { name } of found) expect(changed).toContain(name)
  })

  test("a confirmation of one figure does not cover another", () => {
    const after = withReport({ quantity, unit: "servers" })
    const faults = evidenceFaults("order", order, after, [quantityName])
    expect(faults.map(({ name }) => name)).toEqual([`reports/${report.id}/unit`])
    expect(faults[0]!.message).toContain(report.sourceId)
  })

  test("a new record with its sources needs no confirmation", () => {
    expect(evidenceFaults("order", null, order, [])).toEqual([])
    expect(evidenceFaults("statement", null, statement, [])).toEqual([])
    expect(evidenceFaults("assumption", null, judgement, [])).toEqual([])
  })
})
