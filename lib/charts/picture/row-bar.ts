import type { Mark } from "../figure/figure"
import { drawText, hatch, type Canvas } from "./canvas"
import { element } from "./markup"
import { barBox, middleOf, path, type Track } from "./row-track"
import { textWidth } from "./text-width"
import { smallestText } from "./type-scale"

/** A span of months or values: light or dark, hatched or dashed, with a rule on top, open at an end, with a letter. */
export function drawBar(canvas: Canvas, mark: Extract<Mark, { type: "bar" }>, track: Track): string {
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
  // A capital is seven tenths as high as its size, so it may be larger than the bar is high.
  const size = Math.max(smallestText, Math.min(canvas.size.small, 1.25 * box.height))
  if (!mark.letter || 0.7 * size > box.height || textWidth(mark.letter, "sansStrong", size) + 4 > box.width)
    return ""
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
