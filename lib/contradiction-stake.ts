import type { Contradiction, ContradictionClaim, FirmIfTrue } from "./contracts/contradiction"
import type { Workload } from "./domain/company"

const workloads = ["training", "inference"] as const

export type NumberAtStake = Contradiction["numbersAtStake"][number]

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

/** Workloads of which a firm would lose its number, or gain one; none while it is being worked out. */
export function numbersMoved({ slug, name, published, ifTrue }: FirmIfTrue): NumberAtStake[] {
  if (ifTrue === null) return []
  return workloads.flatMap((workload) => {
    const [had, has] = [published[workload].own !== null, ifTrue[workload].own !== null]
    return had === has
      ? []
      : [{ firm: { slug, name }, workload, becomes: has ? ("a number" as const) : ("no number" as const) }]
  })
}

/** The numbers that one claim would take away or give; none where it is no input. */
export function numbersMovedBy({ truth }: ContradictionClaim): NumberAtStake[] {
  return truth.is === "no input" ? [] : truth.firms.flatMap(numbersMoved)
}

/**
 * The most by which one claim would move a median of own stock; null where it is no input, not yet worked out, or
 * leaves no two medians to compare, which `numbersMovedBy` tells.
 */
export function largestMoveOf({ truth }: ContradictionClaim, horizonMonths: number): number | null {
  if (truth.is === "no input") return null
  const moves = truth.firms.flatMap((firm) =>
    workloads.flatMap((workload) => monthsMoved(firm, workload, "own", horizonMonths) ?? []),
  )
  return moves.length === 0 ? null : Math.max(...moves.map(Math.abs))
}

/**
 * What hangs on a group of claims: the most that a median of own stock would move, which runways would lose or gain
 * their number, and whether that is all known.
 */
export function matterStake(
  claims: readonly ContradictionClaim[],
  horizonMonths: number,
): Pick<Contradiction, "stake" | "numbersAtStake" | "isPending"> {
  const firms = claims.flatMap(({ truth }) => (truth.is === "input" ? truth.firms : []))
  if (firms.length === 0) return { stake: null, numbersAtStake: [], isPending: false }
  const moves = firms.flatMap((firm) =>
    workloads.map((workload) => Math.abs(monthsMoved(firm, workload, "own", horizonMonths) ?? 0)),
  )
  const numbers = new Map(
    firms.flatMap(numbersMoved).map((one) => [`${one.firm.slug} ${one.workload} ${one.becomes}`, one]),
  )
  return {
    stake: Math.max(0, ...moves),
    numbersAtStake: [...numbers.values()],
    isPending: firms.some(({ ifTrue }) => ifTrue === null),
  }
}
