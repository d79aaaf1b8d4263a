import "server-only"
import type { ChartDocument } from "@/lib/charts/document"
import { asOfWords } from "@/lib/charts/doors/provenance-words"
import { csvwMetadata } from "@/lib/csvw"
import type { ChartDoor } from "@/lib/routes"
import { creditsOf } from "@/lib/charts/doors/credits"
import { withSvgMetadata } from "@/lib/charts/doors/svg-metadata"
import { toCsv } from "@/lib/charts/doors/to-csv"
import { toMarkdown } from "@/lib/charts/doors/to-markdown"
import { drawPicture, type Picture } from "@/lib/charts/picture/draw-picture"
import { darkPalette, lightPalette } from "@/lib/charts/picture/palettes"
import { siteAddress } from "@/lib/server/auth/site-address"
import type { DoorChart } from "./door-chart"
import { usualOptions, type DoorOptions } from "./door-options"
import { packageDoor } from "./package-door"
import { withPngTexts } from "./png-texts"
import { renderedPng } from "./rendered-png"

/** A card is what a message or a mail shows of a link. */
export const card = { width: 1200, height: 630 } as const

type PictureChoice = Extract<DoorOptions, { door: "svg" | "png" }>

/** A chart as the bytes of one of its files. The same chart, options and site address give the same bytes. */
export async function writeDoor(
  chart: Pick<DoorChart, "content" | "hash" | "address" | "doorAddress" | "frozenOn">,
  document: ChartDocument,
  options: DoorOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const { content, hash, address, doorAddress, frozenOn } = chart
  const text = new TextEncoder()
  const credits = creditsOf(document, { page: new URL(address, siteAddress()).href, frozenOn })
  switch (options.door) {
    case "json":
      return content
    case "csv":
      return text.encode(`${options.bom === "1" ? "\ufeff" : ""}${toCsv(document)}`)
    case "md":
      return text.encode(toMarkdown(document, { link: new URL(address, siteAddress()).href }))
    case "csv-metadata.json":
      return text.encode(
        csvwMetadata({
          ...credits,
          url: doorAddress("csv"),
          licence: credits.licence.url,
          columns: document.data.columns,
        }),
      )
    case "svg":
      return text.encode(withSvgMetadata(draw(document, address, options).svg, credits))
    case "png": {
      const { theme, background, width, size, scale } = options
      const key = [hash, siteAddress().host, address, theme, background, width, size, scale].join(" ")
      const png = await renderedPng(key, () => draw(document, address, options), Number(scale))
      return withPngTexts(png, {
        Title: credits.title,
        Author: "Chip Runway",
        Copyright: `${credits.licence.name}, ${credits.licence.url}`,
        Description: credits.citation,
        Source: credits.sources.join("\n"),
      })
    }
    case "zip": {
      const write = (door: ChartDoor) => writeDoor(chart, document, usualOptions(door))
      return packageDoor(
        {
          "table.csv": await write("csv"),
          "table.csv-metadata.json": text.encode(
            csvwMetadata({
              ...credits,
              url: "table.csv",
              licence: credits.licence.url,
              columns: document.data.columns,
            }),
          ),
          "chart.json": content,
          "chart.svg": await write("svg"),
          "chart.png": await write("png"),
        },
        credits,
      )
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
