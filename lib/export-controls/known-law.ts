import { shiftDay } from "../domain/day"
import type { ControlRule } from "../domain/control-rule"
import { lawOf, type Law } from "./law"

/**
 * The law as it could be known on a day: without rules not yet released or in force and without later entries
 * on lists, so that an estimate of a past month rests on no hindsight. A rule that ends only because a later
 * one takes its place has no end yet. What a scenario adopts or supposes stays: it is given, not known.
 */
export function lawAsKnown(law: Law, on: string): Law {
  const rules = law.rules.filter((rule) => knownSince(rule) <= on)
  const known = new Set(rules.map(({ id }) => id))
  return lawOf({
    rules: rules.map((rule) => (known.has(rule.supersededBy ?? rule.id) ? rule : notYetReplaced(rule, law))),
    listings: law.listings
      .filter(({ listedOn }) => listedOn === null || listedOn.date <= on)
      .map((listing) =>
        listing.removedOn !== null && listing.removedOn.date > on ? { ...listing, removedOn: null } : listing,
      ),
    adopted: law.adopted,
    treated: law.treated,
  })
}

/** The first day on which a rule could be known: its release, its publication or its effect. */
export function knownSince({ releasedOn, publishedOn, effectiveOn }: ControlRule): string {
  return [releasedOn, publishedOn, effectiveOn].reduce(
    (first, day) => (day !== null && day.date < first ? day.date : first),
    effectiveOn.date,
  )
}

/** The rule without the end that the successor gave it; any other end, for instance a scenario's, stays. */
function notYetReplaced(rule: ControlRule, law: Law): ControlRule {
  const successor = rule.supersededBy === null ? undefined : law.byId.get(rule.supersededBy)
  const begins = successor?.periods[0]?.from
  const last = rule.periods.at(-1)
  if (begins === undefined || last?.until !== shiftDay(begins, -1)) return rule
  return { ...rule, periods: [...rule.periods.slice(0, -1), { ...last, until: null }] }
}
