import type { Figure } from "../figure/figure"
import { drawText, type Canvas, type Drawn, type Room } from "./canvas"
import { drawable } from "./markup"
import { keepNumbersTogether, wrapAtMost, wrapEvenly } from "./wrap-text"

/** Of the width, so that a title still fits where another serif stands in for ours. */
const titleShare = 0.93

/** Title and subtitle. On a card a long title is set smaller, then cut with "…". */
export function drawHeading(
  canvas: Canvas,
  { title, subtitle }: Pick<Figure, "title" | "subtitle">,
  { x, y, width, height }: Room,
): Drawn {
  const { palette, size } = canvas
  const isCard = height !== null
  const heading = titleLines(keepNumbersTogether(drawable(title)), size.title, titleShare * width, isCard)
  const lines = wrapAtMost(
    keepNumbersTogether(drawable(subtitle)),
    "sans",
    size.subtitle,
    width,
    isCard ? 2 : Infinity,
  )
  let baseline = y
  const markup: string[] = []
  heading.lines.forEach((line, index) => {
    baseline += index === 0 ? 0.86 * heading.size : 1.2 * heading.size
    markup.push(
      drawText(canvas, { x, y: baseline, size: heading.size, face: "serif", fill: palette.ink }, line),
    )
  })
  lines.forEach((line, index) => {
    baseline += index === 0 && markup.length > 0 ? 1.6 * size.subtitle : 1.4 * size.subtitle
    markup.push(drawText(canvas, { x, y: baseline, size: size.subtitle, fill: palette.muted }, line))
  })
  return { markup: markup.join(""), bottom: baseline + 0.3 * size.subtitle }
}

function titleLines(title: string, size: number, width: number, isCard: boolean) {
  const lines = wrapEvenly(title, "serif", size, width)
  if (!isCard || lines.length <= 2) return { size, lines }
  const smaller = Math.round(0.8 * size)
  const again = wrapEvenly(title, "serif", smaller, width)
  return {
    size: smaller,
    lines: again.length <= 2 ? again : wrapAtMost(title, "serif", smaller, width, 3),
  }
}
