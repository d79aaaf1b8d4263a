import { max, ticks as niceTicks } from "d3-array"
import type { Band, StockSeries } from "../contracts/estimate"
import type { OrderView } from "../contracts/order"
import type { Month } from "../domain/month"
import { countWords, estimatedCountWords, longMonthWords, monthWords, toSignificant } from "../format"
import { chipColor, type ChipColor } from "./chip-colors"
import type { ChartTable } from "./chart-table"
import { calendarMonth, monthAxis, type MonthAxis } from "./month-axis"
import { ruleLines, type RuleLine } from "./rule-lines"

/** Parts told apart at once; the rest are one area, "other parts". */
export const maxParts = 8

export type StockPart = { chip: string; name: string; color: ChipColor; mean: number[] }

export type StockModel = {
  kind: "stock"
  title: string
  subtitle: string
  words: string[]
  summary: string
  axis: MonthAxis
  /** Month of the first value of every array. */
  from: number
  /** What a value of 1 on the y axis is in chips: 1, 1,000 or 1,000,000. */
  unit: { chips: number; name: string }
  y: { domain: [number, number]; ticks: { value: number; label: string }[] }
  /** Bottom to top, in display units. */
  parts: StockPart[]
  total: Pick<Band, "p5" | "p50" | "p95">
  /** Measures that hit an order, as thin lines. */
  rules: RuleLine[]
}

/** "A800 80GB SXM4" → "A800", as people say it; a name that says more in its first words keeps them. */
export function shortChipName(name: string): string {
  return name
    .replace(/\s*\(.*\)$/, "")
    .replace(/\s+\d+GB\b.*$/, "")
    .replace(/^(GeForce|Instinct|Xiyun)\s+/, "")
}

function displayUnit(top: number): StockModel["unit"] {
  if (top >= 4e6) return { chips: 1e6, name: "million chips" }
  return top >= 10_000 ? { chips: 1000, name: "thousand chips" } : { chips: 1, name: "chips" }
}

/** Adds up parts of the same name, then folds the smallest into "other parts". */
function toldApart(parts: StockPart[]): StockPart[] {
  const byName = new Map<string, StockPart>()
  for (const part of parts) {
    const same = byName.get(part.name)
    const mean = same ? part.mean.map((value, index) => value + same.mean[index]!) : part.mean
    byName.set(part.name, { ...part, chip: same?.chip ?? part.chip, mean })
  }
  const bySize = [...byName.values()]
    .filter(({ mean }) => (max(mean) ?? 0) >= 1)
    .sort((a, b) => (max(b.mean) ?? 0) - (max(a.mean) ?? 0))
  const shown = bySize.slice(0, bySize.length > maxParts ? maxParts - 1 : maxParts)
  const rest = bySize.slice(shown.length)
  const ordered = shown.sort(
    (a, b) => chipColor(a.chip).order - chipColor(b.chip).order || (a.name < b.name ? -1 : 1),
  )
  if (rest.length === 0) return ordered
  const others = rest[0]!.mean.map((_, index) => rest.reduce((sum, { mean }) => sum + mean[index]!, 0))
  return [...ordered, { chip: "other", name: "other parts", color: "other", mean: others }]
}

/**
 * Chips at work over time, part upon part (means over the draws, which add up), with the total's nine-in-ten
 * band. The months before the first hundredth of the peak are left off. Null without a chip.
 *
 * @param orders the firm's orders, for the measures that hit them
 * @param toMonth last month on the axis, at most the last of the series
 */
export function stockModel(
  series: StockSeries,
  {
    asOf,
    toMonth,
    whose,
    orders = [],
  }: { asOf: Month; toMonth: number; whose: string; orders?: readonly Pick<OrderView, "control">[] },
): StockModel | null {
  const peak = max(series.total.p95) ?? 0
  if (peak < 1) return null
  const firstSeen = series.total.p95.findIndex((value) => value >= peak / 100)
  const from = series.fromMonth + Math.max(0, firstSeen - 2)
  const slice = (values: number[]) => values.slice(from - series.fromMonth, toMonth - series.fromMonth + 1)

  const unit = displayUnit(peak)
  const inUnit = (values: number[]) => values.map((value) => toSignificant(value / unit.chips, 3))
  const parts = toldApart(
    series.chips.map(({ chip, name, mean }) => ({
      chip,
      name: shortChipName(name),
      color: chipColor(chip).color,
      mean: slice(mean),
    })),
  ).map((part) => ({ ...part, mean: inUnit(part.mean) }))
  const total = {
    p5: inUnit(slice(series.total.p5)),
    p50: inUnit(slice(series.total.p50)),
    p95: inUnit(slice(series.total.p95)),
  }
  const top = max(total.p95) ?? 0
  const axis = monthAxis(asOf, from, from + total.p50.length - 1)
  const rules = ruleLines(orders, axis)
  const model: StockModel = {
    kind: "stock",
    title: "",
    subtitle: `Chips at work in ${whose}, by part, ${unit.name}`,
    words: [
      "Areas are means over the draws, which add up. The dashed lines hold the total in nine draws of ten.",
      ...(rules.length > 0
        ? [`Dotted lines are measures that hit an order: ${rules.map(({ words }) => words).join("; ")}.`]
        : []),
    ],
    summary: "",
    axis,
    from,
    unit,
    y: {
      // Room for the rules' labels over the tallest band.
      domain: [0, top * (rules.length > 0 ? 1.15 : 1.06)],
      ticks: niceTicks(0, top, 4).map((value) => ({ value, label: value.toLocaleString("en-US") })),
    },
    parts,
    total,
    rules,
  }
  const now = Math.min(total.p50.length - 1, Math.max(0, -from))
  const title = titleAt(model, now)
  return { ...model, title, summary: `${title}. ${stockSentence(model, now)}` }
}

function titleAt({ parts, total, unit, axis, from }: StockModel, index: number): string {
  const count = estimatedCountWords(total.p50[index]! * unit.chips)
  const sum = parts.reduce((all, { mean }) => all + mean[index]!, 0)
  const largest = [...parts].sort((a, b) => b.mean[index]! - a.mean[index]!)[0]
  const share = largest && sum > 0 ? largest.mean[index]! / sum : 0
  const mostly = largest && share >= 0.5 && parts.length > 1 ? `, most of them ${largest.name}` : ""
  const words = `${count} chips at work in ${monthWords(calendarMonth(axis, from + index))}${mostly}`
  return words[0]!.toUpperCase() + words.slice(1)
}

/** One month in one sentence: the total with its interval, then each part. */
export function stockSentence({ parts, total, unit, axis, from }: StockModel, index: number): string {
  const month = longMonthWords(calendarMonth(axis, from + index))
  const bare = (value: number) => countWords(toSignificant(Math.round(value * unit.chips), 2))
  const span = `${bare(total.p5[index]!)} to ${bare(total.p95[index]!)}`
  const shown = [...parts]
    .filter(({ mean }) => mean[index]! * unit.chips >= 1)
    .sort((a, b) => b.mean[index]! - a.mean[index]!)
    .map(({ name, mean }) => `${name} ${bare(mean[index]!)}`)
  const by = shown.length > 0 ? `; on average ${shown.join(", ")}` : ""
  return `${month}: ${estimatedCountWords(total.p50[index]! * unit.chips)} chips at work (${span})${by}.`
}

/** The stock as a table, a row a month. */
export function stockTable(model: StockModel): ChartTable {
  const { parts, total, unit, axis, from } = model
  const chips = (value: number) => countWords(toSignificant(Math.round(value * unit.chips), 2))
  return {
    caption: "Chips at work: the total’s median and nine in ten, and the mean of each part",
    columns: [
      { label: "Month", isNumeric: false },
      { label: "Total, median", isNumeric: true },
      { label: "Total, nine in ten", isNumeric: true },
      ...parts.map(({ name }) => ({ label: name, isNumeric: true })),
    ],
    rows: total.p50.map((median, index) => [
      monthWords(calendarMonth(axis, from + index)),
      chips(median),
      `${chips(total.p5[index]!)} to ${chips(total.p95[index]!)}`,
      ...parts.map(({ mean }) => chips(mean[index]!)),
    ]),
  }
}
