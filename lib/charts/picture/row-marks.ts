import type { Mark, RowLine } from "../figure/figure"
import { drawLine, drawText, hatch, type Canvas } from "./canvas"
import { drawDots } from "./row-dots"
import { element } from "./markup"
import { textWidth } from "./text-width"

/** A line of a row: where it lies, and the axis it is read on, from `from` at `left` to `to` at `right`. */
export type Track = {
  x: (at: number) => number
  from: number
  to: number
  left: number
  right: number
  top: number
  height: number
}

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

/** A bar lies a little under the middle of its line, because a rule may stand over it. */
function barBox({ top, height }: Track, isThin: boolean): { y: number; height: number } {
  const [y, thickness] = [top + 0.2 * height, 0.7 * height]
  return isThin ? { y: y + 0.25 * thickness, height: 0.5 * thickness } : { y, height: thickness }
}

function middleOf(track: Track): number {
  const { y, height } = barBox(track, false)
  return y + height / 2
}

function drawBar(canvas: Canvas, mark: Extract<Mark, { type: "bar" }>, track: Track): string {
  const { palette, size } = canvas
  const tone = palette.tones[mark.tone]
  const isHatched = mark.pattern === "hatched" || mark.tone === "undetermined"
  const [start, end] = [track.x(Math.min(mark.from, mark.to)), track.x(Math.max(mark.from, mark.to))]
  const width = Math.max(end - start, 1.5 * size.weight)
  const x = Math.min(start, track.right - width)
  const { y, height } = barBox(track, mark.isThin)
  const isOutlined = mark.weight === "outline" || mark.pattern === "dashed"
  const opacity = { dark: 1, light: isHatched ? 0.5 : 0.26, faint: 0.14, outline: 1 }[mark.weight]
  const inset = 0.6 * size.weight
  const body = isOutlined
    ? element("rect", {
        x: x + inset,
        y: y + inset,
        width: Math.max(width - 2 * inset, 0.5),
        height: height - 2 * inset,
        fill: isHatched ? hatch(canvas, mark.tone) : palette.paper,
        stroke: tone,
        "stroke-width": 1.25 * size.weight,
        "stroke-dasharray": mark.pattern === "dashed" ? `${2 * size.weight} ${2 * size.weight}` : null,
      })
    : element("rect", {
        x,
        y,
        width,
        height,
        fill: isHatched ? hatch(canvas, mark.tone) : tone,
        opacity: opacity === 1 ? null : opacity,
      })
  const rule = mark.hasRuleOnTop
    ? element("rect", { x, y: y - 0.175 * track.height, width, height: 0.1 * track.height, fill: tone })
    : ""
  const arrows = [
    mark.opensHigh ? drawBarArrow(canvas, mark, track, x + width, 1, opacity) : "",
    mark.opensLow ? drawBarArrow(canvas, mark, track, x, -1, opacity) : "",
  ]
  return (
    body +
    rule +
    arrows.join("") +
    drawLetter(canvas, mark, { x, width, y, height }, isHatched || opacity < 1)
  )
}

/** Past the axis a bar ends in a full arrow outside it; on the axis, where nobody dates the end, in an open one. */
function drawBarArrow(
  { palette, size }: Canvas,
  mark: Extract<Mark, { type: "bar" }>,
  track: Track,
  end: number,
  way: 1 | -1,
  opacity: number,
): string {
  const [middle, w] = [middleOf(track), size.weight]
  const tone = palette.tones[mark.tone]
  const isPast = way === 1 ? end >= track.right - 1 : end <= track.left + 1
  if (isPast) {
    const x = way === 1 ? track.right + w : track.left - w
    const half = (mark.isThin ? 0.22 : 0.35) * track.height
    return element("path", {
      d: path([x, middle - half], [x + way * 9 * w, middle], [x, middle + half], "close"),
      fill: tone,
      opacity: opacity < 1 ? 0.4 : null,
    })
  }
  return element("path", {
    d: path([end + way * w, middle - 5 * w], [end + way * 6 * w, middle], [end + way * w, middle + 5 * w]),
    fill: "none",
    stroke: tone,
    "stroke-width": 1.5 * w,
  })
}

function drawLetter(
  canvas: Canvas,
  mark: Extract<Mark, { type: "bar" }>,
  box: { x: number; y: number; width: number; height: number },
  isPale: boolean,
): string {
  const { palette } = canvas
  const size = Math.min(canvas.size.small, box.height)
  if (!mark.letter || size < 11 || textWidth(mark.letter, "sansStrong", size) + 4 > box.width) return ""
  const isOnPaper = isPale || mark.weight === "outline" || mark.pattern === "dashed"
  return drawText(
    canvas,
    {
      x: box.x + box.width / 2,
      y: box.y + box.height / 2 + 0.35 * size,
      size,
      face: "sansStrong",
      fill: isOnPaper ? palette.ink : palette.on[mark.tone],
      anchor: "middle",
      hasHalo: isOnPaper,
    },
    mark.letter,
  )
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

export function path(...points: ([number, number] | "close")[]): string {
  return points
    .map((point, index) =>
      point === "close"
        ? "Z"
        : `${index === 0 ? "M" : "L"}${Number(point[0].toFixed(2))} ${Number(point[1].toFixed(2))}`,
    )
    .join("")
}
