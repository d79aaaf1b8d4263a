import type { FigureRow, RowLine, RowsPlot } from "../figure/figure"
import { drawText, type Canvas, type Room, type TextStyle } from "./canvas"
import { drawable } from "./markup"
import { lineFill } from "./row-beside"
import { drawGrid, type MeasuredRow } from "./row-grid"
import { drawMarks } from "./row-marks"
import { trackOf, type RowsLayout } from "./rows-layout"
import { textWidth, type Face } from "./text-width"
import { keepNumbersTogether, wrapAtMost, wrapText } from "./wrap-text"

type Piece = { style: Omit<TextStyle, "y">; text: string; width: number }

/** The name over the bars, and each line's words over its bar, so that the axis has the whole width. */
export function rowAbove(
  canvas: Canvas,
  plot: RowsPlot,
  row: FigureRow,
  layout: RowsLayout,
  room: Room,
): MeasuredRow {
  const { size } = canvas
  const pad = 0.32 * size.bar
  const step = 1.32 * size.name
  const header = headerLines(canvas, plot, row, layout, room)
  const blocks = row.lines.map((line) => wordLines(canvas, line, room))
  // One line's words stand at the end of the name's, where both fit.
  const last = header.at(-1)
  const only = row.lines.length === 1 && row.lines[0]!.missing === null ? blocks[0] : undefined
  if (last && only?.length === 1) {
    const words = only[0]!
    const width = words.reduce((sum, piece) => sum + piece.width, 0) + 0.6 * size.small * (words.length - 1)
    const used = Math.max(...last.map((piece) => piece.style.x + piece.width))
    if (words.length > 0 && used + 1.5 * size.name + width <= room.x + room.width) {
      let left = room.x + room.width - width
      for (const piece of words) {
        last.push({ ...piece, style: { ...piece.style, x: left, anchor: "start" } })
        left += piece.width + 0.6 * size.small
      }
      blocks[0] = []
    }
  }
  const barGap = 0.3 * size.bar
  const heights = row.lines.map((line, index) => {
    const words = blocks[index]!.length * step
    return words + (line.missing === null ? size.bar : 0)
  })
  const inner = header.length * step + heights.reduce((sum, height) => sum + height + barGap, 0) - barGap
  const height = Math.ceil(2 * pad + inner)

  const isBare = isBareBar(row)
  const draw = (y: number) => {
    // Names with a rim of paper let the lines behind them run through; others would be crossed out.
    const markup = isBare ? [drawGrid(canvas, plot, layout, y, y + height)] : []
    let top = y + pad
    const line = (pieces: readonly Piece[]) => {
      for (const { style, text } of pieces) {
        markup.push(drawText(canvas, { ...style, y: top + 1.02 * size.name }, text))
      }
      top += step
    }
    header.forEach(line)
    row.lines.forEach(({ marks, missing }, index) => {
      blocks[index]!.forEach(line)
      if (missing === null) {
        if (!isBare) markup.push(drawGrid(canvas, plot, layout, top, top + size.bar + 2))
        markup.push(drawMarks(canvas, marks, { ...trackOf(plot, layout), top, height: size.bar }))
        top += size.bar
      }
      top += barGap
    })
    return markup.join("")
  }
  return { name: drawable(row.label), height, draw }
}

/** Label, Chinese name and detail, one after the other, in as many lines as they take. */
function headerLines(
  canvas: Canvas,
  plot: RowsPlot,
  row: FigureRow,
  layout: RowsLayout,
  room: Room,
): Piece[][] {
  const { palette, size } = canvas
  const lines: Piece[][] = wrapText(drawable(row.label), "sansStrong", size.name, room.width).map((text) => [
    piece(text, "sansStrong", size.name, palette.ink, room.x),
  ])
  const quiet = [
    { text: drawable(row.labelZh ?? ""), lang: "zh-Hans" },
    { text: drawable(row.detail ?? ""), lang: null },
  ]
  for (const { text, lang } of quiet) {
    if (text === "") continue
    const last = lines.at(-1)
    // A little more room, for the wider letters of a face that stands in for ours.
    const end = last ? last.at(-1)!.style.x + 1.03 * last.at(-1)!.width + 0.5 * size.name : room.x
    const width = textWidth(text, "sans", size.small)
    if (last && end + width <= room.x + room.width) {
      const next = piece(text, "sans", size.small, palette.muted, end)
      last.push({ ...next, style: { ...next.style, lang } })
    } else {
      for (const part of wrapText(text, "sans", size.small, room.width)) {
        const next = piece(part, "sans", size.small, palette.muted, room.x)
        lines.push([{ ...next, style: { ...next.style, lang } }])
      }
    }
  }
  return startAtBar(plot, row, layout, room, lines)
}

/** Where a row is one bar without words, its name starts where the bar does. */
function startAtBar(plot: RowsPlot, row: FigureRow, layout: RowsLayout, room: Room, lines: Piece[][]) {
  if (!isBareBar(row)) return lines
  const bar = row.lines[0]!.marks.find((mark) => mark.type === "bar")!
  const end = Math.max(...lines.map((pieces) => pieces.at(-1)!.style.x + pieces.at(-1)!.width))
  const shift = Math.min(trackOf(plot, layout).x(bar.from) - room.x, room.x + room.width - end)
  return lines.map((pieces) =>
    pieces.map((part) => ({
      ...part,
      style: { ...part.style, x: part.style.x + Math.max(0, shift), hasHalo: true },
    })),
  )
}

/** A row that is one bar without words of its own. */
function isBareBar({ lines }: FigureRow): boolean {
  const [line] = lines
  return (
    lines.length === 1 &&
    [line!.name, line!.value, line!.detail, line!.missing].every((text) => text === null) &&
    line!.marks.some(({ type }) => type === "bar")
  )
}

/** What a line says: name and median left, the rest right, or below where it does not fit. */
function wordLines(canvas: Canvas, line: RowLine, room: Room): Piece[][] {
  const { palette, size } = canvas
  const gap = 0.6 * size.small
  const right = room.x + room.width
  const name = drawable(line.name ?? "")
  if (line.missing !== null) {
    const named = name === "" ? "" : `${name}: `
    return wrapAtMost(named + drawable(line.missing), "sans", size.small, room.width, 3).map((text) => [
      piece(text, "sans", size.small, palette.muted, room.x),
    ])
  }
  const first: Piece[] = []
  let left = room.x
  const add = (text: string, face: Face, fontSize: number, fill: string) => {
    if (text === "") return
    const next = piece(text, face, fontSize, fill, left)
    first.push(next)
    left += next.width + gap
  }
  add(name, "sans", size.small, lineFill(canvas, line))
  // A value too long for its line goes on below.
  const [value = "", ...more] = wrapText(
    keepNumbersTogether(drawable(line.value ?? "")),
    "sansStrong",
    size.name,
    right - left,
  )
  add(value, "sansStrong", size.name, palette.ink)
  const below = more.map((text) => [piece(text, "sansStrong", size.name, palette.ink, room.x)])
  const detail = drawable(line.detail ?? "")
  const width = textWidth(detail, "sans", size.small)
  if (detail !== "" && more.length === 0 && left + width <= right) {
    const end = piece(detail, "sans", size.small, palette.muted, right)
    first.push({ ...end, style: { ...end.style, anchor: "end" as const } })
  } else {
    for (const text of wrapText(detail, "sans", size.small, room.width)) {
      below.push([piece(text, "sans", size.small, palette.muted, room.x)])
    }
  }
  return first.length > 0 ? [first, ...below] : below
}

function piece(text: string, face: Face, size: number, fill: string, x: number): Piece {
  return { style: { x, size, face, fill }, text, width: textWidth(text, face, size) }
}
