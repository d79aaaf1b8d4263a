import type { DriverRow, DriversOutput, DriversView } from "../contracts/drivers-view"
import type { Workload } from "../domain/company"
import {
  barEndWords,
  barMonthsWords,
  driversSentence,
  firstShareWords,
  inputRangeWords,
  runwayOfWords,
  shareWithError,
} from "../drivers-words"
import { monthCountWords } from "../format"
import { medianWords } from "../runway-words"
import type { ChartTable } from "./chart-table"
import { plainMonths, type PlainMonths } from "./plain-months"

/** Rows that are drawn; the rest is counted. */
export const mostDriverRows = 8

export type DriverBar = {
  row: DriverRow
  /** "3 × 10²⁴ to 3 × 10²⁵ FLOP" */
  range: string
  /** Null for a split, which has no percentile. */
  ends: { p5: number; p95: number; p5Words: string; p95Words: string } | null
  first: string
  total: string
  sentence: string
}

export type DriversModel = {
  workload: Workload
  set: "own" | "all"
  isStrained: boolean
  /** "Baidu’s training runway" */
  whose: string
  title: string
  subtitle: string
  /** What the doubt comes from, in words. */
  sentence: string
  axis: PlainMonths
  base: number
  baseWords: string
  bars: DriverBar[]
  words: string[]
  summary: string
  table: ChartTable
}

/** What drives one runway, ready to be drawn; null where it has no number. */
export function driversModel(
  view: DriversView,
  { workload, set }: { workload: Workload; set: "own" | "all" },
): DriversModel | null {
  const { grade, [set]: output } = view[workload]
  if (output === null || grade === "none") return null
  const { horizonMonths } = view
  const isStrained = grade === "strained"
  const bars = output.rows.slice(0, mostDriverRows).map((row) => barOf(row, horizonMonths))
  const whose = runwayOfWords(view.name, workload, set)
  const sentence = driversSentence(whose, output, isStrained)
  return {
    workload,
    set,
    isStrained,
    whose,
    title: `What does ${whose} hang on?`,
    subtitle: `Months of runway with one input at the ends of its range and all others in the middle, ${set === "own" ? "own stock" : "all supply"}; share of the doubt in per cent, with standard errors`,
    sentence,
    axis: plainMonths(horizonMonths),
    base: output.base,
    baseWords: barEndWords(output.base, horizonMonths),
    bars,
    words: wordsOf(output, bars, view),
    summary: [sentence, ...bars.map((bar) => bar.sentence)].join(" "),
    table: tableOf(sentence, output.rows, horizonMonths),
  }
}

function barOf(row: DriverRow, horizonMonths: number): DriverBar {
  const { atP5, atP95 } = row
  const range = inputRangeWords(row)
  const ends =
    atP5 === null || atP95 === null
      ? null
      : {
          p5: atP5,
          p95: atP95,
          p5Words: barEndWords(atP5, horizonMonths),
          p95Words: barEndWords(atP95, horizonMonths),
        }
  const first = firstShareWords(row)
  const total = shareWithError(row.total, row.totalError)
  const moves =
    ends === null
      ? "no bar, because it is a split"
      : ends.p5Words === ends.p95Words
        ? `${barMonthsWords(ends.p5, horizonMonths)} at both ends`
        : `${barMonthsWords(ends.p5, horizonMonths)} at its 5th percentile, ${barMonthsWords(ends.p95, horizonMonths)} at its 95th`
  return {
    row,
    range,
    ends,
    first,
    total,
    sentence: `${row.label} (${range}): ${moves}; alone ${first}, with others ${total} of the doubt.`,
  }
}

function wordsOf(
  { base, median, rows, still }: DriversOutput,
  bars: readonly DriverBar[],
  { horizonMonths, samples }: DriversView,
): string[] {
  const published = medianWords(median, horizonMonths)
  const hasSplit = bars.some(({ ends }) => ends === null)
  const isCut = [base, ...bars.flatMap(({ ends }) => (ends ? [ends.p5, ends.p95] : []))].some(
    (months) => months >= horizonMonths,
  )
  return [
    `A bar runs from the middle run (${barMonthsWords(base, horizonMonths)}, the line) to the runway with that input alone at its 5th percentile, pale, and at its 95th. The published median (${published}) is another figure: it leaves out draws that contradict what was served.`,
    ...(base === 0
      ? [
          "In the middle run the chips are already short, and most inputs alone do not change that: they have no bar.",
        ]
      : []),
    ...(hasSplit ? ["A split has no bar: no percentile of one share says what the others become."] : []),
    ...(isCut ? [`Counting ends at ${monthCountWords(horizonMonths)}.`] : []),
    `“Alone” is the part of the variance that knowing this input would take away, “with others” the part in which it has a hand, and those overlap; ± is one standard error, from ${samples.toLocaleString("en-US")} rows of two samples.`,
    ...restWords(rows.length - bars.length, still),
  ]
}

function restWords(further: number, still: number): string[] {
  const more =
    further === 0
      ? null
      : further === 1
        ? "One more input moves it less"
        : `${further} more inputs move it less`
  const none =
    still === 0
      ? null
      : `${still === 1 ? "one does" : `${still} do`} not move it as far as these samples can tell`
  if (more && none) return [`${more}; ${none}.`]
  return more ? [`${more}.`] : none ? [`Of the other inputs, ${none}.`] : []
}

function tableOf(caption: string, rows: readonly DriverRow[], horizonMonths: number): ChartTable {
  return {
    caption,
    columns: [
      { label: "Input", isNumeric: false },
      { label: "5th to 95th percentile", isNumeric: false },
      { label: "Months at its 5th", isNumeric: true },
      { label: "Months at its 95th", isNumeric: true },
      { label: "Share of the doubt alone", isNumeric: true },
      { label: "With others", isNumeric: true },
    ],
    rows: rows.map((row) => [
      row.label,
      inputRangeWords(row),
      row.atP5 === null ? "a split" : barEndWords(row.atP5, horizonMonths),
      row.atP95 === null ? "a split" : barEndWords(row.atP95, horizonMonths),
      firstShareWords(row),
      shareWithError(row.total, row.totalError),
    ]),
  }
}
