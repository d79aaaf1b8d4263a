import type { Distribution } from "../../domain/distribution"
import { isEmptyRange } from "../../domain/range"
import type { Report } from "../../domain/order"

export type WeightedReport = { report: Report; weight: number }

type Claim = Extract<Distribution, { dist: "mixture" }>["claims"][number]

/** Roles in the order in which they may give an order's size. */
const sizingRoles = ["purchase", "delivery", "fleet"] as const

/** Whether a report of this role can say how many chips an order is. */
export function isSizingRole(role: Report["role"]): boolean {
  return sizingRoles.some((sizing) => sizing === role)
}

/**
 * How many chips an order is, by its own reports: a number when the weighted ones agree, a mixture by
 * weight when they do not, null when none gives a usable figure.
 *
 * Purchases speak first, deliveries and fleets only in their absence. A report with a central figure
 * alone is that figure; one with both bounds is a lognormal between them as 5th and 95th percentile. A
 * bound that stands alone says too little to draw from.
 *
 * @see docs/methodology.md#conflicting-claims
 */
export function reportedQuantity(reports: readonly WeightedReport[]): number | Distribution | null {
  for (const role of sizingRoles) {
    const claims = reports.flatMap(({ report, weight }) => {
      const claim = report.role === role && weight > 0 ? asClaim(report, weight) : null
      return claim ? [claim] : []
    })
    if (claims.length > 0) return merge(claims)
  }
  return null
}

/** Chips that weighted reports say had arrived by `until` (an ISO date); 0 when none says so. */
export function reportedDelivered(reports: readonly WeightedReport[], until: string): number {
  const delivered = reports
    .filter(({ report, weight }) => report.role === "delivery" && weight > 0 && report.unit === "chips")
    .filter(({ report }) => report.eventOn !== null && report.eventOn.date <= until)
    .map(({ report }) => report.quantity.central ?? 0)
  return Math.max(0, ...delivered)
}

function asClaim(report: Report, weight: number): Claim | null {
  const { low, central, high } = report.quantity
  if (report.unit !== "chips" || isEmptyRange(report.quantity)) return null
  if (low !== null && high !== null && low > 0 && high > low)
    return { dist: "lognormal", p5: low, p95: high, weight }
  return central === null ? null : { dist: "fixed", value: central, weight }
}

function merge(claims: readonly Claim[]): number | Distribution {
  const values = new Set(claims.map((claim) => (claim.dist === "fixed" ? claim.value : null)))
  const [only] = values
  if (values.size === 1 && typeof only === "number") return only
  return { dist: "mixture", claims: [...claims] }
}
