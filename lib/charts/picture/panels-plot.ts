import type { Panel, PanelsPlot } from "../figure/figure"
import { drawLine, drawText, type Canvas, type Drawn, type Room } from "./canvas"
import { drawable } from "./markup"
import { textWidth } from "./text-width"
import { cutText, wrapAtMost } from "./wrap-text"
import { drawNamesUnder } from "./xy-names"
import { drawXy } from "./xy-plot"

/** Narrowest panel, in multiples of the label's size: years then still stand apart. */
const leastWidth = 24

/** Plots beside each other, as many in a row as there is room for; their names stand once, under all. */
export function drawPanels(canvas: Canvas, plot: PanelsPlot, room: Room): Drawn {
  const { size } = canvas
  const gap = 1.8 * size.label
  const fitting = Math.max(1, Math.floor((room.width + gap) / (leastWidth * size.label + gap)))
  const columns = columnsOf(plot.panels.length, Math.min(3, fitting))
  const rows = Math.ceil(plot.panels.length / columns)
  const width = Math.floor((room.width - (columns - 1) * gap) / columns)
  const names = plot.names.map((name) => ({ ...name, value: 0 }))
  const namesHeight = drawNamesUnder(canvas, names, room.x, 0, room.width).bottom + (names.length > 0 ? 6 : 0)
  const rowGap = 1.2 * size.label
  const height =
    room.height === null ? null : (room.height - 0.6 * size.label - namesHeight - (rows - 1) * rowGap) / rows

  // Below a subtitle the panels' rules need room of their own.
  const start = room.y + 0.6 * size.label
  let [top, bottom] = [start, start]
  const markup = plot.panels.map((panel, index) => {
    if (index > 0 && index % columns === 0) top = bottom + rowGap
    const x = room.x + (index % columns) * (width + gap)
    const drawn = drawPanel(canvas, panel, { x, y: top, width, height })
    bottom = Math.max(bottom, drawn.bottom)
    return drawn.markup
  })
  const under = drawNamesUnder(canvas, names, room.x, bottom + 6, room.width)
  return { markup: [...markup, under.markup].join(""), bottom: names.length > 0 ? under.bottom : bottom }
}

/** Four panels stand two by two where three would leave one alone. */
function columnsOf(panels: number, fitting: number): number {
  if (panels <= fitting) return panels
  return panels === 4 && fitting === 3 ? 2 : fitting
}

function drawPanel(canvas: Canvas, panel: Panel, { x, y, width, height }: Room): Drawn {
  const { palette, size } = canvas
  const baseline = y + size.label
  const heading = headingOf(canvas, panel, x, baseline, width)
  const top = baseline + 0.6 * size.label
  const rule = drawLine(x, y - 0.35 * size.label, x + width, y - 0.35 * size.label, {
    stroke: palette.hairline,
  })
  if (panel.plot === null) {
    const lines = wrapAtMost(drawable(panel.missing ?? ""), "sans", size.label, width, 8)
    const words = lines.map((line, index) =>
      drawText(
        canvas,
        { x, y: top + (1.1 + 1.4 * index) * size.label, size: size.label, fill: palette.muted },
        line,
      ),
    )
    return { markup: [rule, heading, ...words].join(""), bottom: top + 1.4 * lines.length * size.label }
  }
  const plot = drawXy(canvas, panel.plot, {
    x,
    y: top,
    width,
    height: height === null ? Math.round(0.62 * width + 2 * size.label) : Math.max(90, height - (top - y)),
  })
  return { markup: [rule, heading, plot.markup].join(""), bottom: plot.bottom }
}

/** "Baidu 百度  for orientation only"; what has no room is left off from the end. */
function headingOf(canvas: Canvas, panel: Panel, x: number, y: number, width: number): string {
  const { palette, size } = canvas
  const name = cutText(drawable(panel.label), "sansStrong", size.label, width)
  const parts = [drawText(canvas, { x, y, size: size.label, face: "sansStrong", fill: palette.ink }, name)]
  let left = x + textWidth(name, "sansStrong", size.label) + 0.5 * size.label
  for (const [text, lang] of [
    [panel.labelZh, "zh-Hans"],
    [panel.detail, null],
  ] as const) {
    if (text === null) continue
    const words = drawable(text)
    const wide = textWidth(words, "sans", size.label)
    if (left + wide > x + width) continue
    parts.push(drawText(canvas, { x: left, y, size: size.label, fill: palette.muted, lang }, words))
    left += wide + 0.5 * size.label
  }
  return parts.join("")
}
