import type { RowsPlot } from "../figure/figure"
import { drawLine, drawText, type Canvas, type Drawn, type Room } from "./canvas"
import { drawable } from "./markup"
import { moreWords } from "./more-words"
import { rowAbove } from "./row-above"
import { rowBeside } from "./row-beside"
import { drawGrid, type MeasuredRow } from "./row-grid"
import { mostRowsOnCard, rowsLayout, trackOf, type RowsLayout } from "./rows-layout"
import { textWidth } from "./text-width"
import { placeTicks } from "./ticks"
import { wrapText } from "./wrap-text"

type Section = RowsPlot["sections"][number]

/** How high the bars of a card may be, in parts of the usual. The highest with which most rows fit are taken. */
const cardBars = [1.7, 1.5, 1.35, 1.2, 1.1, 1, 0.9, 0.8, 0.72]

/** Bars and dots row by row under one axis. On a card what does not fit is counted and named. */
export function drawRows(canvas: Canvas, plot: RowsPlot, room: Room): Drawn {
  const lay = (bar: number) =>
    layRows({ ...canvas, size: { ...canvas.size, bar: bar * canvas.size.bar } }, plot, room)
  if (room.height === null) return lay(1)
  let best = lay(cardBars[0]!)
  for (const bar of cardBars.slice(1)) {
    if (best.left === 0) break
    const laid = lay(bar)
    if (laid.left < best.left) best = laid
  }
  return best
}

function layRows(canvas: Canvas, plot: RowsPlot, room: Room): Drawn & { left: number } {
  const { palette, size } = canvas
  const layout = rowsLayout(canvas, plot, room)
  const rowOf = layout.kind === "beside" ? rowBeside : rowAbove
  const axis = drawAxis(canvas, plot, layout, room)
  const moreHeight = 1.5 * size.small
  const end = room.height === null ? Infinity : room.y + room.height
  const markup = [axis.markup]
  const left: string[] = []
  let y = axis.bottom

  const sections = plot.sections.map((section) => ({
    head: sectionHead(canvas, section, room),
    rows: section.rows.map((row) => rowOf(canvas, plot, row, layout, room)),
  }))
  const total = sections.reduce(
    (sum, { head, rows }) => sum + head.height + rows.reduce((all, row) => all + row.height, 0),
    y,
  )
  const floor = total <= end ? end : end - moreHeight
  const hairline = (at: number) =>
    drawLine(room.x, Math.round(at), room.x + room.width, Math.round(at), {
      stroke: palette.hairline,
    })
  let shown = 0
  for (const { head, rows } of sections) {
    const fits = (row: MeasuredRow, with_: number) => y + with_ + row.height <= floor || shown === 0
    if (rows.length > 0 && head.height > 0 && shown > 0 && left.length === 0) markup.push(hairline(y))
    rows.forEach((row, index) => {
      const above = index === 0 ? head.height : 0
      const isOver = room.height !== null && shown >= mostRowsOnCard
      if (left.length > 0 || isOver || !fits(row, above)) {
        left.push(row.name)
        return
      }
      if (index === 0) {
        markup.push(head.draw(y))
        y += head.height
      }
      markup.push(row.draw(y), hairline(y))
      y += row.height
      shown++
    })
  }
  markup.push(hairline(y))
  if (left.length > 0) {
    const words = moreWords(left, canvas.elsewhere, size.small, room.width)
    markup.push(
      drawText(canvas, { x: room.x, y: y + 1.35 * size.small, size: size.small, fill: palette.muted }, words),
    )
    y += moreHeight
  }
  return { markup: markup.join(""), bottom: y + 1, left: left.length }
}

/** What stands over a section: its title, and the note after it. */
function sectionHead(canvas: Canvas, { title, note }: Section, room: Room) {
  const { palette, size } = canvas
  const heading = drawable(title ?? "")
  const said = drawable(note ?? "")
  if (heading === "" && said === "") return { height: 0, draw: () => "" }
  const indent = heading === "" ? 0 : textWidth(heading, "sansStrong", size.name) + 0.5 * size.name
  const step = 1.4 * size.small
  const isInline = said !== "" && indent + textWidth(said, "sans", size.small) <= room.width
  const lines = said === "" || isInline ? [] : wrapText(said, "sans", size.small, room.width)
  const titles = heading === "" ? [] : wrapText(heading, "sansStrong", size.name, room.width)
  const first = 1.6 * size.name
  const titlesHeight =
    titles.length === 0 ? (isInline ? first : 0.4 * size.name) : first + (titles.length - 1) * 1.3 * size.name
  const height = Math.ceil(titlesHeight + lines.length * step + 0.6 * size.name)
  const draw = (y: number) => {
    const strong = titles.map((text, index) =>
      drawText(
        canvas,
        {
          x: room.x,
          y: y + first + index * 1.3 * size.name,
          size: size.name,
          face: "sansStrong",
          fill: palette.ink,
        },
        text,
      ),
    )
    const quiet = (isInline ? [said] : lines).map((text, index) =>
      drawText(
        canvas,
        {
          x: room.x + (isInline ? indent : 0),
          y: isInline ? y + first : y + titlesHeight + (index + 1) * step,
          size: size.small,
          fill: palette.muted,
        },
        text,
      ),
    )
    return [...strong, ...quiet].join("")
  }
  return { height, draw }
}

/** Ticks over the rows. Today's label stands left of its line among them where there is room, else above. */
function drawAxis(canvas: Canvas, plot: RowsPlot, layout: RowsLayout, room: Room): Drawn {
  const { palette, size } = canvas
  const { x } = trackOf(plot, layout)
  const edges = { left: room.x, right: room.x + room.width }
  const now = plot.now && { x: Math.round(x(plot.now.at)), label: drawable(plot.now.label) }
  const ticks = placeTicks(plot.x.ticks, x, size.label, edges, now?.x)
  const gap = 0.35 * size.label
  const width = now ? textWidth(now.label, "sansStrong", size.label) : 0
  const isAmongTicks =
    now !== null &&
    now.x - gap - width >= room.x &&
    ticks.every(({ left, right }) => right + gap <= now.x - gap - width || left >= now.x)
  const nowHeight = now && !isAmongTicks ? 1.3 * size.label : 0
  const baseline = room.y + nowHeight + size.label
  const bottom = Math.round(baseline + 0.5 * size.label)
  const labels = ticks.map((tick) =>
    drawText(
      canvas,
      { x: tick.x, y: baseline, size: size.label, fill: palette.muted, anchor: "middle" },
      tick.label,
    ),
  )
  if (!now) return { markup: labels.join(""), bottom }
  const centre = Math.max(edges.left + width / 2, Math.min(edges.right - width / 2, now.x))
  const style = { size: size.label, face: "sansStrong" as const, fill: palette.ink }
  const label = isAmongTicks
    ? drawText(canvas, { ...style, x: now.x - gap, y: baseline, anchor: "end" }, now.label)
    : drawText(canvas, { ...style, x: centre, y: room.y + 0.85 * size.label, anchor: "middle" }, now.label)
  const top = isAmongTicks ? room.y + 0.1 * size.label : room.y + nowHeight - 0.15 * size.label
  const line = drawGrid(canvas, { ...plot, x: { ...plot.x, ticks: [] } }, layout, top, bottom)
  return { markup: [line, ...labels, label].join(""), bottom }
}
