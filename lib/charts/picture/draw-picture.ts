import type { Figure } from "../figure/figure"
import { hatchPatterns, type Canvas, type Drawn, type Room } from "./canvas"
import { drawFoot, footLines, type PictureFoot } from "./foot"
import { drawHeading } from "./heading"
import { digits, drawable, element, escapeXml } from "./markup"
import type { Palette } from "./palettes"
import { drawPanels } from "./panels-plot"
import { drawRows } from "./rows-plot"
import { drawTable } from "./table-plot"
import { cardScale, pageScale } from "./type-scale"
import { drawWords, wordLineHeight, wordLines } from "./words"
import { drawXy } from "./xy-plot"

export type PictureOptions = {
  /** In pixels; the layouts are made for 360, 720 and 1200. */
  width: number
  /** Null: as high as everything needs. A number: a card, on which what does not fit is counted, not cut silently. */
  height: number | null
  palette: Palette
  foot: PictureFoot
  /** False: title, subtitle, words and foot stand around the picture, not in it. */
  hasHeading: boolean
  /** False: nothing is painted behind the drawing. */
  background: boolean
  /** Begins every id of the picture; give each picture of a document its own. */
  idPrefix: string
}

export type Picture = { svg: string; width: number; height: number }

/** Of the height under the heading of a card: what the plot keeps, however long the words are. */
const leastPlotShare = 0.62

/**
 * A figure as one self-contained SVG: no script, no address of anything outside, every text escaped. The same
 * figure and options give the same bytes.
 *
 * @throws RangeError when the width, or the height of a card, leaves no room to draw in
 */
export function drawPicture(figure: Figure, options: PictureOptions): Picture {
  const { width, height, palette, foot, hasHeading, background, idPrefix } = options
  if (!(width >= 280 && width <= 4000)) throw new RangeError(`a picture is 280 to 4000 wide, got ${width}`)
  if (height !== null && !(height >= 280)) throw new RangeError(`a card is at least 280 high, got ${height}`)
  const size = height === null ? pageScale(width) : cardScale(width)
  const prefix = idPrefix.replace(/[^A-Za-z0-9_-]/g, "") || "picture"
  const canvas: Canvas = {
    palette,
    prefix,
    size,
    elsewhere: hasHeading && foot.link ? "at the link" : "in the full chart",
    hatched: new Set(),
  }

  const pad = hasHeading || background ? size.pad : 0
  const inner = width - 2 * pad
  const heading = hasHeading ? drawHeading(canvas, figure, { x: pad, y: pad, width: inner, height }) : null
  const plotY = heading ? heading.bottom + 0.55 * size.label : pad
  const under = hasHeading
    ? measureUnder(canvas, figure, foot, inner, height === null ? null : height - plotY)
    : null
  const plotRoom = height === null ? null : height - pad - plotY - (under ? under.height : 0)

  const plot = drawPlot(canvas, figure, { x: pad, y: plotY, width: inner, height: plotRoom })
  // On a card the words stand at its foot, whatever the plot left free.
  const underY = plotRoom === null ? plot.bottom : plotY + plotRoom
  const words = under ? drawWords(canvas, under.words, pad, underY + under.gap) : null
  const footer =
    under && words ? drawFoot(canvas, under.foot, pad, words.bottom + under.gap / 2, inner) : null
  const total = Math.ceil(height ?? (footer?.bottom ?? underY) + pad)

  const title = drawable(figure.title)
  const desc = drawable(figure.summary)
  const svg = element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${digits(width)} ${digits(total)}`,
      width,
      height: total,
      role: "img",
      "aria-labelledby": `${prefix}-title ${prefix}-desc`,
      "font-family": palette.sans,
    },
    element("title", { id: `${prefix}-title` }, escapeXml(title)),
    element("desc", { id: `${prefix}-desc` }, escapeXml(desc)),
    canvas.hatched.size > 0 ? element("defs", {}, hatchPatterns(canvas)) : "",
    background ? element("rect", { width, height: total, fill: palette.paper }) : "",
    heading?.markup ?? "",
    plot.markup,
    words?.markup ?? "",
    footer?.markup ?? "",
  )
  return { svg, width, height: total }
}

/** Words and foot: what they need, before the plot takes the rest. The words give way, the foot does not. */
function measureUnder(canvas: Canvas, figure: Figure, foot: PictureFoot, width: number, room: number | null) {
  const lines = footLines(canvas, foot, width)
  const gap = 0.7 * canvas.size.small
  const left = room === null ? null : (1 - leastPlotShare) * room - lines.height - 1.5 * gap
  const most = left === null ? null : Math.max(1, Math.floor(left / wordLineHeight(canvas)))
  const words = wordLines(canvas, figure.words, width, most)
  return { words, foot: lines, gap, height: words.length * wordLineHeight(canvas) + lines.height + 1.5 * gap }
}

function drawPlot(canvas: Canvas, figure: Figure, room: Room): Drawn {
  switch (figure.plot.type) {
    case "xy":
      return drawXy(canvas, figure.plot, room)
    case "rows":
      return drawRows(canvas, figure.plot, room)
    case "panels":
      return drawPanels(canvas, figure.plot, room)
    case "table":
      return drawTable(canvas, figure.table, room)
  }
}
