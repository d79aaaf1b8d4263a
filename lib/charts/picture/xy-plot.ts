import { scaleLinear, scaleLog } from "d3-scale"
import type { XyPlot } from "../figure/figure"
import { drawLine, drawText, type Canvas, type Drawn, type Room } from "./canvas"
import { drawable } from "./markup"
import { textWidth } from "./text-width"
import { placeTicks } from "./ticks"
import { drawUprights, placeUprights } from "./uprights"
import { drawArea, drawCurve, type XyScales } from "./xy-layers"
import { drawNamesBeside, drawNamesUnder, namesBeside } from "./xy-names"
import { drawPoints } from "./xy-points"

/** Height of the plot itself where nothing else decides. */
function naturalHeight(width: number): number {
  return width >= 1000 ? 400 : width >= 560 ? 330 : 260
}

/** Areas and lines over months. Names stand at the ends of what they name, or under the plot where it is narrow. */
export function drawXy(canvas: Canvas, plot: XyPlot, room: Room): Drawn {
  const { palette, size } = canvas
  const labels = plot.y.ticks.map(({ at, label }) => ({ at, label: drawable(label) }))
  const gutter =
    Math.max(0, ...labels.map(({ label }) => textWidth(label, "sans", size.label))) + 0.6 * size.label
  const axisHeight = 1.7 * size.label

  const aimed = room.height === null ? naturalHeight(room.width) : room.height - axisHeight - size.label
  const beside = namesBeside(canvas, plot.names, room.width, aimed)
  const left = Math.ceil(room.x + gutter)
  const right = Math.floor(room.x + room.width - (beside ?? 0) - (beside === 0 ? 2 : 0))
  const x = scaleLinear([plot.x.from, plot.x.to], [left, right]).clamp(true)

  const uprights = placeUprights(canvas, plot, x, { left: room.x, right: room.x + room.width })
  const top = Math.round(room.y + Math.max(uprights.height, 0.6 * size.label))
  const under = beside === null ? drawNamesUnder(canvas, plot.names, room.x, 0, room.width).bottom + 4 : 0
  const floor = Math.round(
    room.height === null
      ? top + naturalHeight(room.width)
      : Math.max(top + 40, room.y + room.height - axisHeight - under),
  )
  const y = valueScale(plot, floor, top)
  const scales: XyScales = { x, y, from: plot.x.from, to: plot.x.to }

  const areas = plot.layers.map((layer) =>
    layer.type === "area"
      ? drawArea(canvas, layer, scales)
      : layer.type === "line"
        ? drawCurve(canvas, layer, scales)
        : "",
  )
  const ticks = placeTicks(plot.x.ticks, x, size.label, { left: room.x, right: room.x + room.width })
  const markup = [
    ...valueGrid(canvas, labels, y, { left, right, x: room.x + gutter }),
    ...areas,
    ...axis(canvas, plot, x, floor, { left, right }),
    ...ticks.map((tick) =>
      drawText(
        canvas,
        { x: tick.x, y: floor + 1.45 * size.label, size: size.label, fill: palette.muted, anchor: "middle" },
        tick.label,
      ),
    ),
    drawUprights(canvas, uprights.placed, room.y, floor),
    drawPoints(canvas, plot, scales, { left, right, top, bottom: floor }),
    beside === null
      ? drawNamesUnder(canvas, plot.names, room.x, floor + axisHeight + 4, room.width).markup
      : drawNamesBeside(canvas, plot.names, { end: right, y, top, bottom: floor }),
  ]
  return { markup: markup.join(""), bottom: floor + axisHeight + under }
}

/** Values in pixels, kept in the plot; what a log scale cannot show lies on its floor. */
function valueScale({ y: { from, to, scale } }: XyPlot, floor: number, top: number) {
  if (scale === "linear" || from <= 0) return scaleLinear([from, to], [floor, top]).clamp(true)
  const log = scaleLog([from, to], [floor, top]).clamp(true)
  return (value: number) => log(Math.max(value, from))
}

function valueGrid(
  canvas: Canvas,
  labels: readonly { at: number; label: string }[],
  y: (value: number) => number,
  { left, right, x }: { left: number; right: number; x: number },
): string[] {
  const { palette, size } = canvas
  let last = Infinity
  return labels.map(({ at, label }) => {
    const height = Math.round(y(at))
    const isApart = Math.abs(last - height) >= 1.3 * size.label
    if (isApart) last = height
    const line = drawLine(left, height, right, height, {
      stroke: palette.hairline,
    })
    if (!isApart) return line
    const style = {
      x: x - 0.6 * size.label,
      y: height + 0.34 * size.label,
      size: size.label,
      fill: palette.muted,
      anchor: "end" as const,
    }
    return line + drawText(canvas, style, label)
  })
}

/** The floor of the plot with a mark at each tick, labelled or not. */
function axis(
  canvas: Canvas,
  plot: XyPlot,
  x: (at: number) => number,
  floor: number,
  { left, right }: { left: number; right: number },
): string[] {
  const line = { stroke: canvas.palette.muted }
  const marks = plot.x.ticks.map(({ at }) =>
    drawLine(Math.round(x(at)), floor, Math.round(x(at)), floor + 5, line),
  )
  return [drawLine(left, floor, right, floor, line), ...marks]
}
