import type { Branch, ControlProposal, ControlRule, ControlStatus } from "../domain/control-rule"
import type { Listing } from "../domain/listing"
import { dayAfter } from "./in-force"
import { testsOf } from "./predicate"

/** A proposal that a scenario has made law from a day on. */
export type AdoptedProposal = {
  id: string
  name: string
  from: string
  branches: readonly Branch[]
}

/** A part that a scenario gives a fixed answer from a day on. */
export type Treatment = { chip: string; as: ControlStatus; from: string }

/** All that binds: rules with their days, entries on lists, and what a scenario added. */
export type Law = {
  rules: readonly ControlRule[]
  byId: ReadonlyMap<string, ControlRule>
  listings: readonly Listing[]
  adopted: readonly AdoptedProposal[]
  treated: readonly Treatment[]
  /**
   * Days, ascending, on which some rule's state changes, or a year begins that one tests. Between two of them
   * every answer stays, but for a buyer's own entries on lists.
   */
  changeDays: readonly string[]
}

/** The law as the records have it. Proposals take part only where a scenario adopts them. */
export function lawOf(given: {
  rules: readonly ControlRule[]
  listings?: readonly Listing[]
  adopted?: readonly AdoptedProposal[]
  treated?: readonly Treatment[]
}): Law {
  const rules = [...given.rules].sort(
    (a, b) => a.effectiveOn.date.localeCompare(b.effectiveOn.date) || a.id.localeCompare(b.id),
  )
  const adopted = given.adopted ?? []
  const treated = given.treated ?? []
  const days = new Set<string>()
  for (const { periods, branches } of rules) {
    for (const { from, until } of periods) {
      days.add(from)
      if (until !== null) days.add(dayAfter(until))
    }
    for (const year of yearsTested(branches)) {
      days.add(`${year}-01-01`)
      days.add(`${year + 1}-01-01`)
    }
  }
  for (const { from } of [...adopted, ...treated]) days.add(from)
  return {
    rules,
    byId: new Map(rules.map((rule) => [rule.id, rule])),
    listings: given.listings ?? [],
    adopted,
    treated,
    changeDays: [...days].sort(),
  }
}

/** Years of export at which a rule's answer can change (the foundry rule's transistor counts). */
function yearsTested(branches: readonly Branch[]): number[] {
  return branches
    .flatMap(({ when }) => (when === "otherwise" ? [] : testsOf(when)))
    .flatMap(({ metric, value }) => (metric === "export_year" && typeof value === "number" ? [value] : []))
}

/** The proposal as a scenario adopts it; null where its criteria are not public and it cannot be applied. */
export function adopt(proposal: ControlProposal, from: string): AdoptedProposal | null {
  return proposal.branches && { id: proposal.id, name: proposal.name, from, branches: proposal.branches }
}
