const quantiles = {
  p5: "5% quantile",
  p25: "lower quartile",
  p50: "median",
  p75: "upper quartile",
  p95: "95% quantile",
} as const
type Quantile = keyof typeof quantiles

const order = Object.keys(quantiles) as Quantile[]
const isQuantile = (text: string | undefined): text is Quantile => text !== undefined && text in quantiles
const sets: Record<string, string> = { own: "own stock", all: "all supply" }
const series: Record<string, string> = {
  required: "compute required",
  "available-own": "compute of the own stock",
  "available-all": "compute of all supply",
}

/**
 * One number of a run in words, as `runFigures` names it: "training, own stock: runway, median". A name that
 * this version does not know stands as it is.
 *
 * @param at place in the figure's list, from 0
 */
export function figureWords(name: string, at: number): string {
  const parts = name.split(".")
  const [first = "", second = "", third] = parts
  const set = sets[second]
  if (set !== undefined && third === "runway" && order[at] !== undefined) {
    return `${first}, ${set}: runway, ${quantiles[order[at]]}`
  }
  if (set !== undefined && third === "shares" && at < 2) {
    return `${first}, ${set}: share ${at === 0 ? "beyond the horizon" : "already short"}`
  }
  if (set !== undefined && (third === "survival" || (third === "sufficient-24" && at === 0))) {
    const months = third === "survival" ? at : 24
    return `${first}, ${set}: share longer than ${months} ${months === 1 ? "month" : "months"}`
  }
  if (series[second] !== undefined && isQuantile(third)) {
    return `${first}: ${series[second]}, ${quantiles[third]}, month ${at + 1}`
  }
  if (first === "stock" && second === "total" && isQuantile(third)) {
    return `chips at work, ${quantiles[third]}, month ${at + 1}`
  }
  if (first === "stock" && second === "part" && parts.length > 2) {
    return `chips at work: ${parts.slice(2).join(".")}, mean, month ${at + 1}`
  }
  const ends = ["p5", "p50", "p95"] as const
  const end = name === "h100-equivalents" ? ends[at] : undefined
  if (end !== undefined) return `H100 equivalents, ${quantiles[end]}`
  return `${name}, number ${at + 1}`
}
