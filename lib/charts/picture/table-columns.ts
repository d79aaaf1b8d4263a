import { max } from "d3-array"
import type { Figure } from "../figure/figure"
import type { Canvas } from "./canvas"
import { drawable } from "./markup"
import { cellWidth, columnGap } from "./table-plot"
import { textWidth } from "./text-width"

/** Narrowest column of text, in multiples of its size; numbers are never broken. */
const leastText = 7
/** Rows that are measured: a table is drawn no longer. */
const measuredRows = 200

/**
 * Widths of the columns that fit, from the left; the first always does. Numbers are as wide as they are written,
 * texts share what is left, and share what is left over.
 */
export function columnWidths(canvas: Canvas, table: Figure["table"], width: number): number[] {
  const rows = table.rows.slice(0, measuredRows)
  const wants = table.columns.map(({ label, isNumeric }, index) => {
    const cells = max(rows, (row) => cellWidth(canvas, row[index] ?? "", index === 0)) ?? 0
    const head = textWidth(drawable(label), "sans", canvas.size.small)
    const word = max(drawable(label).split(" "), (part) => textWidth(part, "sans", canvas.size.small)) ?? 0
    const least = isNumeric
      ? Math.max(cells, word)
      : Math.min(Math.max(cells, word), leastText * canvas.size.label)
    // A long head over short numbers breaks rather than spread its column.
    const best = isNumeric
      ? Math.max(cells, Math.min(head, Math.max(word, 1.6 * cells)))
      : Math.max(cells, word)
    return { least: Math.min(least, width), best: Math.max(best, least) }
  })
  const gap = columnGap(canvas)
  let shown = 1
  const leastOf = (count: number) =>
    wants.slice(0, count).reduce((sum, { least }) => sum + least, 0) + gap * (count - 1)
  while (shown < wants.length && leastOf(shown + 1) <= width) shown++

  const kept = wants.slice(0, shown)
  const free = Math.max(0, width - leastOf(shown))
  const wished = kept.reduce((sum, { least, best }) => sum + best - least, 0)
  const share = wished === 0 ? 0 : Math.min(1, free / wished)
  const widths = kept.map(({ least, best }) => least + share * (best - least))
  // What is left spreads the columns, the first of them most, so that the table fills its line.
  const spare = Math.max(0, width - widths.reduce((sum, one) => sum + one, 0) - gap * (shown - 1))
  return widths.map((one, index) => one + (spare * (index === 0 ? 1 : 1)) / shown)
}
