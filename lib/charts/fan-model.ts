import { ticks as niceTicks } from "d3-array"
import type { BoardView } from "../contracts/board"
import type { Band, WorkloadEstimate } from "../contracts/estimate"
import type { Workload } from "../domain/company"
import { addMonths, type Month } from "../domain/month"
import {
  countWords,
  longMonthWords,
  monthWords,
  powerOfTen,
  shareWords,
  toSignificant,
  twoDigits,
} from "../format"
import { medianWords, stockSubject } from "../runway-words"
import type { ChartTable } from "./chart-table"
import { calendarMonth, monthAxis, type MonthAxis } from "./month-axis"

/** Tallest log axis: what lies five decades under the top is drawn on the floor. */
const decades = 5

/** A band in display units, three significant digits, one value a month. */
export type FanBand = Band

export type FanModel = {
  kind: "fan"
  workload: Workload
  set: BoardView["set"]
  isStrained: boolean
  title: string
  subtitle: string
  /** What the bands and the crossing mean; never left out under a drawing. */
  words: string[]
  summary: string
  axis: MonthAxis
  /** "10²⁴ FLOP a month" with its exponent, or "trillion tokens a day" without. */
  unit: { name: string; exponent: number | null }
  y: { domain: [number, number]; ticks: { value: number; label: string }[] }
  need: FanBand
  have: FanBand
  /** First month in which the median need exceeds the median supply. Not the median runway. */
  crossing: { at: number; value: number; words: string } | null
}

/** A band in the unit of a model that shows it beside its own. */
export function bandInUnit(band: Band, { name, exponent }: FanModel["unit"]): FanBand {
  const bigWord = bigWords.find(([, word]) => name.startsWith(word))
  return scaled(band, exponent === null ? (bigWord?.[0] ?? 1e6) : 10 ** exponent)
}

const bigWords = [
  [1e12, "trillion"],
  [1e9, "billion"],
  [1e6, "million"],
] as const

function scaled(band: Band, scale: number): FanBand {
  const values = (of: number[]) => of.map((value) => toSignificant(value / scale, 3))
  return {
    p5: values(band.p5),
    p25: values(band.p25),
    p50: values(band.p50),
    p75: values(band.p75),
    p95: values(band.p95),
  }
}

/** The power of ten, or the big word, that leaves today's medians with few digits. */
function displayUnit(workload: Workload, need: Band, have: Band): FanModel["unit"] & { scale: number } {
  const [needed = 1, had = 1] = [need.p50[0], have.p50[0]]
  const middle = Math.sqrt(Math.max(needed, 1) * Math.max(had, 1))
  if (workload === "training") {
    const exponent = Math.floor(Math.log10(middle))
    return { scale: 10 ** exponent, exponent, name: flopUnit(exponent) }
  }
  const [scale, word] = bigWords.find(([of]) => middle >= of / 10) ?? bigWords[2]
  return { scale, exponent: null, name: `${word} tokens a day` }
}

function flopUnit(exponent: number): string {
  return `${powerOfTen(exponent)} FLOP a month`
}

/** An axis that holds all bands. */
export function logAxis(...bands: FanBand[]): FanModel["y"] {
  const top = Math.max(...bands.flatMap(({ p95 }) => p95))
  const positive = bands.flatMap(({ p5 }) => p5).filter((value) => value > 0)
  const bottom = Math.max(Math.min(...positive, top), top / 10 ** decades)
  const domain: [number, number] = [toSignificant(bottom / 1.3, 3), toSignificant(top * 1.3, 3)]
  const powers: number[] = []
  for (let e = Math.ceil(Math.log10(domain[0])); 10 ** e <= domain[1]; e++) powers.push(Number(`1e${e}`))
  const values = powers.length >= 2 ? powers : niceTicks(domain[0], domain[1], 4).filter((value) => value > 0)
  return { domain, ticks: values.map((value) => ({ value, label: tickLabel(value) })) }
}

function tickLabel(value: number): string {
  return value >= 1e6 ? countWords(value).replace(" million", "m") : value.toLocaleString("en-US")
}

function medianCrossing(need: FanBand, have: FanBand, asOf: Month): FanModel["crossing"] {
  const at = need.p50.findIndex((needed, month) => needed > have.p50[month]!)
  if (at < 0) return null
  const when = at === 0 ? `already in ${monthWords(asOf)}` : `in ${monthWords(addMonths(asOf, at))}`
  return { at, value: need.p50[at]!, words: when }
}

function titleOf(
  workload: Workload,
  set: BoardView["set"],
  summary: WorkloadEstimate["stock"],
  asOf: Month,
  horizon: Month,
  owner: string | null,
): string {
  const work = workload === "training" ? "Training" : "Inference"
  const unnamed = set === "own" ? "the firm’s own chips" : "every expected supply"
  const supply = owner === null ? unnamed : stockSubject(owner, set)
  if (!summary) return `${work} against ${supply}`
  const median = summary.quantiles.p50
  if (median === null) {
    const odds = shareWords(summary.censoredShare)
    return `${work} stays within ${supply} until ${monthWords(horizon)} in ${odds} of draws`
  }
  if (median === 0) return `${work} has outgrown ${supply} already`
  return `${work} outgrows ${supply} around ${monthWords(addMonths(asOf, median))}`
}

/**
 * Required against available compute, month by month on a log scale. Null without a fan.
 *
 * @param set whether `have` is the firm's own stock or every expected supply
 * @param horizonMonths months on the axis; the fan's arrays hold one value more
 * @param owner the firm's name, for a chart that stands away from the firm's page
 */
export function fanModel(
  estimate: WorkloadEstimate,
  {
    workload,
    set,
    asOf,
    horizonMonths,
    owner = null,
  }: {
    workload: Workload
    set: BoardView["set"]
    asOf: Month
    horizonMonths: number
    owner?: string | null
  },
): FanModel | null {
  if (!estimate.fan) return null
  const supplied = set === "own" ? estimate.fan.availableStock : estimate.fan.availableAll
  const unit = displayUnit(workload, estimate.fan.required, supplied)
  const need = scaled(estimate.fan.required, unit.scale)
  const have = scaled(supplied, unit.scale)
  const summary = set === "own" ? estimate.stock : estimate.all
  const crossing = medianCrossing(need, have, asOf)
  const isStrained = estimate.grade === "strained"
  const horizon = addMonths(asOf, horizonMonths)

  const words = ["Lines are medians; dark bands hold half of the draws, light bands nine in ten."]
  const crossed = crossing
    ? `The medians cross ${crossing.words}`
    : `The medians do not cross before ${monthWords(horizon)}`
  if (summary) {
    const median = medianWords(summary.quantiles.p50, horizonMonths)
    words.push(`${crossed}; the median runway (${median}) is counted draw by draw and need not agree.`)
  } else words.push(`${crossed}.`)
  if (isStrained) words.push("For orientation only: the inputs contradict each other.")

  const title = titleOf(workload, set, summary, asOf, horizon, owner)
  const whose = set === "own" ? "own chips" : "own chips and expected supplies"
  const model: FanModel = {
    kind: "fan",
    workload,
    set,
    isStrained,
    title,
    subtitle: `Needed for ${workload} and available from ${whose}, ${unit.name}, log scale`,
    words,
    summary: "",
    axis: monthAxis(asOf, 0, horizonMonths),
    unit: { name: unit.name, exponent: unit.exponent },
    y: logAxis(need, have),
    need,
    have,
    crossing,
  }
  const ends = [fanSentence(model, 0), fanSentence(model, horizonMonths)]
  return { ...model, summary: `${title}. ${ends.join(" ")}` }
}

function interval(band: FanBand, index: number, divisor = 1): string {
  return `${twoDigits(band.p5[index]! / divisor)} to ${twoDigits(band.p95[index]! / divisor)}`
}

/**
 * One month in one sentence, nine in ten in brackets: "March 2027: training needs 4.1 × 10²⁴ FLOP a month
 * (2.0 to 8.3), has 3.2 (1.9 to 5.0)." All of a month's figures share its power of ten.
 */
export function fanSentence({ need, have, unit, workload, axis }: FanModel, index: number): string {
  const needed = need.p50[index]!
  const shift = unit.exponent === null || needed <= 0 ? 0 : Math.floor(Math.log10(needed))
  const divisor = 10 ** shift
  const name = unit.exponent === null ? unit.name : `× ${flopUnit(unit.exponent + shift)}`
  const needs = `needs ${twoDigits(needed / divisor)} ${name} (${interval(need, index, divisor)})`
  const has = `has ${twoDigits(have.p50[index]! / divisor)} (${interval(have, index, divisor)})`
  return `${longMonthWords(calendarMonth(axis, index))}: ${workload} ${needs}, ${has}.`
}

/** The fan as a table, a row a month. */
export function fanTable(model: FanModel): ChartTable {
  const columns = ["Needed, median", "Needed, nine in ten", "Available, median", "Available, nine in ten"]
  return {
    caption: `${model.subtitle.replace(", log scale", "")}`,
    columns: [{ label: "Month", isNumeric: false }, ...columns.map((label) => ({ label, isNumeric: true }))],
    rows: model.need.p50.map((_, index) => [
      monthWords(calendarMonth(model.axis, index)),
      twoDigits(model.need.p50[index]!),
      interval(model.need, index),
      twoDigits(model.have.p50[index]!),
      interval(model.have, index),
    ]),
  }
}
