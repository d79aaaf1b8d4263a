import type { Assumption } from "../../domain/assumption"
import type { Month } from "../../domain/month"

export type Need = { field: string; firm: string; asOf: Month; chip?: string }

/**
 * The assumption that serves a model field for a firm (and chip) as of a month; null when none does.
 *
 * Order: firm and date, firm, date, global. Among dated entries the latest set for the as-of month or
 * before it wins; where none is that old, an undated entry serves, and only without one the earliest
 * dated entry. The page that shows it names its date.
 */
export function chooseAssumption(assumptions: readonly Assumption[], need: Need): Assumption | null {
  const fitting = assumptions.filter((a) => fits(a, need))
  const own = fitting.filter((a) => a.scope.firms !== null)
  return (
    chooseByDate(own, need.asOf) ??
    chooseByDate(
      fitting.filter((a) => a.scope.firms === null),
      need.asOf,
    )
  )
}

function fits({ field, scope }: Assumption, need: Need): boolean {
  return (
    field === need.field &&
    (scope.firms === null || scope.firms.includes(need.firm)) &&
    (scope.chips === null || (need.chip !== undefined && scope.chips.includes(need.chip))) &&
    (scope.until === null || need.asOf <= scope.until)
  )
}

function chooseByDate(candidates: readonly Assumption[], asOf: Month): Assumption | null {
  const dated = candidates
    .filter((a) => a.scope.from !== null)
    .sort((a, b) => ((a.scope.from ?? "") < (b.scope.from ?? "") ? -1 : 1))
  const latest = dated.findLast((a) => (a.scope.from ?? "") <= asOf)
  return latest ?? candidates.find((a) => a.scope.from === null) ?? dated[0] ?? null
}
