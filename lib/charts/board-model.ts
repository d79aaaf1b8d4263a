import type { Board, BoardBar, BoardMark, BoardRow, BoardView } from "../contracts/board"
import type { Workload } from "../domain/company"
import { addMonths, monthOf, monthsBetween, type Month } from "../domain/month"
import { monthCountWords, monthWords, shareWords } from "../format"
import {
  medianWords,
  middleHalfWords,
  noRunwaySentence,
  runwaySentence,
  stockSubject,
  type RunwayFacts,
} from "../runway-words"
import type { ChartTable } from "./chart-table"
import { monthAxis, type MonthAxis } from "./month-axis"

/** Months left of the as-of month (room for "already short") and right of the horizon (room for ▶). */
const before = 2.5
const beyond = 1.5

/** Ends in months; an end beyond the horizon is drawn to the end of the axis, with an arrow. */
export type BarSpan = { from: number; to: number; runsPast: boolean }

export type StatementMark = {
  /** Month where the diamond stands, kept on the axis; `span` is what the claim leaves open. */
  at: number
  span: { from: number; to: number } | null
  /** The claim ran out before the axis begins. */
  isPast: boolean
  sentence: string
}

/** One interval bar, ready to draw. Null spans: nothing of it lies on the axis but the arrow or the pin. */
export type RunwayBar = {
  workload: Workload
  isStrained: boolean
  isShort: boolean
  /** 5th to 95th percentile. */
  nineInTen: BarSpan | null
  /** 25th to 75th percentile. */
  middleHalf: BarSpan | null
  /** Null: beyond the horizon. */
  median: number | null
  medianWords: string
  /** Share of draws beyond the horizon, where the median is: "in 45%". */
  censoredWords: string | null
  middleHalfWords: string
  marks: StatementMark[]
  sentence: string
}

export type RunwayBarRow = {
  slug: string
  name: string
  nameZh: string | null
  /** Training, then inference. A bar without a number is a sentence that says what is missing. */
  bars: (RunwayBar | { workload: Workload; missing: string })[]
}

export type BoardModel = {
  kind: "board"
  title: string
  subtitle: string
  words: string[]
  summary: string
  axis: MonthAxis
  horizon: Month
  /** Month of the today line; null when today is off the axis. */
  today: number | null
  isAsOfToday: boolean
  ranked: RunwayBarRow[]
  strained: RunwayBarRow[]
}

const past = Number.POSITIVE_INFINITY

/** The axis of the board and of what is compared with it. */
export function boardAxis(asOf: Month, horizonMonths: number): MonthAxis {
  return monthAxis(asOf, -before, horizonMonths + beyond)
}

/** The span between two quantiles; null when the lower one lies beyond the horizon already. */
export function spanOf(low: number | null, high: number | null, end: number): BarSpan | null {
  if (low === null) return null
  const to = high ?? past
  return { from: low, to: Math.min(to, end), runsPast: to > end }
}

function statementMark(mark: BoardMark, axis: MonthAxis): StatementMark | null {
  const said = `${mark.speaker} (${monthWords(monthOf(mark.saidOn))}): ${mark.inWords.replace(/\.$/, "")}.`
  const [from, to] = [mark.fromMonth ?? mark.toMonth, mark.toMonth ?? mark.fromMonth]
  if (from === null || to === null) return null
  const keep = (at: number) => Math.min(axis.to, Math.max(axis.from, at))
  const isPast = to < axis.from
  return {
    at: keep(to),
    span: from < to && !isPast ? { from: keep(from), to: keep(to) } : null,
    isPast,
    sentence: said,
  }
}

function runwayBar(
  bar: BoardBar,
  facts: RunwayFacts,
  row: BoardRow,
  set: BoardView["set"],
  axis: MonthAxis,
): RunwayBar {
  const { p5, p25, p50, p75, p95 } = facts.quantiles
  const isStrained = bar.grade === "strained"
  const marks = row.marks
    .filter(
      ({ workload }) => workload === facts.workload || (workload === null && facts.workload === "training"),
    )
    .flatMap((mark) => statementMark(mark, axis) ?? [])
  const sentences = [
    runwaySentence(stockSubject(row.name, set), facts),
    ...(isStrained ? ["For orientation only: the inputs contradict each other."] : []),
    ...marks.map(({ sentence }) => sentence),
  ]
  return {
    workload: facts.workload,
    isStrained,
    isShort: p50 === 0,
    nineInTen: spanOf(p5, p95, axis.to),
    middleHalf: spanOf(p25, p75, axis.to),
    median: p50,
    medianWords:
      p50 === null ? `over ${monthCountWords(facts.horizonMonths)}` : medianWords(p50, facts.horizonMonths),
    censoredWords:
      p50 === null && facts.censoredShare !== null ? `in ${shareWords(facts.censoredShare)}` : null,
    middleHalfWords: middleHalfWords(facts.quantiles, facts.horizonMonths),
    marks,
    sentence: sentences.join(" "),
  }
}

function barRow(row: BoardRow, board: Board, axis: MonthAxis): RunwayBarRow {
  const barOf = (workload: Workload) => {
    const bar = row[workload]
    if (bar.quantiles === null) {
      return { workload, missing: noRunwaySentence(workload, row.missing, row.rentsCompute) }
    }
    const facts: RunwayFacts = {
      workload,
      quantiles: bar.quantiles,
      censoredShare: bar.censoredShare,
      alreadyShortShare: bar.alreadyShortShare,
      asOf: board.asOf,
      horizonMonths: board.horizonMonths,
    }
    return runwayBar(bar, facts, row, board.view.set, axis)
  }
  return {
    slug: row.slug,
    name: row.name,
    nameZh: row.nameZh,
    bars: [barOf("training"), barOf("inference")],
  }
}

/** The runway board: one row a firm, two bars a row, on one calendar axis from the as-of month to the horizon. */
export function boardModel(board: Board): BoardModel {
  const axis = boardAxis(board.asOf, board.horizonMonths)
  const today = monthsBetween(board.asOf, board.today)
  const horizon = addMonths(board.asOf, board.horizonMonths)
  const ranked = board.ranked.map((row) => barRow(row, board, axis))
  const strained = board.strained.map((row) => barRow(row, board, axis))
  const covers =
    board.view.set === "own"
      ? "each firm’s own stock covers"
      : "each firm’s stock and expected supplies cover"
  return {
    kind: "board",
    title: "How long do the chips last?",
    subtitle: `Until when ${covers} training and inference.`,
    words: ["Bars hold half of the draws (dark) and nine in ten (light); the stroke is the median."],
    summary: boardSummary([...ranked, ...strained], board.asOf, horizon),
    axis,
    horizon,
    today: today <= axis.to ? today : null,
    isAsOfToday: today === 0,
    ranked,
    strained,
  }
}

function boardSummary(rows: RunwayBarRow[], asOf: Month, horizon: Month): string {
  const firms = rows.map(({ name, bars }) => {
    const said = bars.map((bar) =>
      "missing" in bar ? `${bar.workload} without a number` : `${bar.workload} ${bar.medianWords}`,
    )
    return `${name}: ${said.join(", ")}`
  })
  const axis = `Two bars a firm, training and inference, from ${monthWords(asOf)} to ${monthWords(horizon)}.`
  return [axis, ...(firms.length > 0 ? [`${firms.join("; ")}.`] : [])].join(" ")
}

/** One sentence a bar, row by row, training first: what a tooltip or a screen reader says. */
export function boardSentences(rows: RunwayBarRow[]): string[] {
  return rows.flatMap(({ name, bars }) =>
    bars.map((bar) => ("missing" in bar ? `${name}. ${bar.missing}` : bar.sentence)),
  )
}

/** The board as a table, a row a bar. */
export function boardTable(board: Board): ChartTable {
  const bars = [...board.ranked, ...board.strained].flatMap((row) =>
    (["training", "inference"] as const).map((workload) => ({ row, workload, bar: row[workload] })),
  )
  const atMonth = (months: number | null) =>
    months === null ? `over ${board.horizonMonths}` : String(months)
  const share = (value: number | null) => (value === null ? "not known" : shareWords(value))
  return {
    caption: `Runway in months from ${monthWords(board.asOf)}`,
    columns: [
      { label: "Firm", isNumeric: false },
      { label: "Workload", isNumeric: false },
      { label: "Median", isNumeric: true },
      { label: "Even odds between", isNumeric: true },
      { label: "Nine in ten between", isNumeric: true },
      { label: "Already short", isNumeric: true },
      { label: `No end before ${monthWords(addMonths(board.asOf, board.horizonMonths))}`, isNumeric: true },
      { label: "Grade", isNumeric: false },
    ],
    rows: bars.map(({ row, workload, bar }) => {
      const q = bar.quantiles
      const numbers = q
        ? [
            atMonth(q.p50),
            `${atMonth(q.p25)} and ${atMonth(q.p75)}`,
            `${atMonth(q.p5)} and ${atMonth(q.p95)}`,
            share(bar.alreadyShortShare),
            share(bar.censoredShare),
          ]
        : Array<string>(5).fill("not enough evidence")
      return [row.name, workload, ...numbers, bar.grade]
    }),
  }
}
