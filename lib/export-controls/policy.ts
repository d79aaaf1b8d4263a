import type { ControlProposal, ControlRule, RulePeriod } from "../domain/control-rule"
import type { LawChange } from "../domain/scenario"
import { daysBetween, shiftDay } from "../domain/day"
import { adopt, lawOf, type AdoptedProposal, type Law, type Treatment } from "./law"

/**
 * The law as a scenario has it: rules taken away, moved or ended, proposals adopted, parts treated otherwise.
 * Changes apply in their order. Taking a rule away does not bring back the one that it superseded; a
 * scenario that means so says so with an "end".
 *
 * @throws RangeError for a rule or proposal that does not exist, or a proposal without public criteria
 */
export function changedLaw(
  law: Law,
  changes: readonly LawChange[],
  proposals: readonly ControlProposal[],
): Law {
  let rules = [...law.rules]
  const adopted: AdoptedProposal[] = [...law.adopted]
  const treated: Treatment[] = [...law.treated]
  const edit = (id: string, change: (rule: ControlRule) => ControlRule) => {
    if (!rules.some((rule) => rule.id === id)) throw new RangeError(`no rule has the id ${id}`)
    rules = rules.map((rule) => (rule.id === id ? change(rule) : rule))
  }
  for (const change of changes) {
    switch (change.do) {
      case "remove":
        edit(change.rule, (rule) => rule)
        rules = rules.filter(({ id }) => id !== change.rule)
        break
      case "move":
        edit(change.rule, (rule) => moved(rule, change.to))
        break
      case "end":
        edit(change.rule, (rule) => ended(rule, change.on))
        break
      case "adopt": {
        const proposal = proposals.find(({ id }) => id === change.proposal)
        if (!proposal) throw new RangeError(`no proposal has the id ${change.proposal}`)
        const law = adopt(proposal, change.from)
        if (!law)
          throw new RangeError(`${proposal.name}: its criteria are not public, so it cannot be applied`)
        adopted.push(law)
        break
      }
      case "treat":
        treated.push({ chip: change.chip, as: change.as, from: change.from })
        break
    }
  }
  return lawOf({ rules, listings: law.listings, adopted, treated })
}

/**
 * The same rule begun on another day. One that was superseded still ends on the day it did, or never binds if
 * it would begin later; one that was suspended in between has all its days shifted alike.
 */
function moved(rule: ControlRule, to: string): ControlRule {
  const [first, ...later] = rule.periods
  // Ended before it began: there is nothing to move.
  if (!first) return rule
  const days = daysBetween(first.from, to)
  const periods = rule.periods.map((period) => ({
    ...period,
    from: shiftDay(period.from, days),
    until: period.until === null || later.length === 0 ? period.until : shiftDay(period.until, days),
  }))
  return {
    ...rule,
    effectiveOn: { date: to, precision: "day" },
    periods: periods.filter(({ from, until }) => until === null || from <= until),
  }
}

/** The same rule with another last day: cut short, or its last stretch drawn out. */
function ended(rule: ControlRule, on: string): ControlRule {
  const kept = rule.periods.filter(({ from }) => from <= on)
  const last: RulePeriod | undefined = kept.at(-1)
  if (!last) return { ...rule, periods: [] }
  return { ...rule, periods: [...kept.slice(0, -1), { ...last, until: on }] }
}
