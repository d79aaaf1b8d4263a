import { scaleLinear, scaleLog } from "d3-scale"
import { plotHeight, plotSize } from "./sizes"

/** A value's height in the plot, in pixels from the top of the box. Log scales keep what is too small on the floor. */
export function valueScale(domain: [number, number], kind: "log" | "linear"): (value: number) => number {
  const range: [number, number] = [plotSize.top + plotHeight, plotSize.top]
  const scale = kind === "log" ? scaleLog(domain, range) : scaleLinear(domain, range)
  return (value) => scale(Math.max(value, domain[0]))
}

/** A share of the width as an SVG length. */
export function percent(share: number): string {
  return `${Number((100 * share).toFixed(2))}%`
}
