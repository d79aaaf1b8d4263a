import type { Model } from "./model"
import { NotANumber } from "./runway"

export const runwayKeys = ["stockT", "allT", "stockI", "allI"] as const
export type RunwayKey = (typeof runwayKeys)[number]

/** Months of the first stretch; each that follows is twice as long. */
const firstStretch = 24

const unknown = -1

/**
 * The runways of one try after another: for each workload and source set the first month with a cover below 1.
 *
 * The months of a try are worked out in stretches, and only as far as some runway is not known yet: half of a
 * firm's training runways end within the first two years of five.
 */
export class Crossings {
  /** The runways that the input has, in the order of `runwayKeys`. */
  readonly keys: readonly RunwayKey[]
  /** Draws that run out in each month 0…H, for each of `keys`; the others last beyond the horizon. */
  readonly counts: readonly Float64Array[]
  /** The cover of the try at hand by month, for each of `keys`. */
  readonly covers: readonly Float64Array[]
  private readonly ofTraining: readonly boolean[]
  private readonly found: Int32Array

  constructor(private readonly model: Model) {
    const { training, inference, horizon } = model
    const series = {
      stockT: training?.cover.stock,
      allT: training?.cover.all,
      stockI: inference?.cover.stock,
      allI: inference?.cover.all,
    }
    const known = runwayKeys.flatMap((key) => {
      const cover = series[key]
      return cover ? [{ key, cover }] : []
    })
    this.keys = known.map(({ key }) => key)
    this.covers = known.map(({ cover }) => cover)
    this.ofTraining = this.keys.map((key) => key === "stockT" || key === "allT")
    this.counts = known.map(() => new Float64Array(horizon + 1))
    this.found = new Int32Array(known.length)
  }

  /**
   * Counts the try that the model has loaded, and runs it on as far as that takes.
   * @throws NotANumber when a cover is none, before it is below 1
   */
  count(): void {
    const { model, covers, found, counts } = this
    found.fill(unknown)
    let from = 0
    let to = model.reached
    for (let stretch = firstStretch; ; stretch *= 2) {
      for (let k = 0; k < covers.length; k++) {
        if (found[k] === unknown) found[k] = firstShort(covers[k]!, from, to)
      }
      const training = this.isAsked(true)
      const inference = this.isAsked(false)
      if (to === model.horizon || !(training || inference)) break
      from = to + 1
      to = Math.min(model.horizon, to + stretch)
      model.advance(to, training, inference, false)
    }
    for (let k = 0; k < covers.length; k++) {
      const month = found[k]!
      if (month === unknown) continue
      if (Number.isNaN(covers[k]![month])) throw new NotANumber(month)
      const ofKey = counts[k]!
      ofKey[month] = ofKey[month]! + 1
    }
  }

  /** The month in which the try counted last runs out, for the k-th of `keys`; null: beyond the horizon. */
  monthOf(k: number): number | null {
    const month = this.found[k]!
    return month === unknown ? null : month
  }

  /** Whether a runway of training, or of inference, is not known yet. */
  private isAsked(ofTraining: boolean): boolean {
    for (let k = 0; k < this.found.length; k++) {
      if (this.found[k] === unknown && this.ofTraining[k] === ofTraining) return true
    }
    return false
  }
}

/** The first of the months from…to in which the cover is below 1 or no number; −1: none. */
function firstShort(cover: Float64Array, from: number, to: number): number {
  for (let t = from; t <= to; t++) if (!(cover[t]! >= 1)) return t
  return unknown
}
