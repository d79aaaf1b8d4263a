import type { Records } from "@/lib/domain/record"
import { isOfLawAlone } from "@/lib/domain/scenario"
import { specVersion as version, type ChartSpec } from "@/lib/charts/spec"
import type { NumberKey } from "@/lib/number-key"
import { defaultBoardView, routes } from "@/lib/routes"
import { getKeptChart } from "@/lib/server/charts/kept-chart"
import { listAssumptions } from "@/lib/server/queries/assumptions"
import { getBoard } from "@/lib/server/queries/board"
import { getChange, getChanges, workOutAllMoves } from "@/lib/server/queries/changes"
import { getChip, listChipNames, listChips } from "@/lib/server/queries/chips"
import { getClassifySetting } from "@/lib/server/queries/classify-setting"
import { getCompanyProfile, listCompanies, listCompanyNames } from "@/lib/server/queries/companies"
import { listComparable } from "@/lib/server/queries/compare"
import { getControlText, listControlNames } from "@/lib/server/queries/control-rule"
import { getControlsToday, getEveryDay } from "@/lib/server/queries/controls"
import {
  getAllContradictions,
  getFirmContradictions,
  getOrderContradictions,
} from "@/lib/server/queries/contradictions"
import { getDataSet } from "@/lib/server/queries/data-set"
import { getDrivers } from "@/lib/server/queries/drivers"
import { getExposure } from "@/lib/server/queries/exposure"
import { getFirmScenarios } from "@/lib/server/queries/firm-scenarios"
import { getKeptNumber } from "@/lib/server/queries/kept-number"
import { getMovedSetting } from "@/lib/server/queries/moved"
import { getFirstOrders } from "@/lib/server/queries/first-orders"
import { getLab } from "@/lib/server/queries/lab"
import { getOrder, listOrderNames } from "@/lib/server/queries/orders"
import { getReplay } from "@/lib/server/queries/replay"
import { getSource, listSources } from "@/lib/server/queries/sources"
import { listStatements } from "@/lib/server/queries/statements"
import { getTrackRecord } from "@/lib/server/queries/track-record"

/** Charts of everything would take minutes: those of one firm with an estimate, and of what it buys, stand for them. */
const withCharts = ["baidu"]

/** Numbers of every kind: of every record where they cost little, of one firm where they cost more. */
function someNumbers(records: Records): NumberKey[] {
  const firm = "baidu"
  const own = { workload: "training", set: "own" } as const
  const of = <Kind extends "order" | "statement" | "note" | "designation" | "chip" | "company">(
    kind: Kind,
    make: (id: string) => NumberKey[],
  ) => records[kind].flatMap(({ id }) => make(id))
  return [
    ...of("order", (order) =>
      (["quantity", "cost", "price", "ordered", "delivery"] as const).map(
        (measure) => ({ of: "order", order, measure }) as const,
      ),
    ),
    ...records.order.flatMap(({ reports }) => reports.map(({ id }) => ({ of: "claim", claim: id }) as const)),
    ...of("statement", (claim) => [{ of: "claim", claim }]),
    ...of("note", (claim) => [{ of: "claim", claim }]),
    ...of("designation", (claim) => [{ of: "claim", claim }]),
    ...of("chip", (chip) => [
      { of: "spec", chip, spec: "density" },
      { of: "spec", chip, spec: "price" },
    ]),
    ...of("company", (id) => [
      { of: "runway", firm: id, ...own },
      { of: "stock", firm: id, chip: null },
      { of: "count", kind: "source", firm: id },
      { of: "count", kind: "conflict", firm: id },
    ]),
    { of: "exposure", firm, measure: "training" },
    { of: "exposure", firm, measure: "replacement.training" },
    ...records.assumption.slice(0, 5).map(({ id }) => ({ of: "assumption", assumption: id }) as const),
    { of: "driver", firm, ...own, input: "runsPerYear" },
    { of: "outlast", firm, other: "alibaba", ...own },
    ...records.scenario
      .slice(0, 1)
      .map(({ id }) => ({ of: "scenario", firm, ...own, scenario: id }) as const),
    { of: "count", kind: "report", firm: null },
  ]
}

/** The public pages over some records by address, each as the queries that its page calls. */
export function everyPage(records: Records): Map<string, () => Promise<unknown[]>> {
  const pages = new Map<string, () => Promise<unknown[]>>()
  const add = (address: string, ...queries: (() => Promise<unknown>)[]) =>
    pages.set(address, async () => {
      const answers: unknown[] = []
      for (const query of queries) answers.push(await query())
      return answers
    })

  const chart = (spec: ChartSpec) => () => getKeptChart(spec)
  const addChart = (spec: ChartSpec) => add(routes.chart(spec), chart(spec))
  const board = { version, chart: "runway-board" } as const

  add("/", () => getBoard(defaultBoardView), chart({ ...board, ...defaultBoardView }))
  add("/board/all/stock/hyperscaler", () => getBoard({ set: "all", sort: "stock", kind: "hyperscaler" }))
  add("/companies", listCompanies)
  add("/chips", listChips)
  add("/orders", getFirstOrders)
  add("/sources", listSources)
  add("/assumptions", listAssumptions)
  add("/methodology", listAssumptions, getTrackRecord)
  add("/track-record", getTrackRecord)
  add("/contradictions", getAllContradictions)
  add("/statements", listStatements)
  add("/changes", workOutAllMoves, () => getChanges())
  add("/changes/1", () => getChange(1))
  add("/compare", listCompanies)
  // A comparison is made for each reader; the choice that it offers is kept.
  add("/compare/of", listComparable)
  add("/data", getDataSet)
  // The search page is a field, whatever is on record.
  add("/search")
  add("/controls", getControlsToday, chart({ version, chart: "law" }))
  add("/controls/on/every-day", getEveryDay)
  add("/controls/classify", getClassifySetting)
  add("/sitemap.xml", listCompanyNames, listChipNames, listControlNames, listOrderNames, listSources)
  for (const { id, buyers } of records.order) {
    const pictures = buyers.includes("baidu")
      ? [chart({ version, chart: "reports", order: id, measure: "cost" })]
      : []
    add(
      `/orders/${id}`,
      () => getOrder(id),
      () => getOrderContradictions(id),
      ...pictures,
    )
  }
  for (const { id, isPseudo } of records.company) {
    const exposure = isPseudo ? [] : [() => getExposure(id)]
    const isPictured = withCharts.includes(id)
    const pictures = (["training", "inference"] as const).map((workload) =>
      chart({ version, chart: "runway", firm: id, workload, set: "own" }),
    )
    // What drives an estimate takes seconds a firm; the open questions of all firms fall at every save.
    const pictured = isPictured ? [...pictures, () => getDrivers(id)] : []
    const disputed = () => getFirmContradictions(id)
    add(`/companies/${id}`, () => getCompanyProfile(id), disputed, ...exposure, ...pictured)
    add(`/companies/${id}/moved`, () => getMovedSetting(id))
    if (!isPictured) continue
    // What is worked out beside would come between two readings.
    add(routes.changes(id), workOutAllMoves, () => getChanges(id))
    add(routes.scenariosOf(id), () => getFirmScenarios(id))
    if (!isPseudo) add(routes.lab(id), () => getLab(id, null))
    for (const name of ["stock", "deliveries", "exposure", "orders-table"] as const) {
      addChart({ version, chart: name, firm: id })
    }
    addChart({ version, chart: "drivers", firm: id, workload: "training", set: "own" })
  }
  const bought = new Set(
    records.order.flatMap(({ buyers, chips }) => (buyers.includes("baidu") ? chips.slice(0, 1) : [])),
  )
  for (const { id } of records.chip) {
    const pictures = bought.has(id) ? [chart({ version, chart: "chip-status", chip: id })] : []
    add(`/chips/${id}`, () => getChip(id), ...pictures)
    if (bought.has(id)) addChart({ version, chart: "chip-prices", chip: id })
  }
  for (const key of someNumbers(records)) add(routes.number(key), () => getKeptNumber(key))
  for (const { id } of records.source) add(`/sources/${id}`, () => getSource(id))
  for (const { id } of [...records.control, ...records.proposal]) {
    add(`/controls/${id}`, () => getControlText(id))
  }
  for (const { id, law: changes } of records.scenario.filter(isOfLawAlone).slice(0, 1)) {
    const { asOf } = records.dataset[0]!
    add(`/controls/replay/${id}`, () => getReplay({ changes, asOf }))
    addChart({ version, chart: "replay", changes, asOf, set: "all" })
  }
  for (const name of ["firms-table", "chips-table", "assumptions-table", "sources-table"] as const) {
    addChart({ version, chart: name })
  }
  addChart({ version, chart: "controls-table", day: "2023-11-17" })
  // An address without a record is answered, and kept, with the names that are near.
  add("/orders/nothing-here", () => getOrder("nothing-here"), listOrderNames)
  add("/companies/nothing-here", () => getCompanyProfile("nothing-here"), listCompanyNames)
  add("/chips/nothing-here", () => getChip("nothing-here"), listChipNames)
  add("/sources/nothing-here", () => getSource("nothing-here"), listSources)
  return pages
}
