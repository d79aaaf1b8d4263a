import type { Band, Estimate, RunwaySummary, WorkloadEstimate } from "../contracts/estimate"
import type { EngineRun } from "./document"

const quantiles = ["p5", "p25", "p50", "p75", "p95"] as const

/**
 * The engine's figures in an estimate by the names that `runFigures` gives them, so that a later run on the same
 * input can be held against them. What the estimate has no number for is left out.
 */
export function estimateFigures(estimate: Estimate): EngineRun["figures"] {
  const { training, inference, stockSeries, h100Equivalents } = estimate
  return {
    ...workload("training", training),
    ...workload("inference", inference),
    ...(stockSeries && {
      ...bands("stock.total", stockSeries.total),
      ...Object.fromEntries(stockSeries.chips.map(({ chip, mean }) => [`stock.part.${chip}`, mean])),
    }),
    ...(h100Equivalents && {
      "h100-equivalents": [h100Equivalents.p5, h100Equivalents.p50, h100Equivalents.p95],
    }),
  }
}

/** The figures whose names begin with one of `prefixes`: those that a chart shows. */
export function figuresUnder(
  figures: EngineRun["figures"],
  prefixes: readonly string[],
): EngineRun["figures"] {
  return Object.fromEntries(
    Object.entries(figures).filter(([name]) => prefixes.some((prefix) => name.startsWith(prefix))),
  )
}

function workload(name: string, { stock, all, fan }: WorkloadEstimate): EngineRun["figures"] {
  return {
    ...runway(`${name}.own`, stock),
    ...runway(`${name}.all`, all),
    ...(fan && {
      ...bands(`${name}.required`, fan.required),
      ...bands(`${name}.available-own`, fan.availableStock),
      ...bands(`${name}.available-all`, fan.availableAll),
    }),
  }
}

function runway(name: string, summary: RunwaySummary | null): EngineRun["figures"] {
  if (!summary) return {}
  const { survival, pStillSufficient } = summary
  const sufficient = pStillSufficient["24"]
  return {
    [`${name}.runway`]: quantiles.map((quantile) => summary.quantiles[quantile]),
    [`${name}.shares`]: [summary.censoredShare, summary.alreadyShortShare],
    ...(survival.length > 0 && { [`${name}.survival`]: survival }),
    ...(sufficient !== undefined && { [`${name}.sufficient-24`]: [sufficient] }),
  }
}

function bands(name: string, band: Band): EngineRun["figures"] {
  return Object.fromEntries(quantiles.map((quantile) => [`${name}.${quantile}`, band[quantile]]))
}
