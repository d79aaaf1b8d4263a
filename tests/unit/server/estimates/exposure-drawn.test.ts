import { afterEach, expect, test, vi } from "vitest"
import type { Estimate } from "@/lib/contracts/estimate"
import type { Records } from "@/lib/domain/record"
import * as holdings from "@/lib/estimation/holdings"
import { lawOf } from "@/lib/export-controls"
import { computeExposure } from "@/lib/server/estimates/exposure"
import { indexRecords } from "@/lib/server/queries/catalogue"
import { readData } from "../../data/read-data"

const records = readData()
const day = records.dataset[0]!.compiledOn
const number = { grade: "medium", why: [], missing: [] }
const graded = { training: number, inference: number } as unknown as Estimate

afterEach(() => {
  vi.restoreAllMocks()
})

type Asked = { firm?: string; on?: string; estimate?: Estimate }

function exposureOf(of: Records, { firm = "baidu", on = day, estimate = graded }: Asked = {}) {
  const catalogue = indexRecords(1, of)
  return computeExposure(catalogue, catalogue.company.get(firm)!, estimate, on)
}

/** The same by a law that nothing was drawn under yet. */
function exposureAnew(of: Records, { firm = "baidu", on = day, estimate = graded }: Asked = {}) {
  const catalogue = indexRecords(1, of)
  const law = lawOf({ rules: of.control, listings: of.listing })
  return computeExposure(catalogue, catalogue.company.get(firm)!, estimate, on, law)
}

/** Where one record is another. */
function withOther<Kind extends keyof Records>(kind: Kind, id: string, fields: object): Records {
  const list = records[kind].map((one) => (one.id === id ? { ...one, ...fields } : one))
  return { ...records, [kind]: list }
}

test("what is drawn is drawn once of an input, whatever reports say in other words", () => {
  exposureOf(records)
  const drawn = vi.spyOn(holdings, "sampleHoldings")
  const { order } = records
  const words = order.map((one) => ({
    ...one,
    title: `${one.title} again`,
    reports: one.reports.map((report) => ({ ...report, text: `${report.text} So they say.` })),
  }))
  const { byChip, history, shares } = exposureOf(structuredClone({ ...records, order: words }))
  expect(drawn).not.toHaveBeenCalled()
  expect({ byChip, history, shares }).toEqual(
    (({ byChip, history, shares }) => ({ byChip, history, shares }))(exposureAnew(records)),
  )
  expect(drawn).toHaveBeenCalledOnce()
})

const held = exposureOf(records).byChip.find(({ isDomesticChinese }) => !isDomesticChinese)
const changed: [string, Records, Asked?][] = [
  ["another seed", withOther("dataset", records.dataset[0]!.id, { seed: records.dataset[0]!.seed + 1 })],
  ["a chip of another name", withOther("chip", held!.chip, { name: "Another name" })],
  ["a chip that counts as home-made", withOther("chip", held!.chip, { isDomesticChinese: true })],
  ["a rule of another name", withOther("control", held!.rule?.id ?? "", { shortName: "Another rule" })],
  ["another day", records, { on: "2023-08-01" }],
  ["another firm", records, { firm: "tencent" }],
  [
    "training without a number",
    records,
    { estimate: { training: { ...number, grade: "none" }, inference: number } as unknown as Estimate },
  ],
]

test.each(changed)("%s is drawn for itself", (_, of, asked) => {
  const before = exposureOf(records)
  const exposure = exposureOf(of, asked)
  expect(exposure).not.toEqual(before)
  expect(exposure).toEqual(exposureAnew(of, asked))
  // And that of before is still there.
  expect(exposureOf(records)).toEqual(before)
})
