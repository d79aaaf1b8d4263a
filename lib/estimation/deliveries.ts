import { Attrition } from "./attrition"
import type { ModelInput, ModelValue, SupplyLine } from "./model-input"
import { Sampler } from "./sample"
import { LineStock } from "./stock"

/**
 * Chips of some lines that come after a month, as the lines stand without any control: one value a draw, not
 * conditioned on what the firm is known to have served. The month itself is still delivered, as in section 3.
 *
 * @param lineIds ids of supply lines of the input; the parts of one order together
 * @param month relative to the input's as-of month
 * @throws RangeError for a line that the input does not hold
 */
export function sampleUndelivered(
  input: ModelInput,
  { lineIds, month, draws, seed }: { lineIds: readonly string[]; month: number; draws: number; seed: number },
): Float64Array {
  const sampler = new Sampler(input, seed, draws)
  const lines = lineIds.map((id) => {
    const line = (input.supply ?? []).find((candidate) => candidate.id === id)
    if (!line) throw new RangeError(`supply holds no line "${id}"`)
    return deliveriesOf({ ...line, control: undefined }, sampler)
  })
  sampler.next()
  return Float64Array.from({ length: draws }, (_, i) =>
    lines.reduce((sum, stock) => sum + deliveredBetween(stock, i, month, Infinity), 0),
  )
}

const neverLost = new Attrition(new Float64Array(1), null)
neverLost.load(0)

/** A line whose units are never lost and start work as they are delivered: units at work are all delivered. */
export function deliveriesOf(line: SupplyLine, sampler: Sampler): LineStock {
  const of = (value: ModelValue | undefined, absent: number) => sampler.column(value ?? absent)
  const isFlow = line.unitsPerMonth !== undefined
  return new LineStock({
    startMonth: line.startMonth,
    endMonth: line.endMonth,
    isFlow,
    units: of(line.unitsPerMonth ?? line.units, 0),
    growthPerYear: of(isFlow ? line.growthPerYear : 1, 1),
    realisedShare: of(line.realisedShare, 1),
    delayMonths: of(line.delayMonths, 0),
    deployLagMonths: sampler.column(0),
    controlMonth: line.control?.effectiveMonth ?? Infinity,
    cancelShare: of(line.control?.cancelShare, 0),
    attrition: neverLost,
  })
}

/** Units delivered after month `after` and up to month `to` in draw `i`. */
export function deliveredBetween(stock: LineStock, i: number, after: number, to: number): number {
  stock.load(i)
  const until = Math.min(to, stock.last)
  if (until <= after) return 0
  stock.run(stock.first, Math.min(after, stock.last), null, 0)
  const before = stock.units
  stock.run(Math.max(stock.first, after + 1), until, null, 0)
  return stock.units - before
}
