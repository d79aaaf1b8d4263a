import type { RowLine, RowsPlot } from "../figure/figure"
import type { Canvas, Room } from "./canvas"
import { drawable } from "./markup"
import { overhang } from "./row-marks"
import { textWidth, type Face } from "./text-width"
import { wrapText } from "./wrap-text"

/**
 * Where the parts of a row stand. `beside`: name, bars and words side by side; `above`: name and words over the
 * bars, which then have the whole width, as on a phone.
 */
export type RowsLayout = {
  kind: "beside" | "above"
  /** Of the names, without the gap to the bars. */
  nameWidth: number
  plot: { left: number; right: number }
  /** Of the words right of the bars. */
  words: { left: number; name: number; value: number; detail: number; gap: number; right: number }
}

/** A card has room for no more; rows that it does not show have no say in how the others stand. */
export const mostRowsOnCard = 12

/** Widest column of names, and narrowest plot, as shares of the whole. */
const nameShare = 0.26
const plotShare = 0.36

export function rowsLayout(canvas: Canvas, plot: RowsPlot, room: Room): RowsLayout {
  const { size } = canvas
  const all = plot.sections.flatMap((section) => section.rows)
  const rows = room.height === null ? all : all.slice(0, mostRowsOnCard)
  const lines = rows.flatMap((row) => row.lines)
  const over = overhang(canvas, lines, plot.x)
  const right = room.x + room.width

  const limit = nameShare * room.width
  const names = rows.map((row) => ({
    label: wrapText(drawable(row.label), "sansStrong", size.name, limit),
    quiet: [row.labelZh, row.detail].map((text) => textWidth(drawable(text ?? ""), "sans", size.small)),
  }))
  const nameWidth = Math.max(
    0,
    ...names.flatMap(({ label, quiet }) => [
      ...label.map((line) => textWidth(line, "sansStrong", size.name)),
      ...quiet,
    ]),
  )
  const words = wordColumns(canvas, lines, room.width)
  const wordsWidth = words.name + words.value + words.detail
  const wordsLeft = right - wordsWidth
  const beside = {
    left: room.x + nameWidth + size.name + over.left,
    right: wordsLeft - (wordsWidth > 0 ? size.name : 0) - over.right,
  }
  // Long names over bare bars read better where each stands at its bar.
  const isBare = lines.every(({ name, value, detail }) => name === null && value === null && detail === null)
  const isLong = names.some(({ label }) => label.length > 1)
  const isBeside =
    !(isBare && isLong) &&
    names.every(({ label, quiet }) => label.length <= 2 && quiet.every((width) => width <= limit)) &&
    beside.right - beside.left >= plotShare * room.width &&
    beside.right - beside.left >= 220
  const inset = Math.max(over.left, over.right, 2)
  return {
    kind: isBeside ? "beside" : "above",
    nameWidth,
    plot: isBeside
      ? { left: Math.round(beside.left), right: Math.round(beside.right) }
      : { left: room.x + Math.max(over.left, 1), right: right - inset },
    words: { ...words, left: wordsLeft, right },
  }
}

/** Widest columns of words, as shares of the whole; what is longer breaks into lines. */
const wordShare = { name: 0.12, value: 0.27, detail: 0.18 }

/** Widths of the columns of words, each with the gap after it. */
function wordColumns({ size }: Canvas, lines: readonly RowLine[], width: number) {
  const said = lines.filter(({ missing }) => missing === null)
  const widest = (key: keyof typeof wordShare, face: Face, fontSize: number) =>
    Math.max(
      0,
      ...said.map((line) =>
        Math.min(wordShare[key] * width, textWidth(drawable(line[key] ?? ""), face, fontSize)),
      ),
    )
  const gap = 0.8 * size.name
  const withGap = (column: number) => (column > 0 ? column + gap : 0)
  return {
    name: withGap(widest("name", "sans", size.small)),
    value: withGap(widest("value", "sansStrong", size.name)),
    detail: widest("detail", "sans", size.small),
    gap,
  }
}

/** The axis of a plot in pixels. */
export function trackOf(plot: RowsPlot, { plot: { left, right } }: RowsLayout) {
  const { from, to } = plot.x
  const share = (at: number) => Math.min(1, Math.max(0, (at - from) / (to - from || 1)))
  return { from, to, left, right, x: (at: number) => left + share(at) * (right - left) }
}
