import { drawPicture, type Picture, type PictureOptions } from "@/lib/charts/picture/draw-picture"
import { darkPalette, lightPalette } from "@/lib/charts/picture/palettes"
import { boardFigure } from "./figures"

/** What a card is drawn with, unless a test says otherwise. */
export const cardOptions: PictureOptions = {
  width: 1200,
  height: 630,
  palette: lightPalette,
  foot: {
    source: "16 reports of 10 orders · as of Nov 2026 · data version 412",
    link: "example.org/s/k3fq7a2mzp5d4c6b",
    note: null,
  },
  hasHeading: true,
  background: true,
  idPrefix: "card",
}

export function darkCard(): Picture {
  return drawPicture(boardFigure(), { ...cardOptions, palette: darkPalette })
}
