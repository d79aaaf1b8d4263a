import { drawable } from "./markup"
import { textWidth } from "./text-width"

export type PlacedTick = { x: number; label: string; left: number; right: number }

type Tick = { at: number; label: string; onNarrow: boolean }

/**
 * Labels under or over their ticks that do not touch, kept between two edges. All of them where they fit, else
 * those made for a phone, else as many of those as fit.
 *
 * @param now where an upright line goes through the labels, which step aside for it
 */
export function placeTicks(
  ticks: readonly Tick[],
  x: (at: number) => number,
  size: number,
  edges: { left: number; right: number },
  now: number | null = null,
): PlacedTick[] {
  const gap = 0.7 * size
  const place = (chosen: readonly Tick[]) =>
    chosen.map(({ at, label }) => {
      const text = drawable(label)
      const width = textWidth(text, "sans", size)
      const middle = x(at)
      const isOver = now !== null && Math.abs(middle - now) < width / 2 + gap / 2 && middle !== now
      const wanted = isOver ? (middle > now ? now + gap / 2 : now - gap / 2 - width) : middle - width / 2
      const left = Math.max(edges.left, Math.min(edges.right - width, wanted))
      return { x: left + width / 2, label: text, left, right: left + width }
    })
  const fits = (placed: PlacedTick[]) =>
    placed.every((tick, index) => index === 0 || placed[index - 1]!.right + gap <= tick.left)
  const sorted = [...ticks].sort((a, b) => a.at - b.at)
  const all = place(sorted)
  if (fits(all)) return all
  const kept: PlacedTick[] = []
  for (const tick of place(sorted.filter(({ onNarrow }) => onNarrow))) {
    if (kept.length === 0 || kept.at(-1)!.right + gap <= tick.left) kept.push(tick)
  }
  return kept
}
