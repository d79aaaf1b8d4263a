import type { Board } from "../../contracts/board"
import { monthWords } from "../../format"
import { missingForRunway } from "../../runway-words"
import { boardModel, boardTable, type RunwayBar, type RunwayBarRow } from "../board-model"
import type { MonthAxis } from "../month-axis"
import type { Figure, FigureRow } from "./figure"
import { plainAxis } from "./plain-axis"
import { runwayLine, runwayMarkWords } from "./runway-line"

/**
 * The runway board as a figure: ranked firms, strained ones for orientation, and those without a number, each
 * with what is missing. The line stands at the as-of month, from which all runways count.
 */
export function boardFigure(board: Board): Figure {
  const model = boardModel(board)
  const { axis } = model
  const bars = [...model.ranked, ...model.strained].flatMap((row) =>
    row.bars.filter((bar): bar is RunwayBar => !("missing" in bar)),
  )
  const table = boardTable(board)
  return {
    // Away from the site nobody knows whose.
    title: "How long do Chinese AI firms’ chips last?",
    subtitle: `${model.subtitle} Counted from ${monthWords(board.asOf)}.`,
    plot: {
      type: "rows",
      x: plainAxis(axis),
      now: { at: 0, label: monthWords(board.asOf) },
      sections: [
        { title: null, note: null, rows: model.ranked.map((row) => runwayRow(row, axis)) },
        {
          title: "For orientation only",
          note: "Here the inputs contradict each other.",
          rows: model.strained.map((row) => runwayRow(row, axis)),
        },
        {
          title: "Not enough evidence",
          note: "What an estimate of each firm would need.",
          rows: board.without.map(withoutNumber),
        },
      ].filter(({ rows }) => rows.length > 0),
    },
    words: bars.length === 0 ? [] : [...model.words, ...runwayMarkWords(bars, monthWords(model.horizon))],
    summary: `${model.summary}${board.without.length > 0 ? ` Without a number: ${board.without.map(({ name }) => name).join(", ")}.` : ""}`,
    table: {
      ...table,
      rows: [
        ...table.rows,
        ...board.without.map((row) => [
          row.name,
          "both",
          ...Array<string>(5).fill("not enough evidence"),
          missingForRunway(row),
        ]),
      ],
    },
  }
}

function runwayRow({ name, nameZh, bars }: RunwayBarRow, axis: MonthAxis): FigureRow {
  return { label: name, labelZh: nameZh, detail: null, lines: bars.map((bar) => runwayLine(bar, axis)) }
}

function withoutNumber(row: Board["without"][number]): FigureRow {
  return {
    label: row.name,
    labelZh: row.nameZh,
    detail: null,
    lines: [
      { name: null, tone: "muted", marks: [], value: null, detail: null, missing: missingForRunway(row) },
    ],
  }
}
