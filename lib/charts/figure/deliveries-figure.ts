import { monthWords } from "../../format"
import {
  noQuantityWords,
  orderTimelineTable,
  type DeliveryState,
  type OrderTimelineModel,
  type TimelineRow,
} from "../order-timeline-model"
import type { Figure, Mark, RowLine } from "./figure"

type Bar = Extract<Mark, { type: "bar" }>

const looks: Record<DeliveryState, Pick<Bar, "weight" | "pattern">> = {
  arrived: { weight: "dark", pattern: "none" },
  expected: { weight: "outline", pattern: "none" },
  stopped: { weight: "light", pattern: "hatched" },
  unclear: { weight: "outline", pattern: "dashed" },
}

/** Delivery windows of a firm's orders on one axis of months, a row each. */
export function deliveriesFigure(model: OrderTimelineModel, firm: string): Figure {
  const { axis, rows } = model
  return {
    title: `${firm}: ${model.title[0]!.toLowerCase()}${model.title.slice(1)}`,
    subtitle: model.subtitle,
    plot: {
      type: "rows",
      x: { from: axis.from, to: axis.to, ticks: axis.ticks },
      now: axis.from < 0 && axis.to > 0 ? { at: 0, label: monthWords(axis.asOf) } : null,
      sections: [
        {
          title: null,
          note: null,
          rows: rows.map((row) => ({
            label: row.title,
            labelZh: null,
            detail: row.window,
            lines: [
              {
                name: null,
                tone: "ink",
                marks: [
                  {
                    type: "bar",
                    from: row.from,
                    to: row.to,
                    tone: row.color ? `maker-${row.color}` : "muted",
                    ...looks[row.state],
                    hasRuleOnTop: false,
                    isThin: !row.isCounted,
                    opensLow: row.startsOpen,
                    opensHigh: row.endsOpen,
                    letter: null,
                  },
                ],
                ...wordsOf(row),
                missing: null,
              },
            ],
          })),
        },
      ],
    },
    words: model.words.map((words) => words.replace("Dotted", "Dashed")),
    summary: `${firm}. ${model.summary}`,
    table: orderTimelineTable(model),
  }
}

/** A number that nobody gives is not what stands out. */
function wordsOf({ quantity, status }: TimelineRow): Pick<RowLine, "value" | "detail"> {
  return quantity === noQuantityWords
    ? { value: null, detail: `${status}, number not given` }
    : { value: quantity, detail: status }
}
