import { firstControlDay } from "../../contracts/control-range"
import { dayWords } from "../../day-words"
import type { ControlStatus } from "../../domain/control-rule"
import {
  ruleTimelineTable,
  timelineYears,
  type RuleSpan,
  type RuleTimelineModel,
  type TimelineListRow,
  type TimelineProposalRow,
  type TimelineRow,
  type TimelineRuleRow,
} from "../rule-timeline-model"
import type { Figure, FigureRow, Mark, RowLine } from "./figure"
import { letterWords, statusLook } from "./status-look"

type Bar = Extract<Mark, { type: "bar" }>

/** Years whose labels fit on a phone. */
const narrowYears = 4

/** Texts of the law on one axis of days, with entries on lists and bills apart from them. */
export function lawFigure(model: RuleTimelineModel): Figure {
  const every = Math.ceil(model.ticks.length / narrowYears)
  return {
    title: `The law on AI chips for China: ${model.title}`,
    subtitle: model.subtitle,
    plot: {
      type: "rows",
      x: {
        from: 0,
        to: 1,
        ticks: model.ticks.map(({ at, label }, index) => ({ at, label, onNarrow: index % every === 0 })),
      },
      now: { at: model.today, label: model.todayWords },
      sections: model.sections.map(({ title, rows }) => ({
        title,
        note: null,
        rows: rows.map((row) => rowOf(row, model.today)),
      })),
    },
    words: [
      ...model.words.map((words) => words.replace("after today", `after ${model.todayWords}`)),
      letterWords(statusesOf(model)),
    ],
    summary: `${model.title}. ${timelineYears(model)
      .map(({ year, events }) => `${year}: ${events.map(({ label }) => label).join("; ")}.`)
      .join(" ")}`.slice(0, 20_000),
    table: ruleTimelineTable(model),
  }
}

function statusesOf({ sections }: RuleTimelineModel): ControlStatus[] {
  return sections.flatMap(({ rows }) =>
    rows.flatMap((row) => (row.kind === "rule" && row.strictest !== null ? [row.strictest] : [])),
  )
}

function rowOf(row: TimelineRow, today: number): FigureRow {
  switch (row.kind) {
    case "rule":
      return figureRow(row.label, row.isApproximate ? "approximate" : null, {
        marks: ruleMarks(row, today),
        // Of a text with several states the last; the table has them all.
        value: row.spans.length > 2 ? row.when.split(", ").at(-1)! : row.when,
      })
    case "list":
      return figureRow(row.label, row.earlier > 0 ? `${row.earlier} earlier` : null, listLine(row))
    case "proposal":
      return figureRow(row.label, null, proposalLine(row))
  }
}

function figureRow(
  label: string,
  detail: string | null,
  line: Pick<RowLine, "marks" | "value"> & Partial<RowLine>,
): FigureRow {
  return {
    label,
    labelZh: null,
    detail,
    lines: [{ name: null, tone: "ink", detail: null, missing: null, ...line }],
  }
}

function ruleMarks({ spans, strictest }: TimelineRuleRow, today: number): Mark[] {
  const look = statusLook(strictest)
  return spans.flatMap((span, index) =>
    partsOf(span, today).map(({ from, to, isAhead }): Bar => {
      const pattern = { "in force": look.pattern, suspended: "dashed", unknown: "hatched" } as const
      return {
        type: "bar",
        from,
        to,
        tone: span.state === "unknown" ? "undetermined" : look.tone,
        weight: isAhead ? "faint" : span.state === "suspended" ? "outline" : look.weight,
        pattern: pattern[span.state],
        hasRuleOnTop: false,
        isThin: false,
        opensLow: false,
        opensHigh: span.openEnd && to === 1,
        letter: index === 0 && !isAhead ? look.letter : null,
      }
    }),
  )
}

/** A stretch without a last day is firm up to today and faint from there. */
function partsOf({ from, to, openEnd }: RuleSpan, today: number) {
  if (!openEnd || from >= today) return [{ from, to, isAhead: openEnd }]
  return [
    { from, to: today, isAhead: false },
    { from: today, to, isAhead: true },
  ]
}

function listLine({ points }: TimelineListRow): Pick<RowLine, "marks" | "value"> {
  const count = points.reduce((sum, { names }) => sum + names.length, 0)
  const most = Math.max(1, ...points.map(({ names }) => names.length))
  return {
    marks: points.map(({ at, names }) => ({
      type: "dot",
      at,
      size: names.length / most,
      tone: "ink",
      isHollow: false,
      count: names.length > 1 ? String(names.length) : null,
    })),
    value:
      count === 0 ? `none since ${dayWords(firstControlDay)}` : count === 1 ? "1 entry" : `${count} entries`,
  }
}

function proposalLine({ at, when }: TimelineProposalRow): Pick<RowLine, "marks" | "value" | "missing"> {
  if (at === null) return { marks: [], value: null, missing: when }
  return { marks: [{ type: "diamond", at, span: null }], value: when, missing: null }
}
