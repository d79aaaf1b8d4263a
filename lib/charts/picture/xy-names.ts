import type { Tone, XyPlot } from "../figure/figure"
import { drawLine, drawText, type Canvas, type Drawn } from "./canvas"
import { drawable, element } from "./markup"
import { pushApart } from "./place-labels"
import { textWidth } from "./text-width"
import { cutText } from "./wrap-text"

type Names = XyPlot["names"]

/** Tones that read as text on paper; a name in any other is in ink, beside a swatch. */
const textTones: readonly Tone[] = ["ink", "muted", "training", "inference", "denied", "uncontrolled"]
const hasSwatch = (tone: Tone) => !textTones.includes(tone)

/** From the plot's end to the name, and from a swatch's start to its text. */
const offset = ({ size }: Canvas) => 0.6 * size.label
const swatch = ({ size }: Canvas) => ({ side: 0.75 * size.label, step: 1.15 * size.label })

/** Width of one name with its swatch. */
function nameWidth(canvas: Canvas, { text, tone }: Names[number]): number {
  const isMarked = hasSwatch(tone)
  const width = textWidth(drawable(text), isMarked ? "sans" : "sansStrong", canvas.size.label)
  return width + (isMarked ? swatch(canvas).step : 0)
}

/** Room the names take right of a plot; null where they stand under it, having no room beside it. */
export function namesBeside(canvas: Canvas, names: Names, width: number, height: number): number | null {
  if (names.length === 0) return 0
  const widest = Math.max(...names.map((name) => nameWidth(canvas, name)))
  const fits = widest <= 0.24 * width && names.length * step(canvas) <= height
  return fits ? widest + offset(canvas) : null
}

const step = ({ size }: Canvas) => 1.3 * size.label

/** Each name beside the end of what it names, with a hairline to it where it had to move. */
export function drawNamesBeside(
  canvas: Canvas,
  names: Names,
  { end, y, top, bottom }: { end: number; y: (value: number) => number; top: number; bottom: number },
): string {
  const half = step(canvas) / 2
  const wanted = names.map(({ value }) => y(value))
  const heights = pushApart(wanted, step(canvas), top + half, bottom - half)
  return names
    .map((name, index) => {
      const height = heights[index]!
      // A swatch says what a name belongs to; a line to it is for names that have none.
      const isMoved = !hasSwatch(name.tone) && Math.abs(height - wanted[index]!) > half
      return (
        (isMoved
          ? drawLine(end + 1, wanted[index]!, end + offset(canvas) - 2, height, {
              stroke: canvas.palette.muted,
              "stroke-opacity": 0.5,
              "stroke-width": canvas.size.weight,
            })
          : "") + drawName(canvas, name, end + offset(canvas), height)
      )
    })
    .join("")
}

function drawName(canvas: Canvas, { text, tone }: Names[number], x: number, middle: number): string {
  const { palette, size } = canvas
  const isMarked = hasSwatch(tone)
  const { side, step: textAt } = swatch(canvas)
  const mark = isMarked
    ? element("rect", {
        x,
        y: middle - side / 2,
        width: side,
        height: side,
        rx: 1,
        fill: palette.tones[tone],
      })
    : ""
  const style = {
    x: x + (isMarked ? textAt : 0),
    y: middle + 0.34 * size.label,
    size: size.label,
    face: isMarked ? ("sans" as const) : ("sansStrong" as const),
    fill: isMarked ? palette.ink : palette.tones[tone],
  }
  return mark + drawText(canvas, style, text)
}

/** The names in lines under a plot. A name without a swatch of its own colour gets none: it is in that colour. */
export function drawNamesUnder(canvas: Canvas, names: Names, x: number, y: number, width: number): Drawn {
  const gap = canvas.size.label
  let [left, middle] = [x, y + step(canvas) / 2]
  const markup = names.map((name) => {
    const face = hasSwatch(name.tone) ? "sans" : "sansStrong"
    const room = width - (hasSwatch(name.tone) ? swatch(canvas).step : 0)
    const cut = { ...name, text: cutText(drawable(name.text), face, canvas.size.label, room) }
    const wide = nameWidth(canvas, cut)
    if (left > x && left + wide > x + width) {
      left = x
      middle += step(canvas)
    }
    const drawn = drawName(canvas, cut, left, middle)
    left += wide + gap
    return drawn
  })
  return { markup: markup.join(""), bottom: names.length === 0 ? y : middle + step(canvas) / 2 }
}
