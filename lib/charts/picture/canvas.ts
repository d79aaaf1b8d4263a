import type { Tone } from "../figure/figure"
import { drawable, element, escapeXml, type Attributes } from "./markup"
import type { Palette } from "./palettes"
import type { Face } from "./text-width"
import type { TypeScale } from "./type-scale"

/** A part of a picture, drawn: its markup, and the height at which it ends. */
export type Drawn = { markup: string; bottom: number }

/** Where a part is drawn. `height` null: as high as it needs. */
export type Room = { x: number; y: number; width: number; height: number | null }

/** What every part of one picture shares. */
export type Canvas = {
  palette: Palette
  /** Begins every id, so that pictures in one document do not meet. */
  prefix: string
  size: TypeScale
  /** Where the whole is to be had, as the end of "5 more …". */
  elsewhere: string
  /** Tones that are hatched somewhere; each gets one pattern. */
  hatched: Set<Tone>
}

export type TextStyle = {
  x: number
  /** Of the baseline. */
  y: number
  size: number
  face?: Face
  fill: string
  anchor?: "start" | "middle" | "end"
  /** A rim of paper, for text that lies over marks. */
  hasHalo?: boolean
  lang?: string | null
}

/** A line of text. The only way into a picture for words, so that all are escaped. */
export function drawText({ palette }: Canvas, style: TextStyle, text: string): string {
  const words = drawable(text)
  if (words === "") return ""
  const { x, y, size, face = "sans", fill, anchor = "start", hasHalo = false, lang = null } = style
  return element(
    "text",
    {
      x,
      y,
      "font-size": size,
      fill,
      "font-weight": face === "sans" ? null : 600,
      "font-family": face === "serif" ? palette.serif : null,
      "text-anchor": anchor === "start" ? null : anchor,
      lang,
      ...(hasHalo
        ? {
            stroke: palette.paper,
            "stroke-width": size / 4,
            "stroke-linejoin": "round",
            "paint-order": "stroke",
          }
        : {}),
    },
    escapeXml(words),
  )
}

/** A line from point to point; upright and level ones fall on whole pixels. */
export function drawLine(x1: number, y1: number, x2: number, y2: number, attributes: Attributes): string {
  const isStraight = x1 === x2 || y1 === y2
  return element("line", {
    x1,
    y1,
    x2,
    y2,
    ...(isStraight ? { "shape-rendering": "crispEdges" } : {}),
    ...attributes,
  })
}

/** Thickness of an upright that means something, today's above all. Grids are hairlines of one pixel. */
export function uprightWeight({ size }: Canvas): number {
  return Math.round(1.2 * size.weight)
}

/** The fill of a tone as hatching. */
export function hatch(canvas: Canvas, tone: Tone): string {
  canvas.hatched.add(tone)
  return `url(#${hatchId(canvas, tone)})`
}

function hatchId({ prefix }: Canvas, tone: Tone): string {
  return `${prefix}-hatch-${tone}`
}

/** The patterns that were asked for. What is strained, stopped or undetermined is never a flat colour. */
export function hatchPatterns(canvas: Canvas): string {
  const step = 5 * canvas.size.weight
  return [...canvas.hatched]
    .map((tone) =>
      element(
        "pattern",
        {
          id: hatchId(canvas, tone),
          width: step,
          height: step,
          patternUnits: "userSpaceOnUse",
          patternTransform: "rotate(45)",
        },
        element("rect", {
          width: step,
          height: step,
          fill: canvas.palette.tones[tone],
          "fill-opacity": 0.12,
        }),
        element("rect", { width: 0.32 * step, height: step, fill: canvas.palette.tones[tone] }),
      ),
    )
    .join("")
}
