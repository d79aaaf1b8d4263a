/** A rectangle in coordinates of the viewport. */
export type Box = { top: number; left: number; bottom: number; right: number }

export type Viewport = { width: number; height: number; scrollX: number; scrollY: number }

/** `top` is the window's upper edge, or its lower one where it stands over its number. Coordinates of the page. */
export type Place = { top: number; left: number; width: number; maxHeight: number; isAbove: boolean }

const gap = 8
const widest = 440
const highest = 620
/** With less room than this under a number, the side with more of it is taken. */
const enough = 360
/** Less than this is no window to read in, wherever it ends. */
const lowest = 240

/**
 * Where a window stands beside its number: under it where there is room, else on the side with more; across within the
 * viewport. In coordinates of the page, so that it scrolls with its number.
 */
export function placeWindow(number: Box, { width, height, scrollX, scrollY }: Viewport): Place {
  const wide = Math.min(widest, width - 2 * gap)
  const left = Math.max(gap, Math.min(number.left - gap, width - wide - gap))
  const below = height - number.bottom - 2 * gap
  const above = number.top - 2 * gap
  const isAbove = below < enough && above > below
  const room = isAbove ? above : below
  return {
    top: (isAbove ? number.top - gap : number.bottom + gap) + scrollY,
    left: left + scrollX,
    width: wide,
    maxHeight: Math.max(lowest, Math.min(room, highest)),
    isAbove,
  }
}
