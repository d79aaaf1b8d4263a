import type { Replay } from "../../contracts/replay"
import { addMonths } from "../../domain/month"
import { monthCountWords, monthWords } from "../../format"
import { changeWords, type ReplaySet } from "../../replay-words"
import { medianWords } from "../../runway-words"
import type { MonthAxis } from "../month-axis"
import { replayModel, replayTable, replayTitles, type ReplayBar, type ReplayBarRow } from "../replay-model"
import type { Figure, FigureRow, Mark, RowLine } from "./figure"
import { plainAxis } from "./plain-axis"
import { intervalBar, runwayMarks, runwayMarkWords } from "./runway-line"

/** More changes than this do not fit a title; the words name them. */
const mostInTitle = 2

/** Runways under a changed law as a figure: each before it, thin, and after it; what did not move once. */
export function replayFigure(replay: Replay, set: ReplaySet): Figure {
  const { changes, names, asOf, horizonMonths, without } = replay
  const model = replayModel(replay, set)
  const said = changes.map((change) => changeWords(change, names))
  const isShort = said.length <= mostInTitle
  const horizon = monthWords(addMonths(asOf, horizonMonths))
  const bars = model.rows.flatMap((row) => row.bars)
  const isMoved = bars.some(({ before }) => before !== null)
  const isStill = bars.some(({ before }) => before === null)
  const isStrained = bars.some(({ after }) => after.isStrained)
  const [solid, narrow, hatched] = model.words
  return {
    title: isShort ? said.join(" ").replace(/\.$/, "") : `${said.length} changes of the rules at once`,
    subtitle: `${replayTitles[set].title}. ${replayTitles[set].subtitle}`,
    plot: {
      type: "rows",
      x: plainAxis(model.axis),
      now: { at: 0, label: monthWords(asOf) },
      sections: [
        {
          title: null,
          note: null,
          rows: model.rows.map((row) => rowOf(row, set, horizonMonths, model.axis)),
        },
      ],
    },
    words: [
      ...(isShort ? [] : said),
      ...[solid, isMoved ? narrow : undefined, isStrained ? hatched : undefined].flatMap(
        (words) => words ?? [],
      ),
      ...(isMoved && isStill ? ["What has one line does not move."] : []),
      ...runwayMarkWords(
        bars.map(({ after }) => after),
        horizon,
      ),
      ...(without.length > 0
        ? [
            `${without.length === 1 ? "One firm has" : `${without.length} firms have`} no number, before and after.`,
          ]
        : []),
    ],
    summary: [
      ...model.rows.map(
        ({ name, bars: both }) => `${name}. ${both.map(({ sentence }) => sentence).join(" ")}`,
      ),
      ...(without.length > 0 ? [`Without a number: ${without.map(({ name }) => name).join(", ")}.`] : []),
    ].join(" "),
    table: replayTable(replay, set),
  }
}

function rowOf(row: ReplayBarRow, set: ReplaySet, horizonMonths: number, axis: MonthAxis): FigureRow {
  return {
    label: row.name,
    labelZh: row.nameZh,
    detail: null,
    lines: row.bars.flatMap((bar) => {
      const was = row.row[bar.workload][set]?.before.quantiles.p50 ?? null
      return linesOf(bar, { was, horizonMonths, axis })
    }),
  }
}

/** @param was the median as things stand, in months */
function linesOf(
  bar: ReplayBar,
  { was, horizonMonths, axis }: { was: number | null; horizonMonths: number; axis: MonthAxis },
): RowLine[] {
  const said = (median: number | null) =>
    median === null ? `over ${monthCountWords(horizonMonths)}` : medianWords(median, horizonMonths)
  const { workload, before, after } = bar
  const line = { tone: workload, missing: null }
  const marks = runwayMarks(after, axis)
  if (before === null) {
    return [
      {
        ...line,
        name: workload,
        marks,
        value: said(after.median),
        detail: after.middleHalfWords,
      },
    ]
  }
  const thin: Mark[] = [
    intervalBar(before.middleHalf, after, axis, { weight: "dark", isThin: true }),
    ...(before.median === null ? [] : [{ type: "stroke" as const, at: before.median, isThin: true }]),
  ]
  return [
    { ...line, name: workload, marks: thin, value: said(was), detail: "as things stand" },
    { ...line, name: "changed", marks, value: said(after.median), detail: after.middleHalfWords },
  ]
}
