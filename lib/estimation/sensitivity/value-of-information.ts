import { Stream } from "../random"
import { binsOf, type Bins } from "./bins"
import { compareTexts } from "./canonical-input"
import { jackknifeError } from "./index-sums"
import { sortRunways, widthsWithin, type Widths } from "./interval-width"
import { sensitivityOutputs, type SensitivityOutput } from "./outputs"
import type { SampleTable } from "./sample-table"

export type InformationRow = {
  /** A var; of a split one share, as `name@component`. */
  var: string
  /** Width of the 90% interval as things stand, months; the same in every row. */
  width: number
  /** Its mean width once this var alone is known, months. */
  expectedWidth: number
  /** width − expectedWidth, months. About 0 for a var that does not matter, and by chance a little below. */
  narrowsBy: number
  /** narrowsBy as a share of the width, 0 to 1. */
  share: number
  /** Standard error of narrowsBy, months. */
  error: number
}

/** Rows by output, the most telling var first, ties by name. */
export type ValueOfInformation = Partial<Record<SensitivityOutput, InformationRow[]>>

const mostBins = 20
/** A bin's 5th and 95th percentile mean little with fewer draws than this. */
const fewestInBin = 25
const shuffles = 20

/**
 * Which unknown, if it were known, would narrow the 90% interval most: the expected width of the interval
 * after learning one var. It is estimated from the published draws themselves, without running the model
 * again: draws are sorted by the var into about 20 bins of equal count, and the interval's width is averaged
 * over the bins. Bins of a few hundred draws have a bias of their own, which is measured by shuffling the
 * draws among the bins and taken off. What is left of the var within a bin makes the gain slightly too small.
 *
 * Partial information by binning is from Strong and Oakley 2013 (Medical Decision Making 33, 755–766) and
 * Strong, Oakley and Brennan 2014 (34, 311–326), reviewed by Heath, Manolopoulou and Baio 2017 (37, 747–758);
 * they value it by the loss of a decision, we by the width of the interval, in months.
 *
 * An output without draws enough for two bins has no rows.
 *
 * @see docs/methodology.md#value-of-information
 */
export function valueOfInformation({ n, vars, runways }: SampleTable): ValueOfInformation {
  const bins = Math.min(mostBins, Math.floor(n / fewestInBin))
  const binned = [...vars].map(([name, values]) => ({ name, bins: bins < 2 ? null : binsOf(values, bins) }))
  const found: ValueOfInformation = {}
  for (const output of sensitivityOutputs) {
    const values = runways[output]
    if (values) found[output] = rowsOf(values, binned)
  }
  return found
}

type Binned = { name: string; bins: Bins | null }

function rowsOf(runways: Float64Array, vars: readonly Binned[]): InformationRow[] {
  const sorted = sortRunways(runways)
  const widthsOf = (bins: Bins) => widthsWithin(sorted, bins)
  const unknown = widthsOf({ of: new Uint8Array(runways.length), count: 1 })
  const byChance = chanceWidths(widthsOf)
  return vars
    .flatMap(({ name, bins }) => {
      if (bins === null) return []
      const known = widthsOf(bins)
      const chance = byChance(bins)
      const narrowsBy = chance.whole - known.whole
      const width = unknown.whole
      return {
        var: name,
        width,
        expectedWidth: width - narrowsBy,
        narrowsBy,
        share: width > 0 ? Math.min(1, Math.max(0, narrowsBy / width)) : 0,
        error: jackknifeError(chance.without.map((value, group) => value - known.without[group]!)),
      }
    })
    .sort((a, b) => b.narrowsBy - a.narrowsBy || compareTexts(a.var, b.var))
}

/** Widths within bins of the same sizes that know nothing, averaged over shuffles; most vars share them. */
function chanceWidths(widthsOf: (bins: Bins) => Widths): (bins: Bins) => Widths {
  const known = new Map<string, Widths>()
  return (bins) => {
    const key = sizesOf(bins).join()
    const before = known.get(key)
    if (before) return before
    const each = Array.from({ length: shuffles }, (_, round) => widthsOf(shuffled(bins, round)))
    const widths = {
      whole: mean(each.map(({ whole }) => whole)),
      without: each[0]!.without.map((_, group) => mean(each.map(({ without }) => without[group]!))),
    }
    known.set(key, widths)
    return widths
  }
}

function shuffled({ of, count }: Bins, round: number): Bins {
  // From the sizes alone, so that vars with the same sizes have the same shuffles.
  const mixed = Uint8Array.from(of).sort()
  const stream = new Stream(round, "value of information")
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(stream.next() * (i + 1))
    const moved = mixed[i]!
    mixed[i] = mixed[j]!
    mixed[j] = moved
  }
  return { of: mixed, count }
}

function sizesOf({ of, count }: Bins): number[] {
  const sizes = new Array<number>(count).fill(0)
  for (let draw = 0; draw < of.length; draw++) sizes[of[draw]!] = sizes[of[draw]!]! + 1
  return sizes
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
