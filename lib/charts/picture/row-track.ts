/** A line of a row: where it lies, and the axis it is read on, from `from` at `left` to `to` at `right`. */
export type Track = {
  x: (at: number) => number
  from: number
  to: number
  left: number
  right: number
  top: number
  height: number
}

/** A bar lies a little under the middle of its line, because a rule may stand over it. */
export function barBox({ top, height }: Track, isThin: boolean): { y: number; height: number } {
  const [y, thickness] = [top + 0.2 * height, 0.7 * height]
  return isThin ? { y: y + 0.25 * thickness, height: 0.5 * thickness } : { y, height: thickness }
}

export function middleOf(track: Track): number {
  const { y, height } = barBox(track, false)
  return y + height / 2
}

/** A path of straight lines through points of a line. */
export function path(...points: ([number, number] | "close")[]): string {
  return points
    .map((point, index) =>
      point === "close"
        ? "Z"
        : `${index === 0 ? "M" : "L"}${Number(point[0].toFixed(2))} ${Number(point[1].toFixed(2))}`,
    )
    .join("")
}
