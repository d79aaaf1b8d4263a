import "server-only"
import type { ChartDocument } from "@/lib/charts/document"
import { asOfWords } from "@/lib/charts/doors/provenance-words"
import { toCsv } from "@/lib/charts/doors/to-csv"
import { toMarkdown } from "@/lib/charts/doors/to-markdown"
import { drawPicture, type Picture } from "@/lib/charts/picture/draw-picture"
import { darkPalette, lightPalette } from "@/lib/charts/picture/palettes"
import { siteAddress } from "@/lib/server/auth/site-address"
import type { DoorChart } from "./door-chart"
import type { DoorOptions } from "./door-options"
import { renderedPng } from "./rendered-png"

/** A card is what a message or a mail shows of a link. */
export const card = { width: 1200, height: 630 } as const

type PictureChoice = Extract<DoorOptions, { door: "svg" | "png" }>

/** A chart as the bytes of one of its files. The same chart, options and site address give the same bytes. */
export async function writeDoor(
  { content, hash, address }: Pick<DoorChart, "content" | "hash" | "address">,
  document: ChartDocument,
  options: DoorOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const text = new TextEncoder()
  switch (options.door) {
    case "json":
      return content
    case "csv":
      return text.encode(`${options.bom === "1" ? "\ufeff" : ""}${toCsv(document)}`)
    case "md":
      return text.encode(toMarkdown(document, { link: new URL(address, siteAddress()).href }))
    case "svg":
      return text.encode(draw(document, address, options).svg)
    case "png": {
      const { theme, background, width, size, scale } = options
      const key = [hash, siteAddress().host, address, theme, background, width, size, scale].join(" ")
      return renderedPng(key, () => draw(document, address, options), Number(scale))
    }
  }
}

function draw({ figure, provenance }: ChartDocument, address: string, choice: PictureChoice): Picture {
  return drawPicture(figure, {
    width: Number(choice.width),
    height: choice.size === "card" ? card.height : null,
    palette: choice.theme === "dark" ? darkPalette : lightPalette,
    foot: {
      source: `Chip Runway · ${asOfWords(provenance)}`,
      link: `${siteAddress().host}${address}`,
      note: null,
    },
    hasHeading: true,
    background: choice.background === "paper",
    idPrefix: "chart",
  })
}
