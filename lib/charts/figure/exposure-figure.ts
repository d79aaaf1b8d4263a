import { shareWords } from "../../format"
import { exposureTable, type ExposureModel } from "../exposure-model"
import type { Figure, Layer } from "./figure"
import { plainAxis } from "./plain-axis"
import { ruleLayers } from "./rule-layers"

/** Shares of a stock that could not simply be bought again, as a figure: nine in ten and medians, with the rules. */
export function exposureFigure(model: ExposureModel): Figure {
  const { bands, axis, rules } = model
  const [bottom, top] = model.y.domain
  const line = (tone: "training" | "inference", values: number[], isStrong: boolean): Layer => ({
    type: "line",
    tone,
    isDashed: false,
    isStrong,
    start: axis.from,
    values,
  })
  return {
    title: model.title,
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
      now: null,
      layers: [
        ...bands.flatMap(({ workload, p5, p95 }): Layer[] => [
          {
            type: "area",
            tone: workload,
            weight: "light",
            isHatched: false,
            start: axis.from,
            low: p5,
            high: p95,
          },
          ...(workload === "inference" ? [line(workload, p95, false)] : []),
        ]),
        ...bands.map(({ workload, p50 }) => line(workload, p50, true)),
        ...ruleLayers(rules),
      ],
      names: bands.map(({ workload, p50 }) => {
        const share = p50.at(-1)!
        return { value: share, text: `${workload} ${shareWords(share)}`, tone: workload }
      }),
    },
    words: model.words,
    summary: model.summary,
    table: exposureTable(model),
  }
}
