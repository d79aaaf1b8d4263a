import type { ChartTable } from "../chart-table"
import type { PriceModel } from "../price-model"
import { claimMarks } from "./claim-marks"
import type { Figure, FigureRow, Mark } from "./figure"

/** Prices of a card that reports imply, oldest first, over the price on record, which has the first row. */
export function chipPricesFigure(model: PriceModel, table: ChartTable): Figure {
  const { band } = model
  return {
    title: model.title,
    subtitle: model.subtitle,
    plot: {
      type: "rows",
      x: { from: 0, to: 1, ticks: model.ticks },
      now: null,
      sections: [
        {
          title: null,
          note: null,
          rows: [
            ...(band ? [recordRow(band)] : []),
            ...model.rows.map((row): FigureRow => ({
              label: row.publisher,
              labelZh: null,
              detail: row.isUnverified ? `${row.when}, unverified` : row.when,
              lines: [
                {
                  name: null,
                  tone: row.weight === 0 ? "muted" : "ink",
                  marks: [...(band ? [recordBar(band, "faint")] : []), ...claimMarks(row)],
                  value: row.words,
                  detail: null,
                  missing: null,
                },
              ],
            })),
          ],
        },
      ],
    },
    words: model.words,
    summary: model.summary,
    table,
  }
}

type Band = NonNullable<PriceModel["band"]>

function recordRow(band: Band): FigureRow {
  return {
    label: "On record",
    labelZh: null,
    detail: null,
    lines: [
      {
        name: null,
        tone: "ink",
        marks: [
          recordBar(band, "light"),
          ...(band.at === null ? [] : [{ type: "stroke" as const, at: band.at, isThin: false }]),
        ],
        value: band.span,
        detail: null,
        missing: null,
      },
    ],
  }
}

function recordBar({ from, to }: Band, weight: "light" | "faint"): Mark {
  return {
    type: "bar",
    from,
    to,
    tone: "muted",
    weight,
    pattern: "none",
    hasRuleOnTop: false,
    isThin: false,
    opensLow: false,
    opensHigh: false,
    letter: null,
  }
}
