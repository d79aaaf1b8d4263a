import type { Mark } from "../figure/figure"
import { drawText, type Canvas } from "./canvas"
import { drawable, element } from "./markup"
import { takeFirstFree, type Taken } from "./place-labels"
import type { Track } from "./row-track"
import { textWidth } from "./text-width"

type Dot = Extract<Mark, { type: "dot" }>

/** Dots by area, the largest as high as their line. A count stands in its dot, or beside it where there is room. */
export function drawDots(canvas: Canvas, dots: readonly Dot[], track: Track): string {
  const { palette, size } = canvas
  const middle = track.top + 0.55 * track.height
  const circles = dots.map((dot) => ({
    dot,
    x: track.x(dot.at),
    r: Math.max(3 * size.weight, 0.5 * track.height * Math.sqrt(dot.size)),
  }))
  const band = { top: track.top, bottom: track.top + track.height }
  const taken: Taken[] = circles.map(({ x, r }) => ({ ...band, left: x - r, right: x + r }))
  const edges = { left: track.left - 12, right: track.right + 12 }
  const drawn = circles.map(({ dot, x, r }) =>
    element("circle", {
      cx: x,
      cy: middle,
      r: dot.isHollow ? r - 0.75 * size.weight : r,
      fill: dot.isHollow ? palette.paper : palette.tones[dot.tone],
      // A rim of paper keeps dots that overlap apart.
      stroke: dot.isHollow ? palette.tones[dot.tone] : palette.paper,
      "stroke-width": (dot.isHollow ? 1.5 : 1) * size.weight,
    }),
  )
  const counts = circles.map(({ dot, x, r }) => {
    const text = drawable(dot.count ?? "")
    if (text === "") return ""
    const width = textWidth(text, "sans", size.small)
    const style = { y: middle + 0.35 * size.small, size: size.small }
    if (width + 4 <= 1.7 * r) {
      const fill = dot.isHollow ? palette.ink : palette.on[dot.tone]
      return drawText(canvas, { ...style, x, fill, anchor: "middle" }, text)
    }
    const place = takeFirstFree(
      [
        { ...band, left: x + r + 1, right: x + r + 5 + width, x: x + r + 3 },
        { ...band, left: x - r - 5 - width, right: x - r - 1, x: x - r - 3 - width },
      ],
      taken,
      edges,
    )
    return place ? drawText(canvas, { ...style, x: place.x, fill: palette.muted, hasHalo: true }, text) : ""
  })
  return [...drawn, ...counts].join("")
}
