import type { Moved } from "../../contracts/moved"
import { deltaWords, signed } from "../../moved-words"
import {
  isStrained,
  movedLegend,
  movedNotes,
  type MovedBar,
  type MovedEndBar,
  type MovedModel,
} from "../moved-model"
import type { Figure, FigureRow, Mark } from "./figure"

type Model = Exclude<MovedModel, { status: "no-number" }>

/** Records that a row names before it says how many more there are. */
const mostNamed = 2

/** Longest label that a row has room for. */
const longest = 200

/** What moved a median as a figure: the old one, a row for each part, the new one. */
export function movedFigure(model: Model, moved: Moved): Figure {
  const { start, end, bars, workload, set, to } = model
  const supply = set === "own" ? "" : ", with all supply"
  const rowOfEnd = (bar: MovedEndBar): FigureRow =>
    rowOf(bar.label, bar.words, endMark(bar, workload), workload, doubt(bar))
  return {
    title: `What moved how long ${moved.name}’s chips last for ${workload}`,
    subtitle: `Median runway in months${supply}, and what each change adds or takes away. ${movedLegend(model)}`,
    plot: {
      type: "rows",
      x: { from: 0, to, ticks: ticksTo(to) },
      now: null,
      sections: [
        {
          title: null,
          note: null,
          rows: [
            rowOfEnd(start),
            ...bars.map((bar) =>
              rowOf(labelOf(bar, mostNamed), deltaWords(bar.delta), stepMark(bar, workload), workload),
            ),
            rowOfEnd(end),
          ],
        },
      ],
    },
    words: movedNotes(model, moved),
    summary: [
      model.sentence,
      `${start.label}: ${[start.words, ...doubt(start)].join(", ")}.`,
      ...bars.map((bar) => `${labelOf(bar)}: ${deltaWords(bar.delta)}.`),
      `${end.label}: ${[end.words, ...doubt(end)].join(", ")}.`,
    ].join(" "),
    table: {
      caption: `What moved ${moved.name}’s median`,
      columns: [
        { label: "What", isNumeric: false },
        { label: "Median", isNumeric: true },
        { label: "Months so far", isNumeric: true },
        { label: "Enough for 24 months", isNumeric: true },
      ],
      rows: [
        endCells(start),
        ...bars.map((bar) => [
          labelOf(bar),
          deltaWords(bar.delta),
          String(bar.after),
          bar.points === null ? "not known" : `${signed(bar.points)} points`,
        ]),
        endCells(end),
      ],
    },
  }
}

/** A bar's name with the records that it is about. */
export function labelOf({ lead, records }: Pick<MovedBar, "lead" | "records">, most = Infinity): string {
  if (records.length === 0) return lead
  const named = records.slice(0, most).map(({ text }) => text)
  const more = records.length - named.length
  return `${lead}: ${named.join("; ")}${more > 0 ? ` and ${more} more` : ""}`
}

/** What is said beside an end that is strained. */
function doubt(bar: MovedEndBar): string[] {
  return isStrained(bar) ? ["for orientation only"] : []
}

function rowOf(
  label: string,
  value: string,
  mark: Mark,
  tone: Model["workload"],
  detail: readonly string[] = [],
): FigureRow {
  return {
    label: label.length > longest ? `${label.slice(0, longest - 1).trimEnd()}…` : label,
    labelZh: null,
    detail: detail.join(", ") || null,
    lines: [{ name: null, tone, marks: [mark], value, detail: null, missing: null }],
  }
}

function endMark(bar: MovedEndBar, tone: Model["workload"]): Mark {
  const { months, isBeyond } = bar
  if (months === 0) return { type: "pin", at: 0 }
  return {
    ...barMark(0, months, tone),
    weight: "dark",
    pattern: isStrained(bar) ? "hatched" : "none",
    hasRuleOnTop: tone === "inference",
    opensHigh: isBeyond,
  }
}

function stepMark({ before, after, delta }: MovedBar, tone: Model["workload"]): Mark {
  if (delta === 0) return { type: "stroke", at: after, isThin: true }
  const bar = barMark(Math.min(before, after), Math.max(before, after), tone)
  return delta > 0 ? { ...bar, weight: "light" } : { ...bar, weight: "outline", pattern: "dashed" }
}

function barMark(from: number, to: number, tone: Model["workload"]): Extract<Mark, { type: "bar" }> {
  return {
    type: "bar",
    from,
    to,
    tone,
    weight: "dark",
    pattern: "none",
    hasRuleOnTop: false,
    isThin: false,
    opensLow: false,
    opensHigh: false,
    letter: null,
  }
}

function endCells(bar: MovedEndBar): string[] {
  const { label, words, months, sufficient24 } = bar
  return [
    [label, ...doubt(bar)].join(", "),
    words,
    String(months),
    sufficient24 === null ? "not known" : `${sufficient24}%`,
  ]
}

/** Whole months, six at most. */
function ticksTo(to: number) {
  const step = [1, 2, 3, 6, 12, 24].find((size) => to / size <= 6) ?? 120
  return Array.from({ length: Math.floor(to / step) + 1 }, (_, index) => ({
    at: index * step,
    label: index === 0 ? "0 months" : String(index * step),
    onNarrow: true,
  }))
}
