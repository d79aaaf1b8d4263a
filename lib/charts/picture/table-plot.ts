import type { Figure } from "../figure/figure"
import { drawLine, drawText, type Canvas, type Drawn, type Room } from "./canvas"
import { drawable } from "./markup"
import { columnWidths } from "./table-columns"
import { textWidth } from "./text-width"
import { cutText, wrapAtMost } from "./wrap-text"

/** Longest table that is drawn; a longer one is read as a table of the page. */
const mostRows = 200
/** Lines of one cell, and of a column's head. */
const mostLines = { page: 8, card: 4 }

/** A table as text: first column left, numbers right. What does not fit is counted in words under it. */
export function drawTable(canvas: Canvas, table: Figure["table"], room: Room): Drawn {
  const { palette, size } = canvas
  const most = room.height === null ? mostLines.page : mostLines.card
  const widths = columnWidths(canvas, table, room.width, room.height !== null)
  const gap = columnGap(canvas)
  const columns = widths.map((width, index) => {
    const left = room.x + widths.slice(0, index).reduce((sum, other) => sum + other + gap, 0)
    return { ...table.columns[index]!, left, right: left + width, width }
  })
  const step = 1.35 * size.label
  const pad = 0.45 * size.label

  const heads = columns.map(({ label, width }) =>
    wrapAtMost(drawable(label), "sans", size.small, width, most),
  )
  const headLines = Math.max(1, ...heads.map((lines) => lines.length))
  const headStep = 1.3 * size.small
  const ruleY = Math.round(room.y + headLines * headStep + 0.4 * size.small)
  const cell = (
    { isNumeric, left, right }: (typeof columns)[number],
    text: string,
    y: number,
    style: { size: number; fill: string; face?: "sansStrong" },
  ) =>
    drawText(canvas, { ...style, x: isNumeric ? right : left, y, anchor: isNumeric ? "end" : "start" }, text)
  const markup = heads.flatMap((lines, index) =>
    lines.map((text, line) =>
      cell(columns[index]!, text, ruleY - 0.55 * size.small - (lines.length - 1 - line) * headStep, {
        size: size.small,
        fill: palette.muted,
      }),
    ),
  )
  const rule = (y: number, stroke: string) =>
    drawLine(room.x, Math.round(y), room.x + room.width, Math.round(y), {
      stroke,
    })
  markup.push(rule(ruleY, palette.ink))

  const rows = table.rows.slice(0, mostRows).map((row) => {
    const cells = columns.map(({ width }, index) =>
      wrapAtMost(drawable(row[index] ?? ""), index === 0 ? "sansStrong" : "sans", size.label, width, most),
    )
    const lines = Math.max(1, ...cells.map((texts) => texts.length))
    return { cells, height: lines * step + 2 * pad }
  })
  const moreColumns = table.columns.length - columns.length
  const moreHeight = 1.9 * size.small
  const end = room.height === null ? Infinity : room.y + room.height
  const total = rows.reduce((sum, { height }) => sum + height, ruleY)
  const isWhole = total + (moreColumns > 0 ? moreHeight : 0) <= end && rows.length === table.rows.length
  const floor = isWhole ? end : end - moreHeight

  let y = ruleY
  let shown = 0
  for (const { cells, height } of rows) {
    if (shown > 0 && y + height > floor) break
    if (shown > 0) markup.push(rule(y, palette.hairline))
    cells.forEach((lines, index) => {
      lines.forEach((text, line) => {
        const baseline = y + pad + 0.98 * size.label + line * step
        const style = { size: size.label, fill: palette.ink }
        markup.push(
          cell(columns[index]!, text, baseline, index === 0 ? { ...style, face: "sansStrong" } : style),
        )
      })
    })
    y += height
    shown++
  }
  markup.push(rule(y, palette.hairline))
  const words = moreOf(table.rows.length - shown, moreColumns, canvas.elsewhere)
  if (words !== "") {
    const style = { x: room.x, y: y + 1.5 * size.small, size: size.small, fill: palette.muted }
    markup.push(drawText(canvas, style, cutText(words, "sans", size.small, room.width)))
    y += moreHeight
  }
  return { markup: markup.join(""), bottom: y + 1 }
}

function moreOf(rows: number, columns: number, elsewhere: string): string {
  const count = (number: number, what: string) => `${number} more ${what}${number === 1 ? "" : "s"}`
  const parts = [
    ...(rows > 0 ? [count(rows, "row")] : []),
    ...(columns > 0 ? [count(columns, "column")] : []),
  ]
  return parts.length === 0 ? "" : `and ${parts.join(" and ")} ${elsewhere}`
}

export function columnGap({ size }: Canvas): number {
  return 1.3 * size.label
}

/** Width that a text wants in one line. */
export function cellWidth({ size }: Canvas, text: string, isFirst: boolean): number {
  return textWidth(drawable(text), isFirst ? "sansStrong" : "sans", size.label)
}
