export type Runway = {
  /** First month in 0…H with cover below 1; null when there is none (censored at the horizon). */
  runway: number | null
  /** The same, interpolated in the logarithm of cover; null when censored. */
  runwayInterp: number | null
  /** Months in 0…H with cover below 1. */
  shortMonths: number
  worstCover: number
}

/** A draw outside what its field can hold, such as a negative growth. */
export class NotANumber extends RangeError {
  constructor(month: number) {
    super(
      `vars: a draw gives no number in month ${month}; keep each distribution within the range of its field, with min and max`,
    )
  }
}

/** Runway and its companions from cover (available / required) for t = 0…H. */
export function runwayOf(cover: ArrayLike<number>): Runway {
  let runway: number | null = null
  let shortMonths = 0
  let worstCover = Infinity
  for (let t = 0; t < cover.length; t++) {
    const now = cover[t]!
    if (now < worstCover) worstCover = now
    if (now >= 1) continue
    if (Number.isNaN(now)) throw new NotANumber(t)
    shortMonths++
    runway ??= t
  }
  const runwayInterp = runway === null ? null : interpolatedRunway(cover, runway)
  return { runway, runwayInterp, shortMonths, worstCover }
}

/** The moment of the crossing, months, from the first month whose cover is below 1. */
export function interpolatedRunway(cover: ArrayLike<number>, runway: number): number {
  if (runway === 0) return 0
  const before = Math.log(cover[runway - 1]!)
  const now = cover[runway]!
  return now === 0 ? runway - 1 : runway - 1 + before / (before - Math.log(now))
}
