import { expect, test } from "vitest"
import type { LineTemplate, TemplateValue } from "@/lib/domain/supply-line"
import { readData } from "./read-data"

const data = readData()
const ids = (records: readonly { id: string }[]) => new Set(records.map(({ id }) => id))
const sources = ids(data.source)
const companies = ids(data.company)
const chips = ids(data.chip)
const orders = ids(data.order)
const assumptions = new Map(data.assumption.map((assumption) => [assumption.id, assumption]))
const reports = data.order.flatMap((order) => order.reports)
const claims = [...reports, ...data.statement, ...data.note, ...data.designation]
const claimIds = ids(claims)
const missing = (wanted: readonly (string | null)[], known: { has(id: string): boolean }) =>
  wanted.filter((id) => id !== null && !known.has(id))

const lines: { id: string; firms: string[]; line: LineTemplate }[] = [...data.order, ...data.flow].flatMap(
  ({ id, counting }) => (counting ? [{ id, firms: counting.firms, line: counting.line }] : []),
)

function termsOf(line: LineTemplate) {
  const values: (TemplateValue | undefined)[] = [
    line.units,
    line.unitsPerMonth,
    line.growthPerYear,
    line.delayMonths,
    line.realisedShare,
    line.termMonths,
  ]
  return values.flatMap((value) =>
    value === undefined ? [] : typeof value === "object" && "product" in value ? value.product : [value],
  )
}

test("every claim names a source and firms that are on file", () => {
  expect(missing(claims.map(({ sourceId }) => sourceId), sources)).toEqual([])
  expect(missing(claims.flatMap((claim) => claim.companies), companies)).toEqual([])
})

test("a firm's, a chip's and an assumption's sources are on file, and so are the claims a firm rests on", () => {
  expect(missing([...data.company, ...data.assumption, ...data.chip].flatMap((r) => r.sourceIds), sources)).toEqual([])
  expect(missing(data.company.flatMap(({ compute }) => compute.claimIds), claimIds)).toEqual([])
  const specs = data.chip.flatMap(({ denseTops, ...chip }) => [...Object.values(denseTops), ...Object.values(chip)])
  const named = specs.flatMap((spec) =>
    spec !== null && typeof spec === "object" && "sourceId" in spec ? [spec.sourceId] : [],
  )
  expect(named.length).toBeGreaterThan(400)
  expect(missing(named, sources)).toEqual([])
})

test("every source is used by a claim, a firm, a chip, an assumption or the law", () => {
  const law = [...data.control, ...data.proposal, ...data.listing]
  const used = new Set([
    ...claims.map(({ sourceId }) => sourceId),
    ...[...data.company, ...data.assumption, ...data.chip, ...law].flatMap(({ sourceIds }) => sourceIds),
    ...data.control.flatMap(({ examples }) =>
      examples.flatMap(({ confirmations }) => confirmations.map(({ sourceId }) => sourceId)),
    ),
  ])
  expect([...sources].filter((id) => !used.has(id))).toEqual([])
})

test("an order's buyers, chips, split, control and cross-checks are on file", () => {
  expect(missing(data.order.flatMap(({ buyers }) => buyers), companies)).toEqual([])
  expect(missing(data.order.flatMap((order) => order.chips), chips)).toEqual([])
  expect(missing(data.order.map(({ nestedIn }) => nestedIn), orders)).toEqual([])
  const checks = data.order.flatMap(({ crossChecks }) => crossChecks)
  expect(missing(checks.map(({ claimId }) => claimId), claimIds)).toEqual([])
  expect(missing(checks.map(({ orderId }) => orderId), orders)).toEqual([])
  const named = [
    ...checks.map(({ assumption }) => assumption),
    ...data.order.map(({ control }) => control?.assumption ?? null),
    ...data.order.map(({ split }) => (split?.basis === "dirichlet" ? split.assumption : null)),
  ]
  expect(missing(named, assumptions)).toEqual([])
})

test("a repeated report repeats a report of the same order", () => {
  const stray = data.order.flatMap((order) => missing(order.reports.map(({ reprintOf }) => reprintOf), ids(order.reports)))
  expect(stray).toEqual([])
})

test("a counted order rests on its own reports and counts for its own buyers", () => {
  const counted = data.order.filter(({ counting }) => counting !== null)
  expect(counted).toHaveLength(29)
  for (const order of counted) {
    expect(missing(order.counting?.restsOn ?? [], ids(order.reports)), order.id).toEqual([])
    expect(missing(order.counting?.firms ?? [], new Set(order.buyers)), order.id).toEqual([])
    expect(order.deliveryWindow?.start, order.id).toMatch(/^\d{4}-\d{2}$/)
    expect(order.deliveryWindow?.end, order.id).toMatch(/^\d{4}-\d{2}$/)
  }
})

test("every supply line names a chip, firms and assumptions on file, with a share for each firm it is split among", () => {
  for (const { id, firms, line } of lines) {
    expect(chips.has(line.chip), id).toBe(true)
    expect(missing(firms, companies), id).toEqual([])
    for (const term of termsOf(line)) {
      if (typeof term !== "object" || !("var" in term)) continue
      for (const firm of firms) {
        const assumption = assumptions.get(term.var.replaceAll("{firm}", firm))
        expect(assumption, `${id} for ${firm}: ${term.var}`).toBeDefined()
        if (term.component === undefined) continue
        const weights = assumption?.distribution.dist === "dirichlet" ? assumption.distribution.weights : {}
        expect(Object.keys(weights), id).toContain(term.component.replaceAll("{firm}", firm))
      }
    }
  }
})

test("flows and choices name firms and orders on file, conflicts name claims on file", () => {
  expect(missing(data.choice.map(({ firm }) => firm), companies)).toEqual([])
  expect(missing(data.choice.flatMap((choice) => [...choice.orders, ...choice.keptAsCrossCheck]), orders)).toEqual([])
  expect(missing(data.conflict.flatMap((conflict) => conflict.claimIds), claimIds)).toEqual([])
})

test("assumptions hold for firms and chips on file, and Chinese variants have a part they derive from", () => {
  expect(missing(data.assumption.flatMap(({ scope }) => scope.firms ?? []), companies)).toEqual([])
  expect(missing(data.assumption.flatMap(({ scope }) => scope.chips ?? []), chips)).toEqual([])
  expect(missing(data.chip.map(({ chinaVariantOf }) => chinaVariantOf), chips)).toEqual([])
})

test("an assumption without a source says that it is a judgement", () => {
  const wrong = data.assumption.filter((a) => (a.sourceIds.length === 0) !== (a.verification === "judgement"))
  expect(wrong.map(({ id }) => id)).toEqual([])
})
