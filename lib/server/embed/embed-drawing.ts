import "server-only"
import type { Figure } from "@/lib/charts/figure/figure"
import { drawPicture, type Picture } from "@/lib/charts/picture/draw-picture"
import { variablePalette } from "@/lib/charts/picture/palettes"

/**
 * The drawings in an embed. Each is drawn `width` wide and shown in frames from `from` up to `to` pixels, so that
 * its text is never set smaller than four fifths, or larger than one and a half times, of what it was drawn as.
 */
export const embedWidths = [
  { name: "narrow", width: 320, from: null, to: 500 },
  { name: "middle", width: 560, from: 500, to: 800 },
  { name: "wide", width: 880, from: 800, to: null },
] as const
type Layout = (typeof embedWidths)[number]

/** Room on each side of what is in the frame, in pixels. */
export const embedPadding = 16

/** One of the drawings, in the colours that the document around it sets. */
export function embedDrawing(figure: Figure, { name, width }: Layout): Picture {
  return drawPicture(figure, {
    width,
    height: null,
    palette: variablePalette,
    // What stands around the drawing is said by the document.
    foot: { source: "", link: null, note: null },
    hasHeading: false,
    background: false,
    idPrefix: name,
  })
}

/** The drawing that a frame of a width shows. */
export function layoutFor(frameWidth: number): Layout {
  return embedWidths.find(({ to }) => to === null || frameWidth < to)!
}
