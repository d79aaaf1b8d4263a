import "server-only"
import type { Assumption } from "@/lib/domain/assumption"
import type { Distribution } from "@/lib/domain/distribution"

/** Prior weight by kind of source, from the assumption `sourceReliability`. */
export function reliabilityTable(assumptions: readonly Assumption[]): Record<string, number> {
  const table = assumptions.find(({ id }) => id === "sourceReliability")?.distribution
  if (table?.dist !== "table") throw new Error("the assumption sourceReliability must be a table")
  return table.values
}

/** The price assumption of an order's chip; null for a chip without one or an order of several chips. */
export function priceOf(assumptions: readonly Assumption[], chips: readonly string[]): Distribution | null {
  const [chip] = chips
  if (chips.length !== 1 || chip === undefined) return null
  return assumptions.find(({ id }) => id === `priceUsd.${chip}`)?.distribution ?? null
}
