import { max } from "d3-array"
import type { Figure } from "../figure/figure"
import type { Canvas } from "./canvas"
import { drawable } from "./markup"
import { cellWidth, columnGap } from "./table-plot"
import { textWidth } from "./text-width"

/** Narrowest column of text, in multiples of its size: a card shows fewer columns and says them in full. */
const leastText = { page: 6.5, card: 11 }
/** Narrowest first column, which says what a row is about. */
const leastFirst = 13
/** What it has to give up on a phone. */
const firstShare = 0.36
/** Rows that are measured: a table is drawn no longer. */
const measuredRows = 200

/**
 * Widths of the columns that fit, from the left; the first always does. Numbers are as wide as they are written,
 * texts share what is left, and share what is left over.
 */
export function columnWidths(
  canvas: Canvas,
  table: Figure["table"],
  width: number,
  isCard: boolean,
): number[] {
  const rows = table.rows.slice(0, measuredRows)
  const wants = table.columns.map(({ label, isNumeric }, index) => {
    const cells = max(rows, (row) => cellWidth(canvas, row[index] ?? "", index === 0)) ?? 0
    const head = textWidth(drawable(label), "sans", canvas.size.small)
    const word = max(drawable(label).split(" "), (part) => textWidth(part, "sans", canvas.size.small)) ?? 0
    const least = isNumeric
      ? Math.max(cells, word)
      : Math.min(
          Math.max(cells, word),
          (index === 0 ? leastFirst : isCard ? leastText.card : leastText.page) * canvas.size.label,
        )
    // A long head over short numbers breaks rather than spread its column.
    const best = isNumeric
      ? Math.max(cells, Math.min(head, Math.max(word, 1.6 * cells)))
      : Math.max(cells, word)
    return { least: Math.min(least, index === 0 ? firstShare * width : width), best: Math.max(best, least) }
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
  // What is left widens the texts, where there are any beside the first; numbers stay near what they belong to.
  const spare = Math.max(0, width - widths.reduce((sum, one) => sum + one, 0) - gap * (shown - 1))
  const shares = widths.map((_, index) => (table.columns[index]!.isNumeric ? 1 : 3))
  const whole = shares.reduce((sum, one) => sum + one, 0)
  return widths.map((one, index) => one + (spare * shares[index]!) / whole)
}
