import type { Contradiction } from "../../contracts/contradiction"
import { claimFigures, claimWeightInShort } from "../../contradiction-figures"
import { stakeWords } from "../../contradiction-words"
import { truthWords } from "../../truth-words"
import { contradictionModel, type AxisFigure, type MatterRow } from "../contradiction-model"
import { contradictionTable, contradictionWords } from "../contradiction-table"
import { claimMarks } from "./claim-marks"
import type { Figure, Mark, RowLine } from "./figure"

/**
 * A contradiction as a figure: the claims on the axis of the measure in dispute, what repeats another under it, each
 * with its weight. Where nothing can be compared the table itself is the drawing.
 */
export function contradictionFigure(matter: Contradiction, horizonMonths: number): Figure {
  const model = contradictionModel(matter)
  const [lead] = model.axes
  const table = contradictionTable(matter, horizonMonths)
  return {
    title: matter.title,
    subtitle: lead ? `${lead.title}: ${lead.unit}${lead.isLog ? ", log scale" : ""}` : model.kind,
    plot: lead
      ? {
          type: "rows",
          x: { from: 0, to: 1, ticks: lead.ticks },
          now: null,
          sections: model.sections.map(({ order, rows }) => ({
            title: model.sections.length === 1 ? null : (order?.title ?? "Besides, no order"),
            note: null,
            rows: rows.map((row) => ({
              label: row.isRelay ? `↳ ${row.publisher}` : row.publisher,
              labelZh: null,
              detail: row.isUnverified ? `${row.published}, unverified` : row.published,
              lines: [lineOf(row, lead.figures[row.id])],
            })),
          })),
        }
      : { type: "table" },
    words: [
      ...contradictionWords({ ...model, axes: model.axes.slice(0, 1) }),
      ...(model.rows.some(({ isRelay }) => isRelay) ? ["An arrow: repeats what stands above it."] : []),
      stakeWords(matter, horizonMonths),
    ],
    summary: [
      `${matter.title} ${matter.explanation}`,
      ...model.agreed,
      ...model.rows.map(({ one, publisher, published }) => {
        const says = claimFigures(one) ?? one.claim.text
        return `${publisher} (${published}): ${says.replace(/\.$/, "")}. ${truthWords(one, horizonMonths)}`
      }),
    ].join(" "),
    table,
  }
}

function lineOf({ one, weight }: MatterRow, figure: AxisFigure | undefined): RowLine {
  const tone = weight === 0 ? "muted" : "ink"
  if (!figure) {
    const says = claimFigures(one) ?? one.claim.text
    return { name: null, tone: "muted", marks: [], value: null, detail: null, missing: says }
  }
  return {
    name: null,
    tone,
    marks: [...bandOf(figure), ...claimMarks({ ...figure, weight })],
    value: figure.words,
    detail: claimWeightInShort(one),
    missing: null,
  }
}

function bandOf({ band }: AxisFigure): Mark[] {
  return band === null
    ? []
    : [
        {
          type: "bar",
          from: band.from,
          to: band.to,
          tone: "muted",
          weight: "faint",
          pattern: "none",
          hasRuleOnTop: false,
          isThin: false,
          opensLow: false,
          opensHigh: false,
          letter: null,
        },
      ]
}
