import { fanTable, type FanBand, type FanModel } from "../fan-model"
import type { Figure, Layer, Tone } from "./figure"
import { plainAxis } from "./plain-axis"

/** Required against available compute as a figure: both bands and medians, and where the medians cross. */
export function runwayFigure(model: FanModel): Figure {
  const { need, have, workload, isStrained, crossing } = model
  const [bottom, top] = model.y.domain
  const kept = (value: number) => Math.min(top, Math.max(bottom, value))
  const band = (of: FanBand, tone: Tone, isHatched: boolean): Layer[] =>
    (
      [
        ["light", of.p5, of.p95],
        ["dark", of.p25, of.p75],
      ] as const
    ).map(([weight, low, high]) => ({
      type: "area",
      tone,
      weight,
      isHatched,
      start: model.axis.from,
      low: low.map(kept),
      high: high.map(kept),
    }))
  const line = (values: readonly number[], tone: Tone, isStrong: boolean): Layer => ({
    type: "line",
    tone,
    isDashed: false,
    isStrong,
    start: model.axis.from,
    values: values.map(kept),
  })
  const layers = [
    ...band(need, "ink", false),
    ...band(have, workload, isStrained),
    // Inference has a rule on top of its band, so that colour is not alone in saying so.
    ...(workload === "inference" ? [line(have.p95, workload, false)] : []),
    line(need.p50, "ink", true),
    line(have.p50, workload, true),
  ]
  // A crossing in the as-of month itself has no way that led to it; the title says it.
  if (crossing && crossing.at > 0) {
    layers.push({
      type: "point",
      at: crossing.at,
      value: kept(crossing.value),
      label: `medians cross ${crossing.words}`,
    })
  }
  return {
    title: model.title,
    subtitle: model.subtitle,
    plot: {
      type: "xy",
      x: plainAxis(model.axis),
      y: {
        from: bottom,
        to: top,
        scale: "log",
        ticks: model.y.ticks.map(({ value, label }) => ({ at: value, label })),
      },
      now: null,
      layers,
      names: [
        { value: kept(need.p50.at(-1) ?? bottom), text: "needs", tone: "ink" },
        { value: kept(have.p50.at(-1) ?? bottom), text: "has", tone: workload },
      ],
    },
    words: [
      ...model.words,
      ...(workload === "inference" ? ["The line over what is available is its band’s upper edge."] : []),
    ],
    summary: model.summary,
    table: fanTable(model),
  }
}
