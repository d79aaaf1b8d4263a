import type { ControlRule } from "../domain/control-rule"
import { isNeutral, stricter, strictnessOf, type Answer } from "./answer"
import type { Law } from "./law"
import { testsOf } from "./predicate"
import type { Specs } from "./specs"
import { isAsking, ruleStep, type Step } from "./step"

/** Who buys. `company` is looked up on the lists of the law. */
export type Party = {
  company: string | null
  /**
   * Share of the buyer owned by parties on the Entity List, percent; null: unknown, absent: not asked. The
   * share itself is read from the measure `owned_by_listed_parties_pct`, where `evaluate` puts it.
   */
  ownedByListedPct?: number | null
}

/** The answer once the standing of the buyer itself is counted in; null: nobody asked. */
export function withParty(law: Law, specs: Specs, on: string, answer: Answer, party: Party | null): Step {
  if (party === null) return answer
  const listing = entityListing(law, party.company, on)
  if (listing !== null) {
    return stricter(answer, {
      status: "ENTITY_LIST_TREATMENT",
      category: "entity-list",
      ruleId: null,
      paragraph: listing.citation,
    })
  }
  if (party.ownedByListedPct === undefined) return answer
  for (const rule of ownershipRules(law)) {
    const own = ruleStep(law, rule, specs, on)
    if (isAsking(own)) return own
    if (isNeutral(own.status)) continue
    // A rule whose own state is unknown leaves the answer unknown, unless it could not make it stricter.
    if (own.status === "UNKNOWN")
      return strictnessOf(answer.status) >= strictnessOf("ENTITY_LIST_TREATMENT") ? answer : own
    answer = stricter(answer, own)
  }
  return answer
}

/** The rules that ask who owns the buyer. */
export function ownershipRules(law: Law): ControlRule[] {
  return law.rules.filter(
    ({ place, branches }) =>
      place === "transaction" &&
      branches.some(
        ({ when }) =>
          when !== "otherwise" &&
          testsOf(when).some(({ metric }) => metric === "owned_by_listed_parties_pct"),
      ),
  )
}

/** The buyer's own entry on the Entity List on a day; null when it has none. */
export function entityListing(law: Law, company: string | null, on: string) {
  if (company === null) return null
  return (
    law.listings.find(
      ({ companies, list, listedOn, removedOn }) =>
        list === "Entity List" &&
        companies.includes(company) &&
        listedOn !== null &&
        listedOn.date <= on &&
        (removedOn === null || on < removedOn.date),
    ) ?? null
  )
}
