import type { XyPlot } from "../figure/figure"
import { drawLine, drawText, uprightWeight, type Canvas } from "./canvas"
import { drawable, element } from "./markup"
import { takeFirstFree, type Taken } from "./place-labels"
import { textWidth } from "./text-width"
import { cutText } from "./wrap-text"
import type { XyScales } from "./xy-layers"

/** Points with a dotted line down to the axis and their words beside it, where there is a free place. */
export function drawPoints(
  canvas: Canvas,
  plot: Pick<XyPlot, "layers" | "x">,
  { x, y, from, to }: XyScales,
  box: Taken,
): string {
  const { palette, size } = canvas
  const taken: Taken[] = []
  return plot.layers
    .map((layer) => {
      if (layer.type !== "point" || layer.at < from || layer.at > to) return ""
      const [cx, cy] = [x(layer.at), y(layer.value)]
      const text = cutText(drawable(layer.label), "sans", size.label, 0.9 * (box.right - box.left))
      const width = textWidth(text, "sans", size.label)
      const gap = 0.45 * size.label
      const lefts = [
        cx + gap,
        cx - gap - width,
        Math.min(Math.max(cx - width / 2, box.left), box.right - width),
      ]
      const baselines = [box.bottom - 0.5 * size.label, cy - 0.8 * size.label, box.bottom - 1.9 * size.label]
      const places = baselines.flatMap((baseline) =>
        lefts.map((left) => ({
          left,
          right: left + width,
          top: baseline - size.label,
          bottom: baseline + 0.3 * size.label,
          baseline,
        })),
      )
      const place =
        text === ""
          ? null
          : takeFirstFree(
              places.filter(({ top }) => top >= box.top),
              taken,
              box,
            )
      return [
        drawLine(Math.round(cx), cy, Math.round(cx), box.bottom, {
          stroke: palette.ink,
          "stroke-width": uprightWeight(canvas),
          "stroke-dasharray": `${uprightWeight(canvas)} ${3 * size.weight}`,
        }),
        element("circle", {
          cx,
          cy,
          r: 4.5 * size.weight,
          fill: palette.paper,
          stroke: palette.ink,
          "stroke-width": 2 * size.weight,
        }),
        place
          ? drawText(
              canvas,
              { x: place.left, y: place.baseline, size: size.label, fill: palette.ink, hasHalo: true },
              text,
            )
          : "",
      ].join("")
    })
    .join("")
}
