import type { Bands } from "./ledger"
import type { RunwayDetails, SimulationReport } from "./simulate"

/**
 * The numbers of a run by name, as estimates show them: `training.own.runway` (p5, p25, p50, p75, p95 in months,
 * null beyond the horizon), `training.own.shares` (censored, already short), `training.own.survival` (share of draws
 * with runway > t, t = 0…H), `training.own.sufficient-24` (that share after 24 months), `training.required.p50`,
 * `training.available-own.p50` and so on (a value a month), `stock.total.p50`, `stock.part.<chip>`,
 * `h100-equivalents` (p5, p50, p95). Series of quantities have four significant digits.
 */
export type RunFigures = Record<string, (number | null)[]>

const quantiles = ["p5", "p25", "p50", "p75", "p95"] as const

/** Every figure of a run; a workload or a stock that the run does not have gives none. */
export function runFigures(report: SimulationReport): RunFigures {
  const { stockT, allT, stockI, allI, fans, stock } = report
  return {
    ...runway("training.own", stockT),
    ...runway("training.all", allT),
    ...runway("inference.own", stockI),
    ...runway("inference.all", allI),
    ...fan("training", fans?.T),
    ...fan("inference", fans?.I),
    ...(stock && {
      ...bands("stock.total", stock.total),
      ...Object.fromEntries(stock.chips.map(({ chip, mean }) => [`stock.part.${chip}`, round(mean)])),
      "h100-equivalents": [stock.h100Equivalents.p5, stock.h100Equivalents.p50, stock.h100Equivalents.p95],
    }),
  }
}

function runway(name: string, details: RunwayDetails | undefined): RunFigures {
  if (!details || details.n === 0) return {}
  const { survival, pStillSufficient } = details
  const alreadyShort = 1 - (pStillSufficient["0"] ?? 0)
  const sufficient = pStillSufficient["24"]
  return {
    [`${name}.runway`]: quantiles.map((quantile) => details.quantiles[quantile]),
    [`${name}.shares`]: [details.censoredShare ?? 0, alreadyShort],
    ...(survival && { [`${name}.survival`]: survival }),
    ...(sufficient !== undefined && { [`${name}.sufficient-24`]: [sufficient] }),
  }
}

type Fan = NonNullable<NonNullable<SimulationReport["fans"]>["T"]>

function fan(workload: string, found: Fan | undefined): RunFigures {
  if (!found) return {}
  return {
    ...bands(`${workload}.required`, found.required),
    ...bands(`${workload}.available-own`, found.availableStock),
    ...bands(`${workload}.available-all`, found.availableAll),
  }
}

function bands(name: string, found: Bands): RunFigures {
  return Object.fromEntries(quantiles.map((quantile) => [`${name}.${quantile}`, round(found[quantile])]))
}

/** Four significant digits, as estimates are stored. */
function round(values: readonly number[]): number[] {
  return values.map((value) => Number(value.toPrecision(4)))
}
