import "server-only"
import type { ChartDocument } from "@/lib/charts/document"
import type { Face } from "@/lib/charts/picture/text-width"
import { wrapText } from "@/lib/charts/picture/wrap-text"
import { embedDrawing, embedPadding, layoutFor } from "./embed-drawing"

/** A frame in the column of an article. */
const usualWidth = 720
/** About 68 characters of prose, in multiples of its size. */
const longestLine = 68 * 0.56
/** The highest that a table becomes before it scrolls. */
const highestTable = 384

/**
 * The height in pixels that a chart's embed needs, for the frame to have before a script can measure it. Sizes are
 * those of embed-style.ts; fonts differ from reader to reader, so it is near, not exact.
 */
export function embedHeight({ figure, answer }: ChartDocument, width = usualWidth): number {
  const inner = width - 2 * embedPadding
  const lines = (text: string, face: Face, size: number, most: number) =>
    text === "" ? 0 : wrapText(text, face, size, Math.min(inner, most)).length
  const prose = (text: string, size: number) => lines(text, "sans", size, longestLine * size)
  const words = figure.words.join(" ")
  const heading =
    lines(figure.title, "serif", 21, inner) * 26.3 +
    (4 + prose(answer, 15) * 22) +
    (4 + prose(figure.subtitle, 13) * 18.2)
  const below = words === "" ? 0 : 8 + prose(words, 13) * 18.2
  const foot = 12 + 9 + 18.2
  return Math.ceil(2 * embedPadding + heading + drawn(figure, width, inner) + below + foot)
}

function drawn(figure: ChartDocument["figure"], width: number, inner: number): number {
  if (figure.plot.type === "table") {
    const caption = 22
    return 8 + Math.min(highestTable, caption + (figure.table.rows.length + 1) * 26)
  }
  const layout = layoutFor(width)
  const fold = 8 + 26
  return 12 + (embedDrawing(figure, layout).height * inner) / layout.width + fold
}
