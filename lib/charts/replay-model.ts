import type { Replay, ReplayPair, ReplayRow, ReplaySummary } from "../contracts/replay"
import type { Workload } from "../domain/company"
import { addMonths } from "../domain/month"
import { monthWords, shareWords } from "../format"
import { isSamePair, pairSentence, stepLabel, type ReplaySet } from "../replay-words"
import { medianWords, middleHalfWords } from "../runway-words"
import { boardAxis, spanOf, type BarSpan, type RunwayBar } from "./board-model"
import type { ChartTable } from "./chart-table"
import type { MonthAxis } from "./month-axis"

/** What is drawn of the runway before a change: half of the draws and the median. */
export type BarBefore = { middleHalf: BarSpan | null; median: number | null; isShort: boolean }

export type ReplayBar = {
  workload: Workload
  /** Null: nothing moved, and one bar says it all. */
  before: BarBefore | null
  after: RunwayBar
  step: string
  sentence: string
}

export type ReplayBarRow = {
  slug: string
  name: string
  nameZh: string | null
  bars: ReplayBar[]
  row: ReplayRow
}

export type ReplayModel = { set: ReplaySet; axis: MonthAxis; rows: ReplayBarRow[]; words: string[] }

/** Title and subtitle of a set's chart. */
export const replayTitles: Record<ReplaySet, { title: string; subtitle: string }> = {
  all: {
    title: "With all supply",
    subtitle: "Until when each firm’s stock and expected supplies cover training and inference.",
  },
  own: {
    title: "Own stock",
    subtitle: "Until when what each firm holds and has ordered covers training and inference.",
  },
}

const workloads = ["training", "inference"] as const

/** Rows of one set of sources, each bar before and after, on the axis of the board. */
export function replayModel(replay: Replay, set: ReplaySet): ReplayModel {
  const axis = boardAxis(replay.asOf, replay.horizonMonths)
  const rows = replay.rows.map((row) => ({
    slug: row.slug,
    name: row.name,
    nameZh: row.nameZh,
    row,
    bars: workloads.flatMap((workload) => {
      const { grade, [set]: pair } = row[workload]
      return pair ? [replayBar(workload, pair, { set, axis, isStrained: grade === "strained", replay })] : []
    }),
  }))
  return {
    set,
    axis,
    rows: rows.filter(({ bars }) => bars.length > 0),
    words: [
      "Solid: under the changed rules, half of the draws (dark) and nine in ten (light).",
      "The narrow bar over it: half of the draws as things stand. Strokes are medians.",
      "Hatched estimates are for orientation only: their inputs contradict each other.",
    ],
  }
}

function replayBar(
  workload: Workload,
  pair: ReplayPair,
  { set, axis, isStrained, replay }: { set: ReplaySet; axis: MonthAxis; isStrained: boolean; replay: Replay },
): ReplayBar {
  const { before, after } = pair
  const { horizonMonths } = replay
  const { p5, p25, p50, p75, p95 } = after.quantiles
  const sentence = pairSentence(set, workload, pair, horizonMonths)
  return {
    workload,
    before: isSamePair(pair)
      ? null
      : {
          middleHalf: spanOf(before.quantiles.p25, before.quantiles.p75, axis.to),
          median: before.quantiles.p50,
          isShort: before.quantiles.p50 === 0,
        },
    after: {
      workload,
      isStrained,
      isShort: p50 === 0,
      nineInTen: spanOf(p5, p95, axis.to),
      middleHalf: spanOf(p25, p75, axis.to),
      median: p50,
      medianWords: medianWords(p50, horizonMonths),
      censoredWords: null,
      middleHalfWords: middleHalfWords(after.quantiles, horizonMonths),
      marks: [],
      sentence,
    },
    step: stepLabel(pair, horizonMonths),
    sentence,
  }
}

/** A set of sources as a table, a row a bar, before and after side by side. */
export function replayTable(replay: Replay, set: ReplaySet): ChartTable {
  const { asOf, horizonMonths, rows } = replay
  const months = (value: number | null) => (value === null ? `over ${horizonMonths}` : String(value))
  const both = ({ before, after }: ReplayPair, say: (summary: ReplaySummary) => string) => [
    say(before),
    say(after),
  ]
  const columns = ["Median", "Even odds between", "Enough after two years", "No end in sight"].flatMap(
    (label) => [
      { label: `${label}, as things stand`, isNumeric: true },
      { label: `${label}, changed`, isNumeric: true },
    ],
  )
  return {
    caption: `Runway in months from ${monthWords(asOf)}, ${
      set === "own" ? "own stock" : "all supply"
    }; “no end in sight” is not before ${monthWords(addMonths(asOf, horizonMonths))}`,
    columns: [
      { label: "Firm", isNumeric: false },
      { label: "Workload", isNumeric: false },
      ...columns,
      { label: "Grade", isNumeric: false },
    ],
    rows: rows.flatMap((row) =>
      workloads.map((workload) => {
        const { grade, [set]: pair } = row[workload]
        const cells = pair
          ? [
              ...both(pair, ({ quantiles }) => months(quantiles.p50)),
              ...both(pair, ({ quantiles }) => `${months(quantiles.p25)} and ${months(quantiles.p75)}`),
              ...both(pair, ({ sufficientAt24 }) => shareWords(sufficientAt24)),
              ...both(pair, ({ censoredShare }) => shareWords(censoredShare)),
            ]
          : Array<string>(8).fill("not enough evidence")
        return [row.name, workload, ...cells, grade]
      }),
    ),
  }
}
