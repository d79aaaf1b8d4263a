import type { Mark, RowLine } from "../figure/figure"
import { drawLine, type Canvas } from "./canvas"
import { element } from "./markup"
import { drawBar } from "./row-bar"
import { drawDots } from "./row-dots"
import { middleOf, path, type Track } from "./row-track"

/** Room that marks take beyond the ends of the axis: arrows on, and what was said before it begins. */
export function overhang(
  { size }: Canvas,
  lines: readonly RowLine[],
  axis: { from: number; to: number },
): { left: number; right: number } {
  const marks = lines.flatMap((line) => line.marks)
  const arrow = 12 * size.weight
  const stray = 24 * size.weight
  const isBefore = marks.some((mark) => mark.type === "diamond" && mark.at < axis.from)
  const isAfter = marks.some((mark) => mark.type === "diamond" && mark.at > axis.to)
  const atStart = marks.some((mark) => "at" in mark && mark.at <= axis.from + (axis.to - axis.from) / 100)
  const atEnd = marks.some((mark) => "at" in mark && mark.at >= axis.to - (axis.to - axis.from) / 100)
  const opensLow = marks.some((mark) => "opensLow" in mark && mark.opensLow && mark.from <= axis.from)
  const opensHigh = marks.some((mark) => "opensHigh" in mark && mark.opensHigh && mark.to >= axis.to)
  return {
    left: isBefore ? stray : opensLow || atStart ? arrow : 0,
    right: isAfter ? stray : opensHigh || atEnd ? arrow : 0,
  }
}

/** All marks of a line, bars first, so that a median is never under one. */
export function drawMarks(canvas: Canvas, marks: readonly Mark[], track: Track): string {
  const bars = marks.filter((mark) => mark.type === "bar")
  const rest = marks.filter((mark) => mark.type !== "bar" && mark.type !== "dot")
  const dots = marks.filter((mark) => mark.type === "dot")
  return [
    ...bars.map((mark) => drawBar(canvas, mark, track)),
    ...rest.map((mark) => drawMark(canvas, mark, track)),
    drawDots(canvas, dots, track),
  ].join("")
}

function drawMark(canvas: Canvas, mark: Mark, track: Track): string {
  switch (mark.type) {
    case "stroke":
      return drawStroke(canvas, track.x(mark.at), track, mark.isThin ? 0.32 : 0.48)
    case "pin": {
      const x = track.x(mark.at)
      return (
        drawStroke(canvas, x, track, 0.5) +
        element("circle", { cx: x, cy: middleOf(track), r: 0.2 * track.height, fill: canvas.palette.ink })
      )
    }
    case "diamond":
      return drawDiamond(canvas, mark, track)
    case "range":
      return drawRange(canvas, mark, track)
    case "bar":
    case "dot":
      return ""
  }
}

/** A median: a stroke of ink with an edge of paper. `reach`: half its height, as a share of the line. */
function drawStroke({ palette, size }: Canvas, x: number, track: Track, reach: number): string {
  const middle = middleOf(track)
  const [from, to] = [middle - reach * track.height, middle + reach * track.height]
  const line = (stroke: string, width: number) =>
    element("line", { x1: x, x2: x, y1: from, y2: to, stroke, "stroke-width": width * size.weight })
  return line(palette.paper, 5) + line(palette.ink, 2)
}

function drawDiamond(canvas: Canvas, mark: Extract<Mark, { type: "diamond" }>, track: Track): string {
  const { palette, size } = canvas
  const [middle, w] = [middleOf(track), size.weight]
  const line = { stroke: palette.ink, "stroke-width": 1.5 * w, fill: "none" }
  const side = mark.at < track.from ? -1 : mark.at > track.to ? 1 : 0
  const x = side === 0 ? track.x(mark.at) : (side < 0 ? track.left : track.right) + side * 10 * w
  const span =
    mark.span && mark.span.to > track.from && mark.span.from < track.to
      ? drawLine(track.x(mark.span.from), middle, track.x(mark.span.to), middle, line)
      : ""
  const chevron =
    side === 0
      ? ""
      : element("path", {
          d: path(
            [x + side * 9 * w, middle - 4 * w],
            [x + side * 13 * w, middle],
            [x + side * 9 * w, middle + 4 * w],
          ),
          ...line,
        })
  const r = 6 * w
  const diamond = element("path", {
    d: path([x, middle - r], [x + r, middle], [x, middle + r], [x - r, middle], "close"),
    ...line,
    fill: palette.paper,
  })
  return span + diamond + chevron
}

function drawRange(canvas: Canvas, mark: Extract<Mark, { type: "range" }>, track: Track): string {
  const { palette, size } = canvas
  const [middle, w] = [middleOf(track), size.weight]
  const line = {
    stroke: mark.isFaint ? palette.muted : palette.ink,
    "stroke-width": (mark.isFaint ? 1 : 2) * w,
    fill: "none",
  }
  const [start, end] = [track.x(mark.from), track.x(mark.to)]
  const tip = (x: number, way: 1 | -1) =>
    element("path", {
      d: path([x - way * 5 * w, middle - 4 * w], [x, middle], [x - way * 5 * w, middle + 4 * w]),
      ...line,
    })
  const stop = (x: number) => drawLine(x, middle - 3.5 * w, x, middle + 3.5 * w, line)
  return [
    drawLine(start, middle, end, middle, line),
    mark.opensLow ? tip(start, -1) : stop(start),
    mark.opensHigh ? tip(end, 1) : stop(end),
  ].join("")
}
