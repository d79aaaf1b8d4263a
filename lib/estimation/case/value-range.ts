import type { Assumption } from "../../domain/assumption"

import { maxHorizonMonths } from "../limits"

/** The values that an assumption may take, ends included. */
export type ValueRange = {
  min: number
  max: number
  mayBeNone: boolean
  /** What a reader may give: some fields hold one number, a price prior needs a width. */
  takes: "either" | "value" | "range"
  /** Whole numbers only. */
  isWhole?: true
}

const smallestPositive = Number.MIN_VALUE

const shares = new Set([
  "chips.*.mfu",
  "chips.*.trainWeight",
  "allocation.trainShare0",
  "allocation.min",
  "allocation.max",
  "allocation.otherUseShare",
  "training.uptime",
  "inference.inputShare",
  "inference.cacheHitShare",
  "inference.utilisation",
])
const positiveShares = new Set(["training.maxClusterShare", "inference.selfServedShare"])
const mayBeZero = new Set([
  "chips.*.hazardPerYear",
  "chips.*.serviceLifeMonths",
  "training.gainTakenShare",
  "inference.kvBytesPerToken",
  "inference.contextTokens",
  "inference.serveBase",
])
const signed = new Set(["allocation.driftPerYear", "deployLagMonths"])
const mayBeNone = new Set([
  "chips.*.serviceLifeMonths",
  "training.growthHalfLifeMonths",
  "inference.growthHalfLifeMonths",
  "inference.serveGainHalfLifeMonths",
])

/**
 * The range of the model's field that an assumption feeds, as `modelInputSchema` has it; of one that supply lines
 * name, what its unit allows: a chance and a share lie from 0 to 1, counts and prices are not negative.
 */
export function valueRangeOf({
  id,
  field,
  unit,
  distribution,
}: Pick<Assumption, "id" | "field" | "unit" | "distribution">): ValueRange {
  const range = (min: number, max: number, takes: ValueRange["takes"] = "either"): ValueRange => ({
    min,
    max,
    mayBeNone: field !== null && mayBeNone.has(field),
    takes,
  })
  if (distribution.dist === "bernoulli") return range(0, 1, "value")
  if (distribution.dist === "dirichlet") return range(0, 1)
  if (field === "horizonMonths") return { ...range(1, maxHorizonMonths, "value"), isWhole: true }
  if (field?.startsWith("conditionOnServed.")) return range(0, 1000, "value")
  if (id.startsWith("priceUsd.")) return range(smallestPositive, Infinity, "range")
  if (field === null) return unit.startsWith("share") ? range(0, 1) : range(0, Infinity)
  if (shares.has(field)) return range(0, 1)
  if (positiveShares.has(field)) return range(smallestPositive, 1)
  if (signed.has(field)) return range(-600, 600)
  return range(mayBeZero.has(field) ? 0 : smallestPositive, Infinity)
}
