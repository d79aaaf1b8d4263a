import "server-only"
import type { ChartDocument } from "@/lib/charts/document"
import { drawable } from "@/lib/charts/picture/markup"
import { embedSnippet } from "@/lib/embed-snippet"
import { routes } from "@/lib/routes"
import { siteAddress } from "@/lib/server/auth/site-address"
import type { DoorChart } from "@/lib/server/doors/door-chart"
import { card } from "@/lib/server/doors/write-door"
import { embedHeight } from "@/lib/server/embed/embed-height"

/** What a consumer has room for, in pixels; null: it did not say. */
export type Room = { width: number | null; height: number | null }

/** An answer of type "rich", by oembed.com 2.3.4. */
export type OEmbed = {
  type: "rich"
  version: "1.0"
  title: string
  provider_name: string
  provider_url: string
  /** Seconds. */
  cache_age: number
  html: string
  width: number
  height: number
  thumbnail_url?: string
  thumbnail_width?: number
  thumbnail_height?: number
}

/** A frame in the column of an article. */
const usualWidth = 720

/** Seconds for which an answer holds: a live chart's title may be another one tomorrow. */
export const cacheAge = { frozen: 86_400, live: 300 } as const

/** How a chart is shown in other people's pages, in the room there is. */
export function oembedOf(chart: DoorChart, document: ChartDocument, room: Room): OEmbed {
  const full = (path: string) => new URL(path, siteAddress()).href
  const title = drawable(document.figure.title)
  const width = Math.min(usualWidth, room.width ?? usualWidth)
  // What does not fit scrolls in the frame.
  const height = Math.min(embedHeight(document, width), room.height ?? Infinity)
  return {
    type: "rich",
    version: "1.0",
    title,
    provider_name: "Chip Runway",
    provider_url: siteAddress().origin,
    cache_age: chart.isFrozen ? cacheAge.frozen : cacheAge.live,
    html: embedSnippet({
      src: full(chart.embedAddress),
      title,
      width,
      height,
      withScript: false,
      scriptSrc: full(routes.embedScript()),
    }),
    width,
    height,
    ...thumbnail((scale) => full(chart.doorAddress("png", scale === "1" ? {} : { scale })), room),
  }
}

/** The card in the larger of its sizes that fits; nothing where none does. */
function thumbnail(addressOf: (scale: "1" | "0.5") => string, room: Room): Partial<OEmbed> {
  for (const scale of ["1", "0.5"] as const) {
    const [width, height] = [card.width * Number(scale), card.height * Number(scale)]
    if (width > (room.width ?? Infinity) || height > (room.height ?? Infinity)) continue
    return { thumbnail_url: addressOf(scale), thumbnail_width: width, thumbnail_height: height }
  }
  return {}
}
