import { ticks as niceTicks } from "d3-array"
import type { ReportView } from "../contracts/claim"
import { isEmptyRange, type Range } from "../domain/range"
import { countWords, datedWords, moneyWords, quantityWords, sumWords, unitPriceWords } from "../format"
import { hasWeight } from "../report-weight"
import { routes } from "../routes"
import { weightWords as weightReason } from "../weight-words"
import type { ChartTable } from "./chart-table"

export const claimMeasures = ["quantity", "cost", "price"] as const
export type ClaimMeasure = (typeof claimMeasures)[number]

export type ClaimRow = {
  id: string
  publisher: string
  published: string
  href: string
  words: string
  /** Position of the central value, 0–1 on the axis; null when only bounds are given. */
  at: number | null
  /** What the report allows, 0–1; an open side reaches the end of the axis. */
  from: number
  to: number
  opensLow: boolean
  opensHigh: boolean
  /** Relative to the weightiest report, 0–1. 0: shown, left out of estimates, drawn hollow. */
  weight: number
  weightWords: string
  isUnverified: boolean
  sentence: string
}

/** What the reports of one order say of one measure, on one small axis. */
export type ClaimsModel = {
  kind: "claims"
  measure: ClaimMeasure
  title: string
  subtitle: string
  words: string[]
  summary: string
  isLog: boolean
  ticks: { at: number; label: string; onNarrow: boolean }[]
  /** The lowest and the highest figure that a report names. */
  least: { value: number; words: string }
  most: { value: number; words: string }
  rows: ClaimRow[]
}

const questions: Record<ClaimMeasure, { asks: string; unit: string }> = {
  quantity: { asks: "How many chips", unit: "chips" },
  cost: { asks: "What they cost", unit: "US dollars" },
  price: { asks: "What a card cost", unit: "US dollars a card, cost divided by number" },
}

/** Largest ratio that a linear axis from zero still shows. */
const linearRatio = 30

function figureOf(report: ReportView, measure: ClaimMeasure): { range: Range; words: string } | null {
  switch (measure) {
    case "quantity":
      return report.unit !== "chips" || isEmptyRange(report.quantity)
        ? null
        : { range: report.quantity, words: quantityWords(report.quantity) }
    case "cost":
      // What a seller writes off, or what was at risk, is no cost of the order.
      return report.role === "cancellation" || !report.cost || isEmptyRange(report.cost.usd)
        ? null
        : { range: report.cost.usd, words: moneyWords(report.cost) }
    case "price": {
      const usd = report.impliedUnitPriceUsd
      return usd === null
        ? null
        : { range: { low: null, central: usd, high: null }, words: unitPriceWords(usd) }
    }
  }
}

function valueWords(value: number, measure: ClaimMeasure): string {
  return measure === "quantity" ? countWords(value) : sumWords(value)
}

/** Every bound a range names, in order. */
export function boundsOf({ low, central, high }: Range): number[] {
  return [low, central, high].filter((value) => value !== null)
}

/** A bound given twice ("more than 10,000" as low and central) opens the side that is not given. */
export function opensTo({ low, central, high }: Range): { low: boolean; high: boolean } {
  const standsAlone = central === null || central === low || central === high
  return {
    low: standsAlone && low === null && high !== null,
    high: standsAlone && high === null && low !== null,
  }
}

export function scaleOf(
  values: number[],
): Pick<ClaimsModel, "isLog" | "ticks"> & { at: (value: number) => number } {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const isLog = low > 0 && high / low > linearRatio
  if (!isLog) {
    const top = high * 1.15 || 1
    const at = (value: number) => value / top
    return {
      isLog,
      at,
      ticks: niceTicks(0, top, 4).map((v) => ({ at: at(v), label: String(v), onNarrow: true })),
    }
  }
  const [a, b] = [Math.log10(low / 2), Math.log10(high * 2)]
  const at = (value: number) => (Math.log10(Math.max(value, low / 2)) - a) / (b - a)
  const powers: number[] = []
  for (let e = Math.ceil(a); e <= b; e++) powers.push(Number(`1e${e}`))
  return { isLog, at, ticks: powers.map((v) => ({ at: at(v), label: String(v), onNarrow: true })) }
}

/** The reports of an order that give a figure for `measure`; null when none does. */
export function claimsModel(reports: readonly ReportView[], measure: ClaimMeasure): ClaimsModel | null {
  const told = reports.flatMap((report) => {
    const figure = figureOf(report, measure)
    return figure ? [{ report, ...figure }] : []
  })
  if (told.length === 0) return null
  const scale = scaleOf(told.flatMap(({ range }) => boundsOf(range)))
  const heaviest = Math.max(...told.map(({ report }) => report.weight))
  const rows = told
    .map(({ report, range, words }) => claimRow(report, range, words, scale.at, heaviest))
    .sort((a, b) => b.weight - a.weight)
  const { asks, unit } = questions[measure]
  const all = told.flatMap(({ range }) => boundsOf(range))
  const [least, most] = [Math.min(...all), Math.max(...all)]
  const spread =
    least === most
      ? `${told.length === 1 ? "one report says" : `${told.length} reports say`} ${valueWords(most, measure)}`
      : `${told.length === 1 ? "one report" : `${told.length} reports`}, ${valueWords(least, measure)} to ${valueWords(most, measure)}`
  const title = `${asks}: ${spread}`
  const words = [
    "A dot is the figure given, a line its range, an arrow a bound left open. The larger the dot, the more weight in the estimate; hollow has none.",
  ]
  return {
    kind: "claims",
    measure,
    title,
    subtitle: `${unit[0]!.toUpperCase()}${unit.slice(1)}${scale.isLog ? ", log scale" : ""}`,
    words,
    summary: `${title}. ${rows.map(({ sentence }) => sentence).join(" ")}`,
    isLog: scale.isLog,
    ticks: scale.ticks.map((tick, index) => ({
      ...tick,
      label: valueWords(Number(tick.label), measure),
      onNarrow: index % Math.ceil(scale.ticks.length / 4) === 0,
    })),
    least: { value: least, words: valueWords(least, measure) },
    most: { value: most, words: valueWords(most, measure) },
    rows,
  }
}

function claimRow(
  report: ReportView,
  range: Range,
  words: string,
  at: (value: number) => number,
  heaviest: number,
): ClaimRow {
  const bounds = boundsOf(range)
  const opens = opensTo(range)
  const weight = hasWeight(report) ? report.weight / heaviest : 0
  const weightWords =
    report.weight === 0
      ? lowerFirst(weightReason(report, null))
      : !hasWeight(report)
        ? "almost no weight"
        : `weight ${report.weight.toFixed(2)}`
  const published = datedWords(report.source.publishedOn)
  const isUnverified = report.verification === "unverified"
  const chain = isUnverified ? ", unverified" : ""
  return {
    id: report.id,
    publisher: report.source.publisher,
    published,
    href: routes.source(report.source.id),
    words,
    at: range.central === null || opens.low || opens.high ? null : at(range.central),
    from: opens.low ? 0 : at(Math.min(...bounds)),
    to: opens.high ? 1 : at(Math.max(...bounds)),
    opensLow: opens.low,
    opensHigh: opens.high,
    weight,
    weightWords,
    isUnverified,
    sentence: `${report.source.publisher} (${published}${chain}): ${words}, ${weightWords.replace(/\.$/, "")}.`,
  }
}

/** The reports as a table. */
export function claimsTable(model: ClaimsModel): ChartTable {
  return {
    caption: model.title,
    columns: ["Source", "Published", "Says", "Weight"].map((label) => ({ label, isNumeric: false })),
    rows: model.rows.map(({ publisher, published, words, weightWords, isUnverified }) => [
      publisher,
      published,
      isUnverified ? `${words} (unverified)` : words,
      weightWords,
    ]),
  }
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1)
}
