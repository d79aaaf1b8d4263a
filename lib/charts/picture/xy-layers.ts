import { area, line } from "d3-shape"
import type { Layer } from "../figure/figure"
import { hatch, type Canvas } from "./canvas"
import { element } from "./markup"

type AreaLayer = Extract<Layer, { type: "area" }>
type LineLayer = Extract<Layer, { type: "line" }>

/** Positions in the picture; both stay inside the plot, whatever the value. */
export type XyScales = {
  x: (at: number) => number
  y: (value: number) => number
  from: number
  to: number
}

type Point = { at: number; low: number; high: number }

/** How much of a band's colour is seen; ink is darker than any tone, so it takes less. */
const opacity = {
  light: { ink: 0.09, other: 0.2 },
  dark: { ink: 0.14, other: 0.3 },
  solid: { ink: 1, other: 1 },
} as const

export function drawArea(canvas: Canvas, layer: AreaLayer, { x, y, from, to }: XyScales): string {
  const { tone, weight } = layer
  const path = area<Point>()
    .x(({ at }) => x(at))
    .y0(({ low }) => y(low))
    .y1(({ high }) => y(high))
    .digits(1)(onAxis(layer.start, layer.low, layer.high, from, to))
  if (!path) return ""
  if (layer.isHatched || tone === "undetermined") {
    return element("path", {
      d: path,
      fill: hatch(canvas, tone),
      "fill-opacity": weight === "light" ? 0.45 : null,
    })
  }
  const seen = opacity[weight][tone === "ink" ? "ink" : "other"]
  return element("path", {
    d: path,
    fill: canvas.palette.tones[tone],
    "fill-opacity": seen === 1 ? null : seen,
    ...(weight === "solid"
      ? { stroke: canvas.palette.paper, "stroke-width": 0.75 * canvas.size.weight }
      : {}),
  })
}

export function drawCurve(canvas: Canvas, layer: LineLayer, { x, y, from, to }: XyScales): string {
  const { weight } = canvas.size
  const path = line<Point>()
    .x(({ at }) => x(at))
    .y(({ low }) => y(low))
    .digits(1)(onAxis(layer.start, layer.values, layer.values, from, to))
  if (!path) return ""
  return element("path", {
    d: path,
    fill: "none",
    stroke: canvas.palette.tones[layer.tone],
    "stroke-width": (layer.isStrong ? 2 : 1.25) * weight,
    "stroke-linejoin": "round",
    "stroke-dasharray": layer.isDashed ? `${4 * weight} ${3 * weight}` : null,
  })
}

/** The monthly values that lie on the axis, with those at its very ends in between two months. */
function onAxis(
  start: number,
  lows: readonly number[],
  highs: readonly number[],
  from: number,
  to: number,
): Point[] {
  const points = lows.map((low, index) => ({ at: start + index, low, high: highs[index] ?? low }))
  const between = (at: number): Point[] => {
    const after = points.findIndex((point) => point.at >= at)
    const [b, a] = [points[after], points[after - 1]]
    if (!a || !b || b.at === at) return []
    const share = (at - a.at) / (b.at - a.at)
    return [{ at, low: a.low + share * (b.low - a.low), high: a.high + share * (b.high - a.high) }]
  }
  return [...between(from), ...points.filter(({ at }) => at >= from && at <= to), ...between(to)]
}
