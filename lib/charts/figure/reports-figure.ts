import { claimsTable, type ClaimsModel } from "../claims-model"
import { claimMarks } from "./claim-marks"
import type { Figure } from "./figure"

/**
 * The reports of an order on one axis, a row each.
 *
 * @param order the order's title: away from the order's page the figure has to say whose reports these are
 */
export function reportsFigure(model: ClaimsModel, order: string): Figure {
  return {
    title: `${model.title} (${order})`,
    subtitle: model.subtitle,
    plot: {
      type: "rows",
      x: { from: 0, to: 1, ticks: model.ticks },
      now: null,
      sections: [
        {
          title: null,
          note: null,
          rows: model.rows.map((row) => ({
            label: row.publisher,
            labelZh: null,
            detail: row.isUnverified ? `${row.published}, unverified` : row.published,
            lines: [
              {
                name: null,
                tone: row.weight === 0 ? "muted" : "ink",
                marks: claimMarks(row),
                value: row.words,
                detail: null,
                missing: null,
              },
            ],
          })),
        },
      ],
    },
    words: model.words,
    summary: `${order}. ${model.summary}`,
    table: claimsTable(model),
  }
}
