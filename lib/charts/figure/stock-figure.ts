import { stockTable, type StockModel } from "../stock-model"
import { monthWords } from "../../format"
import type { Figure, Layer } from "./figure"
import { plainAxis } from "./plain-axis"
import { ruleLayers } from "./rule-layers"

/**
 * Chips at work as a figure: part upon part, the total's nine in ten as dashed lines, measures as thin ones.
 *
 * @param firm whose chips; a page around the chart need not say so, the figure has to
 */
export function stockFigure(model: StockModel, firm: string): Figure {
  const { parts, total, axis, from, rules } = model
  const [bottom, top] = model.y.domain
  const kept = (value: number) => Math.min(top, Math.max(bottom, value))
  const floor = total.p50.map(() => 0)
  const stack = parts.map(({ color, name, mean }) => {
    const low = [...floor]
    mean.forEach((value, index) => (floor[index] = floor[index]! + value))
    return { tone: `maker-${color}` as const, name, low, high: [...floor] }
  })
  const bound = (values: readonly number[]): Layer => ({
    type: "line",
    tone: "ink",
    isDashed: true,
    isStrong: false,
    start: from,
    values: values.map(kept),
  })
  return {
    title: `${firm}: ${model.title[0]!.toLowerCase()}${model.title.slice(1)}`,
    subtitle: model.subtitle,
    plot: {
      type: "xy",
      x: plainAxis(axis),
      y: {
        from: bottom,
        to: top,
        scale: "linear",
        ticks: model.y.ticks.map(({ value, label }) => ({ at: value, label })),
      },
      now: axis.from < 0 && axis.to > 0 ? { at: 0, label: monthWords(axis.asOf) } : null,
      layers: [
        ...stack.map(({ tone, low, high }): Layer => ({
          type: "area",
          tone,
          weight: "solid",
          isHatched: false,
          start: from,
          low: low.map(kept),
          high: high.map(kept),
        })),
        bound(total.p5),
        bound(total.p95),
        ...ruleLayers(rules),
      ],
      names: stack.map(({ tone, name, low, high }) => ({
        value: kept((low.at(-1)! + high.at(-1)!) / 2),
        text: name,
        tone,
      })),
    },
    words: model.words,
    summary: model.summary,
    table: stockTable(model),
  }
}
