import type { RowsPlot } from "../figure/figure"
import { drawLine, uprightWeight, type Canvas } from "./canvas"
import { trackOf, type RowsLayout } from "./rows-layout"

/** A row that knows its height before it has a place. */
export type MeasuredRow = { name: string; height: number; draw: (y: number) => string }

/** The upright lines behind a stretch of rows: one at each tick, and today. */
export function drawGrid(
  canvas: Canvas,
  plot: RowsPlot,
  layout: RowsLayout,
  top: number,
  bottom: number,
): string {
  const { palette } = canvas
  const { x } = trackOf(plot, layout)
  const line = (at: number, stroke: string, weight = 1) => {
    const place = Math.round(x(at))
    return drawLine(place, top, place, bottom, { stroke, "stroke-width": weight })
  }
  return [
    ...plot.x.ticks.map(({ at }) => line(at, palette.hairline)),
    plot.now ? line(plot.now.at, palette.ink, uprightWeight(canvas)) : "",
  ].join("")
}
