import type { Exposure, ExposureMonth, ExposureOrder } from "../contracts/exposure"
import type { Workload } from "../domain/company"
import { monthOf, monthsBetween } from "../domain/month"
import { dayWords, longMonthWords, monthWords, shareWords } from "../format"
import type { ChartTable } from "./chart-table"
import { axisMonth, calendarMonth, monthAxis, type MonthAxis } from "./month-axis"
import type { RuleLine } from "./rule-lines"

/** A share of one workload's throughput, 0–1 and one value a month, with the middle nine draws in ten. */
export type ExposureBand = { workload: Workload; p5: number[]; p50: number[]; p95: number[] }

export type ExposureModel = {
  kind: "exposure"
  title: string
  subtitle: string
  words: string[]
  summary: string
  axis: MonthAxis
  /** Training, then inference; a workload without a number is left out. */
  bands: ExposureBand[]
  y: { domain: [number, number]; ticks: { value: number; label: string }[] }
  /** Days on which parts that the firm holds became controlled. */
  rules: RuleLine[]
}

/** What the model reads of an exposure. */
export type ExposureHistory = Pick<Exposure, "name" | "asOf" | "grade" | "history" | "byChip"> & {
  orders: readonly Pick<ExposureOrder, "chips" | "controlledFrom" | "rule">[]
}

/** A tenth of a per cent is less than a pixel. */
const rounded = (share: number) => Math.round(share * 1000) / 1000

/** The last month at the top, and today: what a reader should take away. */
function titleOf(name: string, { workload, p50 }: ExposureBand, axis: MonthAxis): string {
  const last = p50.length - 1
  const now = p50[last]!
  const peak = Math.max(...p50)
  const what = `of ${name}’s ${workload} is on chips it could not simply buy again`
  if (peak - now < 0.05) return `${shareWords(now)} ${what}`
  const at = p50.findLastIndex((share) => share >= peak - 0.005)
  return `${shareWords(now)} ${what}, down from ${shareWords(peak)} in ${monthWords(calendarMonth(axis, axis.from + at))}`
}

/** The days on which control met the firm's orders of parts it holds, earliest first, each rule once a day. */
function rulesMet({ orders, byChip }: ExposureHistory, axis: MonthAxis): RuleLine[] {
  const held = new Set(byChip.map(({ chip }) => chip))
  const lines = orders.flatMap(({ chips, controlledFrom, rule }) => {
    if (controlledFrom === null || rule === null || !chips.some(({ id }) => held.has(id))) return []
    return [{ day: controlledFrom, rule }]
  })
  const once = new Map(lines.map((line) => [`${line.day} ${line.rule.id}`, line]))
  return [...once.values()]
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .map(({ day, rule }) => ({
      at: axisMonth(axis, monthOf(day)),
      label: rule.shortName,
      words: `${dayWords(day)}, ${rule.name}`,
    }))
    .filter(({ at }) => at > axis.from && at < axis.to)
}

/**
 * The share of the stock that could not simply be bought again, month by month: each month's stock under the law
 * of its last day. Begins with the first month that has chips at work. Null without two such months.
 */
export function exposureModel(exposure: ExposureHistory): ExposureModel | null {
  const { name, asOf, history } = exposure
  const workloads = (["training", "inference"] as const).filter((workload) =>
    history.some(({ notFreelyBought }) => notFreelyBought[workload] !== null),
  )
  const has = (month: ExposureMonth) =>
    workloads.every((workload) => month.notFreelyBought[workload] !== null)
  const months = history.slice(history.findLastIndex((month) => !has(month)) + 1)
  const [first] = months
  if (!first || months.length < 2 || workloads.length === 0) return null

  const bands = workloads.map((workload) => {
    const at = (quantile: "p5" | "p50" | "p95") =>
      months.map(({ notFreelyBought }) => rounded(notFreelyBought[workload]![quantile]))
    return { workload, p5: at("p5"), p50: at("p50"), p95: at("p95") }
  })
  const from = monthsBetween(asOf, first.month)
  const axis = monthAxis(asOf, from, from + months.length - 1)
  const rules = rulesMet(exposure, axis)
  const title = titleOf(name, bands[0]!, axis)
  const model: ExposureModel = {
    kind: "exposure",
    title,
    subtitle: `Share of the throughput of the own stock in chips whose purchase would need a licence, under the law of each month`,
    words: [
      "Lines are medians; bands hold nine draws in ten. The line on top of inference is its band’s upper edge. Drawn month by month: a rule lifts the share in a day; chips bought freely, or at home, thin it out.",
      ...(rules.length > 0 ? [`Dotted lines: ${rules.map(({ words }) => words).join("; ")}.`] : []),
      ...(workloads.some((workload) => exposure.grade[workload] === "strained")
        ? ["For orientation only: the inputs contradict each other."]
        : []),
    ],
    summary: "",
    axis,
    bands,
    y: {
      // Room over 100% for the rules' labels.
      domain: [0, rules.length > 0 ? 1.2 : 1.03],
      ticks: [0, 0.25, 0.5, 0.75, 1].map((value) => ({ value, label: `${100 * value}%` })),
    },
    rules,
  }
  return { ...model, summary: `${title}. ${exposureMonthSentence(model, months.length - 1)}` }
}

function spread({ p5, p95 }: ExposureBand, index: number): string {
  return `${Math.round(100 * p5[index]!)} to ${Math.round(100 * p95[index]!)}%`
}

/** One month in one sentence: "October 2023: 100% of training (99 to 100%) and 98% of inference (90 to 100%) …". */
export function exposureMonthSentence({ bands, axis }: ExposureModel, index: number): string {
  const shares = bands.map(
    (band) => `${shareWords(band.p50[index]!)} of ${band.workload} (${spread(band, index)})`,
  )
  return `${longMonthWords(calendarMonth(axis, axis.from + index))}: ${shares.join(" and ")} on chips that could not simply be bought again.`
}

/** The chart as a table, a row a month. */
export function exposureTable(model: ExposureModel): ChartTable {
  const { bands, axis } = model
  return {
    caption: "Share of throughput in chips that could not simply be bought again",
    columns: [
      { label: "Month", isNumeric: false },
      ...bands.flatMap(({ workload }) => {
        const name = workload === "training" ? "Training" : "Inference"
        return [`${name}, median`, `${name}, nine in ten`].map((label) => ({ label, isNumeric: true }))
      }),
    ],
    rows: bands[0]!.p50.map((_, index) => [
      monthWords(calendarMonth(axis, axis.from + index)),
      ...bands.flatMap((band) => [shareWords(band.p50[index]!), spread(band, index)]),
    ]),
  }
}
