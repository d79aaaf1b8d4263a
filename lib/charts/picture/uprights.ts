import type { XyPlot } from "../figure/figure"
import { drawLine, drawText, uprightWeight, type Canvas } from "./canvas"
import { drawable } from "./markup"
import { takeFirstFree, type Taken } from "./place-labels"
import { textWidth } from "./text-width"

/** A line over the whole plot with its label above: today, or a day that changed something. */
type Upright = { at: number; label: string; isNow: boolean }
type Place = Taken & { row: number; anchor: "start" | "end" }
export type PlacedUpright = Upright & { x: number; place: Place | null }

/** Rows of labels over a plot, at most; what finds no place there is named in the words. */
const mostRows = 4
/** How many rows further down a label goes rather than lie over another line. */
const crossing = { now: 3.5, rule: 0.75 }

/**
 * Finds each label a place beside its line, in as few rows over the plot as they take.
 *
 * @returns `height`: of the rows together
 */
export function placeUprights(
  canvas: Canvas,
  plot: Pick<XyPlot, "now" | "layers">,
  x: (at: number) => number,
  edges: { left: number; right: number },
): { placed: PlacedUpright[]; height: number } {
  const { size } = canvas
  const rules = plot.layers.flatMap((layer) =>
    layer.type === "rule" ? [{ at: layer.at, label: drawable(layer.label), isNow: false }] : [],
  )
  const now = plot.now ? [{ at: plot.now.at, label: drawable(plot.now.label), isNow: true }] : []
  const all = [...now, ...rules].map((upright) => ({ ...upright, x: Math.round(x(upright.at)) }))
  const taken: Taken[] = []
  const placed = all.map((upright) => {
    const places = placesOf(canvas, upright)
    const cost = (place: Place) =>
      place.row +
      all.reduce((sum, other) => {
        const isCrossed = other !== upright && other.x > place.left && other.x < place.right
        return sum + (isCrossed ? crossing[other.isNow ? "now" : "rule"] : 0)
      }, 0)
    const cheapest = [...places].sort((a, b) => cost(a) - cost(b) || a.row - b.row)
    return { ...upright, place: upright.label === "" ? null : takeFirstFree(cheapest, taken, edges) }
  })
  const rows = Math.max(0, ...placed.map(({ place }) => (place ? place.row + 1 : 0)))
  return { placed, height: rows * rowHeight(canvas) + (rows > 0 ? 0.3 * size.label : 0) }
}

/** Right and left of the line in each row. */
function placesOf({ size }: Canvas, { x, label, isNow }: Upright & { x: number }): Place[] {
  const width = textWidth(label, isNow ? "sansStrong" : "sans", size.label)
  const gap = 0.35 * size.label
  return Array.from({ length: mostRows }, (_, row) => row).flatMap((row) => {
    const band = { row, top: row, bottom: row + 1 }
    return [
      { ...band, left: x - gap / 2, right: x + 2 * gap + width, anchor: "start" },
      { ...band, left: x - 2 * gap - width, right: x + gap / 2, anchor: "end" },
    ]
  })
}

export function drawUprights(canvas: Canvas, placed: PlacedUpright[], top: number, floor: number): string {
  const { palette, size } = canvas
  const lines = placed.map(({ x, isNow, place }) =>
    drawLine(x, top + (place?.row ?? 0) * rowHeight(canvas), x, floor, {
      stroke: isNow ? palette.ink : palette.muted,
      "stroke-width": uprightWeight(canvas),
      "stroke-dasharray": isNow ? null : `${uprightWeight(canvas)} ${3 * size.weight}`,
    }),
  )
  const labels = placed.map(({ x, label, isNow, place }) =>
    place === null
      ? ""
      : drawText(
          canvas,
          {
            x: x + (place.anchor === "start" ? 0.35 : -0.35) * size.label,
            y: top + place.row * rowHeight(canvas) + 0.85 * size.label,
            size: size.label,
            face: isNow ? "sansStrong" : "sans",
            fill: isNow ? palette.ink : palette.muted,
            anchor: place.anchor,
            hasHalo: true,
          },
          label,
        ),
  )
  return [...lines, ...labels].join("")
}

function rowHeight({ size }: Canvas): number {
  return 1.3 * size.label
}
