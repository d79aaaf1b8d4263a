import { ticks as niceTicks } from "d3-array"
import type { ReportView, SourceRef } from "../contracts/claim"
import type { OrderView } from "../contracts/order"
import { looseDateWords } from "../chip-words"
import type { Chip } from "../domain/chip"
import type { Dated } from "../domain/dated"
import { datedWords, sumWords, unitPriceWords } from "../format"
import { hasWeight } from "../report-weight"
import { routes } from "../routes"
import type { ChartTable } from "./chart-table"
import type { ClaimRow } from "./claims-model"

/** A price that a report's sum and count imply, as a mark of the claims chart, with when it was and for which order. */
export type PriceRow = ClaimRow & { on: string; when: string; order: string }

/** What a part was said to cost over the years: reports against the price on record. */
export type PriceModel = {
  title: string
  subtitle: string
  words: string[]
  summary: string
  ticks: { at: number; label: string; onNarrow: boolean }[]
  /** The price on record, 0–1 on the axis; null where there is none. */
  band: { from: number; to: number; at: number | null; span: string; words: string } | null
  rows: PriceRow[]
}

type Priced = { report: ReportView; order: OrderView; usd: number }

/** Beyond this ratio of the dearest to the cheapest a linear axis from zero hides the cheap ones. */
const linearRatio = 30

/**
 * Unit prices that reports of a part's orders imply, oldest first, on one axis with the price on record.
 * An order of several parts prices none of them and is counted in the words. Null without such a report.
 */
export function priceModel(
  chip: Pick<Chip, "name" | "priceUsd">,
  orders: readonly OrderView[],
): PriceModel | null {
  const priced = orders.flatMap((order) =>
    order.reports.flatMap((report) => {
      const usd = report.impliedUnitPriceUsd
      return usd === null ? [] : [{ report, order, usd }]
    }),
  )
  const told = priced.filter(({ order }) => order.chips.length === 1)
  if (told.length === 0) return null
  const record = boundsOf(chip.priceUsd)
  const at = scaleOf([...told.map(({ usd }) => usd), ...record])
  const heaviest = Math.max(...told.map(({ report }) => report.weight))
  const rows = told
    .map((one) => priceRow(one, at, heaviest))
    .sort((a, b) => a.on.localeCompare(b.on) || a.publisher.localeCompare(b.publisher, "en"))
  const mixed = priced.length - told.length
  const title = titleOf(chip, told)
  const band = bandOf(chip.priceUsd, at)
  return {
    title,
    subtitle: `US dollars a card, cost divided by number, report by report${at.isLog ? ", log scale" : ""}`,
    words: [
      ...(band
        ? [`The band is the price on record, ${band.words}.`]
        : ["There is no price on record to compare with."]),
      "The larger the dot, the more weight the report has in the estimate; hollow has none.",
      ...(mixed > 0
        ? [`${mixed === 1 ? "One report" : `${mixed} reports`} of several chips together left out.`]
        : []),
    ],
    summary: `${title}. ${rows.map(({ sentence }) => sentence).join(" ")}`,
    ticks: at.ticks.map((value) => ({
      at: at(value),
      label: value === 0 ? "$0" : sumWords(value),
      onNarrow: true,
    })),
    band,
    rows,
  }
}

function titleOf({ name, priceUsd }: Pick<Chip, "name" | "priceUsd">, told: readonly Priced[]): string {
  const all = told.map(({ usd }) => usd)
  const [least, most] = [sumWords(Math.min(...all), "USD", 2), sumWords(Math.max(...all), "USD", 2)]
  const implied = `${told.length === 1 ? "one report implies" : `${told.length} reports imply`} ${least === most ? least : `${least} to ${most}`} a card`
  const record = priceUsd && spanWords(priceUsd)
  return record ? `${name}: ${implied}, against ${record} on record` : `${name}: ${implied}`
}

/** "$12,000 to $16,000", "$30,000"; null without a figure. */
function spanWords(price: NonNullable<Chip["priceUsd"]>): string | null {
  const bounds = boundsOf(price)
  if (bounds.length === 0) return null
  const [low, high] = [sumWords(Math.min(...bounds)), sumWords(Math.max(...bounds))]
  return low === high ? low : `${low} to ${high}`
}

function boundsOf(price: Chip["priceUsd"]): number[] {
  return price ? [price.low, price.central, price.high].filter((value) => value !== null) : []
}

function bandOf(price: Chip["priceUsd"], at: (usd: number) => number): PriceModel["band"] {
  const bounds = boundsOf(price)
  const span = price && spanWords(price)
  if (!price || span === null) return null
  const middle = price.central === null ? "" : `, with ${sumWords(price.central)} in the middle`
  return {
    from: at(Math.min(...bounds)),
    to: at(Math.max(...bounds)),
    at: price.central === null ? null : at(price.central),
    span,
    words: `${span}${bounds.length > 1 ? middle : ""}`,
  }
}

type Scale = ((usd: number) => number) & { isLog: boolean; ticks: number[] }

function scaleOf(values: readonly number[]): Scale {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  if (low > 0 && high / low > linearRatio) {
    const [a, b] = [Math.log10(low / 2), Math.log10(high * 2)]
    const ticks: number[] = []
    for (let power = Math.ceil(a); power <= b; power += 1) ticks.push(Number(`1e${power}`))
    return Object.assign((usd: number) => (Math.log10(usd) - a) / (b - a), { isLog: true, ticks })
  }
  const top = high * 1.15
  return Object.assign((usd: number) => usd / top, { isLog: false, ticks: niceTicks(0, top, 4) })
}

function priceRow({ report, order, usd }: Priced, at: (usd: number) => number, heaviest: number): PriceRow {
  const { source } = report
  const date: Dated | null = report.orderedOn ?? report.eventOn ?? source.publishedOn
  const when = datedWords(date)
  const words = unitPriceWords(usd)
  const isUnverified = report.verification === "unverified"
  const weightWords =
    report.weight === 0
      ? `no weight: ${report.weightlessBecause ?? "left out"}`
      : hasWeight(report)
        ? `weight ${report.weight.toFixed(2)}`
        : "almost no weight"
  return {
    id: report.id,
    publisher: source.publisher,
    published: datedWords(source.publishedOn),
    href: routes.source(source.id),
    words,
    at: at(usd),
    from: at(usd),
    to: at(usd),
    opensLow: false,
    opensHigh: false,
    weight: hasWeight(report) ? report.weight / heaviest : 0,
    weightWords,
    isUnverified,
    sentence: `${when}: ${words} (${source.publisher}${isUnverified ? ", unverified" : ""}).`,
    on: date?.date ?? "9999",
    when,
    order: order.title,
  }
}

/** The same prices as a table, that on record first. */
export function priceTable(
  model: PriceModel,
  price: Chip["priceUsd"],
  source: Pick<SourceRef, "publisher"> | null,
): ChartTable {
  const record = price && spanWords(price)
  return {
    caption: model.title,
    columns: ["Date", "Price", "For", "Source", "Weight"].map((label) => ({ label, isNumeric: false })),
    rows: [
      ...(price && record
        ? [
            [
              price.date ? looseDateWords(price.date) : "date not given",
              record,
              "a card, on record",
              `${source?.publisher ?? "no source named"}${price.verification === "read" ? "" : " (unverified)"}`,
              "not a report",
            ],
          ]
        : []),
      ...model.rows.map(({ when, words, order, publisher, isUnverified, weightWords }) => [
        when,
        words,
        order,
        isUnverified ? `${publisher} (unverified)` : publisher,
        weightWords,
      ]),
    ],
  }
}
