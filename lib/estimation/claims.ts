import type { Assumption } from "../domain/assumption"
import type { Distribution } from "../domain/distribution"
import type { Report } from "../domain/order"
import { middleOf } from "../domain/range"

type Priced = Pick<Report, "quantity" | "unit" | "cost" | "noUnitPriceBecause">
type Weighed = Priced &
  Pick<
    Report,
    "sourceKind" | "reprintOf" | "weightlessBecause" | "weightedAlthoughUnverified" | "verification" | "tags"
  >

/** Percentile 95 of the standard normal: `p5` and `p95` of a lognormal lie this many deviations from its median. */
const z95 = 1.6448536269514722

/**
 * US dollars a chip that a report's sum and count imply, null when they imply none.
 *
 * Each figure stands by its central value, else by the geometric middle of its bounds, else by the one
 * bound it has. A sum that pays for more than chips (`noUnitPriceBecause`), a count of anything but chips
 * and a count of zero imply nothing.
 *
 * @see docs/methodology.md#conflicting-claims
 */
export function impliedUnitPrice(report: Priced): number | null {
  if (report.unit !== "chips" || report.cost === null || report.noUnitPriceBecause !== null) return null
  const chips = middleOf(report.quantity)
  const usd = middleOf(report.cost.usd)
  if (chips === null || usd === null || chips <= 0 || usd <= 0) return null
  return usd / chips
}

/**
 * The price prior of an order's chip: the `priceUsd.…` assumption whose scope names it. Null for an order
 * of several chips (a mixed sum prices none of them) and for a chip without a prior.
 */
export function priceDistribution(
  assumptions: readonly Assumption[],
  chips: readonly string[],
): Distribution | null {
  const [chip] = chips
  if (chips.length !== 1 || chip === undefined) return null
  const prior = assumptions.find(
    ({ id, scope }) => id.startsWith("priceUsd.") && (scope.chips ?? []).includes(chip),
  )
  return prior?.distribution ?? null
}

/**
 * How well a report's implied unit price fits what such a chip costs: exp(−z²/2) with z the distance from
 * the median of the price, in standard deviations of its logarithm. 1 when the report implies no price or
 * the chip has no prior; never above 1.
 *
 * @param price a lognormal price in US dollars, or null
 * @throws RangeError for a price prior of another shape, or one without width
 * @see docs/methodology.md#conflicting-claims
 */
export function pricePlausibility(report: Priced, price: Distribution | null): number {
  const implied = impliedUnitPrice(report)
  if (implied === null || price === null) return 1
  if (price.dist !== "lognormal") throw new RangeError(`a price prior must be lognormal, got ${price.dist}`)
  const spread = (Math.log(price.p95) - Math.log(price.p5)) / (2 * z95)
  if (!(spread > 0)) throw new RangeError("a price prior needs p5 below p95")
  const median = (Math.log(price.p5) + Math.log(price.p95)) / 2
  const z = (Math.log(implied) - median) / spread
  return Math.exp((-z * z) / 2)
}

/**
 * Weight of a report among the claims about an order, 0 to 1: reliability of its kind of source times the
 * plausibility of its price. 0 for a repetition of another report, for one tagged unreliable, for one that
 * an editor took out with a reason, and for an unverified one unless an editor says why it counts all the
 * same.
 *
 * @param reliability prior weight by kind of source (assumption `sourceReliability`)
 * @throws RangeError when the table lacks the report's kind of source
 * @see docs/methodology.md#conflicting-claims
 */
export function reportWeight(
  report: Weighed,
  reliability: Readonly<Record<string, number>>,
  price: Distribution | null,
): number {
  const prior = reliability[report.sourceKind]
  if (prior === undefined) throw new RangeError(`no reliability is set for "${report.sourceKind}"`)
  const isLeftOut =
    report.reprintOf !== null ||
    report.weightlessBecause !== null ||
    report.tags.includes("unreliable") ||
    (report.verification === "unverified" && report.weightedAlthoughUnverified === null)
  return isLeftOut ? 0 : prior * pricePlausibility(report, price)
}
