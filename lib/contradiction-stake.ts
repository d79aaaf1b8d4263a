import type { ContradictionClaim, FirmIfTrue } from "./contracts/contradiction"
import type { Workload } from "./domain/company"

const workloads = ["training", "inference"] as const

/** By how many months a median would move; null where one of the two runways has no number. */
export function monthsMoved(
  { published, ifTrue }: FirmIfTrue,
  workload: Workload,
  set: "own" | "all",
  horizonMonths: number,
): number | null {
  const [before, after] = [published[workload][set], ifTrue?.[workload][set] ?? null]
  if (before === null || after === null) return null
  return (after.p50 ?? horizonMonths) - (before.p50 ?? horizonMonths)
}

/** The most by which one claim would move a median of own stock; null where it is no input or not yet worked out. */
export function largestMoveOf({ truth }: ContradictionClaim, horizonMonths: number): number | null {
  if (truth.is === "no input") return null
  const moves = truth.firms.flatMap((firm) =>
    workloads.flatMap((workload) => monthsMoved(firm, workload, "own", horizonMonths) ?? []),
  )
  return moves.length === 0 ? null : Math.max(...moves.map(Math.abs))
}

/** What hangs on a group of claims: the most that a median of own stock would move, and whether that is all known. */
export function matterStake(
  claims: readonly ContradictionClaim[],
  horizonMonths: number,
): { stake: number | null; isPending: boolean } {
  const firms = claims.flatMap(({ truth }) => (truth.is === "input" ? truth.firms : []))
  if (firms.length === 0) return { stake: null, isPending: false }
  const moves = firms.flatMap((firm) =>
    workloads.map((workload) => Math.abs(monthsMoved(firm, workload, "own", horizonMonths) ?? 0)),
  )
  return { stake: Math.max(0, ...moves), isPending: firms.some(({ ifTrue }) => ifTrue === null) }
}
