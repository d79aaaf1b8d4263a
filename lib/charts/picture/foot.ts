import { drawLine, drawText, type Canvas, type Drawn } from "./canvas"
import { drawable } from "./markup"
import { textWidth } from "./text-width"
import { wrapAtMost } from "./wrap-text"

export type PictureFoot = {
  /** "16 reports of 10 orders · as of Nov 2026 · data version 412" */
  source: string
  /** Address at which the figures are. */
  link: string | null
  /** Something to know before reading, "newer data exist: 14 → 11 months". */
  note: string | null
}

/** The last lines of a picture, measured before they are drawn. */
export type FootLines = {
  note: string[]
  source: string[]
  link: string[]
  isOneLine: boolean
  height: number
}

const most = 3

/** Source on the left and link on the right where both fit in a line; else one under the other. */
export function footLines(canvas: Canvas, foot: PictureFoot, width: number): FootLines {
  const { small } = canvas.size
  const lines = (text: string | null) =>
    text === null ? [] : wrapAtMost(drawable(text), "sansStrong", small, width, most)
  const [source, link, note] = [drawable(foot.source), drawable(foot.link ?? ""), lines(foot.note)]
  const isOneLine =
    textWidth(source, "sans", small) + textWidth(link, "sansStrong", small) + 2 * small <= width
  const set = isOneLine
    ? { source: [source], link: [link] }
    : {
        source: wrapAtMost(keepPartsWhole(source, small, width), "sans", small, width, most),
        link: link === "" ? [] : lines(link),
      }
  const rows = isOneLine ? 1 : set.source.length + set.link.length
  // The last line ends where its letters do.
  const height = (note.length + rows) * lineHeight(canvas) + gap(canvas) - 0.2 * small
  return { note, ...set, isOneLine, height }
}

/** "as of Nov 2026 · data version 412" breaks at its points, unless a part is longer than a line. */
function keepPartsWhole(source: string, size: number, width: number): string {
  const parts = source.split(" · ")
  return parts
    .map((part) => (textWidth(part, "sans", size) > 0.9 * width ? part : part.replaceAll(" ", "\u00a0")))
    .join("\u00a0· ")
}

export function drawFoot(canvas: Canvas, foot: FootLines, x: number, y: number, width: number): Drawn {
  const { palette, size } = canvas
  const step = lineHeight(canvas)
  let top = y
  const line = (text: string, strong: boolean, right = false) =>
    drawText(
      canvas,
      {
        x: right ? x + width : x,
        y: top + size.small,
        size: size.small,
        face: strong ? "sansStrong" : "sans",
        fill: strong ? palette.ink : palette.muted,
        anchor: right ? "end" : "start",
      },
      text,
    )
  const markup: string[] = []
  for (const text of foot.note) {
    markup.push(line(text, true))
    top += step
  }
  const rule = Math.round(top + 0.35 * gap(canvas))
  markup.push(drawLine(x, rule, x + width, rule, { stroke: palette.hairline }))
  top += gap(canvas)
  if (foot.isOneLine) markup.push(line(foot.source[0] ?? "", false), line(foot.link[0] ?? "", true, true))
  else {
    for (const [texts, strong] of [
      [foot.source, false],
      [foot.link, true],
    ] as const) {
      for (const text of texts) {
        markup.push(line(text, strong))
        top += step
      }
    }
  }
  return { markup: markup.join(""), bottom: y + foot.height }
}

function lineHeight({ size }: Canvas): number {
  return 1.45 * size.small
}

/** Around the hairline over the source. */
function gap({ size }: Canvas): number {
  return size.small
}
