import { drawText, type Canvas, type Drawn } from "./canvas"
import { drawable } from "./markup"
import { textWidth } from "./text-width"
import { cutText, keepNumbersTogether, wrapText } from "./wrap-text"

/** Widest line of prose, in multiples of its size: about 68 characters on a page, more on a card, which is wide. */
const longestLine = { page: 56, card: 70 }

/**
 * What the marks mean, in lines. `most`: lines there is room for; the last one then says where the rest is.
 */
export function wordLines(
  canvas: Canvas,
  words: readonly string[],
  width: number,
  most: number | null,
): string[] {
  const { small } = canvas.size
  const lineWidth = Math.min(width, small * (most === null ? longestLine.page : longestLine.card))
  const lines = wrapText(keepNumbersTogether(drawable(words.join(" "))), "sans", small, lineWidth)
  if (most === null || lines.length <= most) return lines
  const rest = ` More ${canvas.elsewhere}.`
  const room = lineWidth - textWidth(rest, "sans", small)
  const last = cutText(lines.slice(most - 1).join(" "), "sans", small, room)
  return [...lines.slice(0, most - 1), last + rest]
}

export function wordLineHeight({ size }: Canvas): number {
  return 1.45 * size.small
}

export function drawWords(canvas: Canvas, lines: readonly string[], x: number, y: number): Drawn {
  const { palette, size } = canvas
  const markup = lines.map((line, index) =>
    drawText(
      canvas,
      { x, y: y + size.small + index * wordLineHeight(canvas), size: size.small, fill: palette.muted },
      line,
    ),
  )
  return { markup: markup.join(""), bottom: y + lines.length * wordLineHeight(canvas) }
}
