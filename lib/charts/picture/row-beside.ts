import type { FigureRow, RowLine, RowsPlot } from "../figure/figure"
import { drawText, type Canvas, type Room } from "./canvas"
import { drawable } from "./markup"
import { drawMarks } from "./row-marks"
import { drawGrid, type MeasuredRow } from "./row-grid"
import { trackOf, type RowsLayout } from "./rows-layout"
import { textWidth, type Face } from "./text-width"
import { keepNumbersTogether, wrapAtMost, wrapText } from "./wrap-text"

/** Name left, bars in the middle, words right. */
export function rowBeside(
  canvas: Canvas,
  plot: RowsPlot,
  row: FigureRow,
  layout: RowsLayout,
  room: Room,
): MeasuredRow {
  const { size } = canvas
  const pad = 0.35 * size.bar
  const name = nameLines(canvas, row, layout, room)
  const missing = row.lines.map((line) => missingLines(canvas, line, layout))
  const words = row.lines.map((line) => wordLines(canvas, line, layout))
  const heights = row.lines.map((_, index) =>
    Math.max(size.bar, missing[index]!.length * 1.35 * size.small, words[index]!.height),
  )
  const gap = 0.5 * size.bar
  const linesHeight = heights.reduce((sum, height) => sum + height, 0) + gap * (heights.length - 1)
  const height = Math.ceil(2 * pad + Math.max(name.height, linesHeight))
  const draw = (y: number) => {
    // A single line stands in the middle of what its name takes.
    const first = y + (row.lines.length === 1 ? (height - linesHeight) / 2 : pad)
    let top = first
    const lines = row.lines.map((line, index) => {
      const lineTop = top
      top += heights[index]! + gap
      return line.missing === null
        ? drawMarks(canvas, line.marks, { ...trackOf(plot, layout), top: lineTop, height: size.bar }) +
            drawWordColumns(canvas, line, words[index]!, layout, lineTop)
        : drawMissing(canvas, line, missing[index]!, layout, lineTop)
    })
    return [
      drawGrid(canvas, plot, layout, y, y + height),
      name.draw(name.isOneLine && row.lines.length === 1 ? first : y + pad),
      ...lines,
    ].join("")
  }
  return { name: drawable(row.label), height, draw }
}

/** The label, with its Chinese name and its detail beside it where there is room, else below. */
function nameLines(canvas: Canvas, row: FigureRow, { nameWidth }: RowsLayout, { x }: Room) {
  const { palette, size } = canvas
  const label = wrapText(drawable(row.label), "sansStrong", size.name, nameWidth + 1)
  const quiet = [
    { text: drawable(row.labelZh ?? ""), lang: "zh-Hans" },
    { text: drawable(row.detail ?? ""), lang: null },
  ].filter(({ text }) => text !== "")
  const labelStep = 1.25 * size.name
  const first = size.bar / 2 + 0.38 * size.name + 0.05 * size.bar
  let [left, baseline] = [0, first]
  const placed = label.map((text, index) => ({
    style: {
      x,
      y: first + index * labelStep,
      size: size.name,
      face: "sansStrong" as const,
      fill: palette.ink,
    },
    text,
  }))
  baseline = first + (label.length - 1) * labelStep
  // One line of bars leaves no room below, so what is quiet goes beside the label where it fits.
  if (row.lines.length === 1 && label.length === 1) {
    left = textWidth(label[0]!, "sansStrong", size.name) + 0.5 * size.name
  } else left = Infinity
  const said = quiet.map(({ text, lang }) => {
    const width = textWidth(text, "sans", size.small)
    if (left + width > nameWidth + 1) {
      left = 0
      baseline += quietStep(size)
    }
    const at = left
    left += width + 0.6 * size.small
    return { style: { x: x + at, y: baseline, size: size.small, fill: palette.muted, lang }, text }
  })
  return {
    height: baseline + 0.25 * size.small,
    isOneLine: baseline === first,
    draw: (top: number) =>
      [...placed, ...said]
        .map(({ style, text }) => drawText(canvas, { ...style, y: top + style.y }, text))
        .join(""),
  }
}

/** What a line says, broken into the columns of words. */
function wordLines({ size }: Canvas, line: RowLine, { words }: RowsLayout) {
  // A hundredth more, for what adding up fractions loses.
  const wrap = (text: string | null, face: Face, fontSize: number, width: number) =>
    wrapText(keepNumbersTogether(drawable(text ?? "")), face, fontSize, 1.01 * width)
  const name = wrap(line.name, "sans", size.small, words.name - words.gap)
  const value = wrap(line.value, "sansStrong", size.name, words.value - words.gap)
  const detail = wrap(line.detail, "sans", size.small, words.detail)
  // The first line of words goes with the bar; only more of them ask for room.
  const more = (count: number, step: number) => Math.max(0, count - 1) * step
  const height =
    size.bar +
    Math.max(
      more(value.length, 1.25 * size.name),
      more(name.length, quietStep(size)),
      more(detail.length, quietStep(size)),
    )
  return { name, value, detail, height: line.missing === null ? height : 0 }
}

function quietStep(size: { small: number }): number {
  return 1.27 * size.small
}

function drawWordColumns(
  canvas: Canvas,
  line: RowLine,
  said: ReturnType<typeof wordLines>,
  { words }: RowsLayout,
  top: number,
): string {
  const { palette, size } = canvas
  const y = top + 0.55 * size.bar
  const quiet = (index: number) => ({ y: y + 0.36 * size.small + index * quietStep(size), size: size.small })
  return [
    ...said.name.map((text, index) =>
      drawText(canvas, { ...quiet(index), x: words.left, fill: lineFill(canvas, line) }, text),
    ),
    ...said.value.map((text, index) =>
      drawText(
        canvas,
        {
          x: words.left + words.name,
          y: y + 0.36 * size.name + index * 1.25 * size.name,
          size: size.name,
          face: "sansStrong",
          fill: palette.ink,
        },
        text,
      ),
    ),
    ...said.detail.map((text, index) =>
      drawText(canvas, { ...quiet(index), x: words.right, fill: palette.muted, anchor: "end" }, text),
    ),
  ].join("")
}

/** The name of a line in the colour of its bars, where that is a workload's. */
export function lineFill({ palette }: Canvas, { tone }: RowLine): string {
  return tone === "training" || tone === "inference" ? palette.tones[tone] : palette.muted
}

function missingLines({ size }: Canvas, line: RowLine, { plot, words }: RowsLayout): string[] {
  if (line.missing === null) return []
  const named = line.name === null ? "" : `${drawable(line.name)}: `
  return wrapAtMost(named + drawable(line.missing), "sans", size.small, words.right - plot.left - 4, 3)
}

function drawMissing(
  canvas: Canvas,
  line: RowLine,
  lines: readonly string[],
  { plot }: RowsLayout,
  top: number,
): string {
  const { palette, size } = canvas
  return lines
    .map((text, index) =>
      drawText(
        canvas,
        {
          x: plot.left + 4,
          y: top + 0.55 * size.bar + 0.36 * size.small + index * 1.35 * size.small,
          size: size.small,
          fill: palette.muted,
          hasHalo: true,
        },
        text,
      ),
    )
    .join("")
}
