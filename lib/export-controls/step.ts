import type { Branch, ControlRule, Metric } from "../domain/control-rule"
import { isNeutral, stricter, strictnessOf, type Answer } from "./answer"
import { controlListOn, inForce } from "./binding"
import type { Destination } from "./circumstances"
import { ruleState } from "./in-force"
import type { Law, Treatment } from "./law"
import { holds, testsOf, undecidedMetric } from "./predicate"
import type { Specs } from "./specs"

/** An answer, or the input that has to be known before there is one. */
export type Step = Answer | { ask: Metric }

export function isAsking(step: Step): step is { ask: Metric } {
  return "ask" in step
}

/** Who buys. `company` is looked up on the lists of the law. */
export type Party = {
  company: string | null
  /**
   * Share of the buyer owned by parties on the Entity List, percent; null: unknown, absent: not asked. The
   * share itself is read from the measure `owned_by_listed_parties_pct`, where `evaluate` puts it.
   */
  ownedByListedPct?: number | null
}

const noRule: Answer = { status: "NOT_CONTROLLED", category: "no-rule", ruleId: null, paragraph: null }

/** The answer of the first branch that holds; `defersTo` is left to the caller. */
export function branchStep(branches: readonly Branch[], specs: Specs): Branch | { ask: Metric } {
  for (const branch of branches) {
    if (branch.when === "otherwise") return branch
    const truth = holds(branch.when, specs)
    if (truth === true) return branch
    if (truth === null) {
      const ask = undecidedMetric(branch.when, specs)
      if (ask === null)
        throw new Error(`a condition of ${branch.category} is undecided and waits for nothing`)
      return { ask }
    }
  }
  throw new Error("a rule's last branch must hold otherwise")
}

/** What a rule says of a part on a day: one rule by itself, with those it hands the question to. */
export function ruleStep(law: Law, rule: ControlRule, specs: Specs, on: string): Step {
  switch (ruleState(rule, on)) {
    case "not in force":
    case "suspended":
      return notInForce(rule)
    case "unknown": {
      const bound = bindingStep(law, rule, specs, on)
      if (isAsking(bound) || isNeutral(bound.status)) return bound
      return { status: "UNKNOWN", category: null, ruleId: rule.id, paragraph: bound.paragraph }
    }
    case "in force":
      return bindingStep(law, rule, specs, on)
  }
}

/** The answer of a rule on a day when it does not bind. */
export function notInForce(rule: ControlRule): Answer {
  const last = rule.branches.at(-1)?.outcome
  const status = last && "status" in last && isNeutral(last.status) ? last.status : "NOT_CONTROLLED"
  return { status, category: "not-in-force", ruleId: rule.id, paragraph: null }
}

/** A rule's answer as if it bound. */
export function bindingStep(law: Law, rule: ControlRule, specs: Specs, on: string): Step {
  const addressed = isAddressed(rule, specs)
  if (addressed === null) return { ask: "vendor" }
  const branch = addressed ? branchStep(rule.branches, specs) : rule.branches.at(-1)
  if (!branch) throw new Error(`${rule.id} has no branches`)
  if ("ask" in branch) return branch
  if ("defersTo" in branch.outcome) return deferredStep(law, branch.outcome.defersTo, specs, on)
  const own = answerOf(rule.id, branch)
  const below = rule.place === "letter" ? deferralOf(rule) : null
  if (below === null || isNeutral(own.status)) return own
  // A letter adds to the regulation: the stricter of the two stands.
  const regulation = deferredStep(law, below, specs, on)
  return isAsking(regulation) ? regulation : stricter(own, regulation)
}

function deferredStep(law: Law, id: string, specs: Specs, on: string): Step {
  const rule = law.byId.get(id)
  return rule ? ruleStep(law, rule, specs, on) : noRule
}

export function answerOf(ruleId: string, branch: Branch): Answer {
  const status = "status" in branch.outcome ? branch.outcome.status : "NO_CHANGE"
  return { status, category: branch.category, ruleId, paragraph: branch.paragraph }
}

/** The rule that a letter adds to, by its last branch. */
export function deferralOf(rule: ControlRule): string | null {
  const last = rule.branches.at(-1)?.outcome
  return last && "defersTo" in last ? last.defersTo : null
}

/** Every rule that some branch hands the question to. */
export function deferralsOf({ branches }: ControlRule): string[] {
  return branches.flatMap(({ outcome }) => ("defersTo" in outcome ? [outcome.defersTo] : []))
}

/** Whether the text was sent to the part's vendor; null where the vendor is unknown. */
export function isAddressed(rule: ControlRule, specs: Specs): boolean | null {
  const { vendors } = rule.appliesTo
  if (vendors === null) return true
  return typeof specs.vendor === "string" ? vendors.includes(specs.vendor) : null
}

/**
 * All rules of a day together, in the order of precedence: the newest control list; letters, of which the
 * stricter stands; how licences under a letter are answered; what a scenario adds; the buyer's own standing.
 */
export function combinedStep(
  law: Law,
  given: Specs,
  on: string,
  buyer: { party: Party | null; destination: Destination },
): Step {
  if (given.slug === null && law.treated.some(({ from }) => from <= on)) return { ask: "slug" }
  const treated = treatmentOn(law, given.slug, on)
  if (treated) return { status: treated.as, category: "scenario", ruleId: null, paragraph: null }

  // From abroad to abroad no case-by-case review is offered: that one is for exports from the United States.
  const specs = buyer.destination === "abroad" ? { ...given, exported_from_us: false } : given
  const list = controlListOn(law, on)
  const classed = list ? ruleStep(law, list, specs, on) : noRule
  if (isAsking(classed)) return classed

  const lettered = withLetters(law, specs, on, classed)
  if (isAsking(lettered)) return lettered
  const licensed = withPractice(law, specs, on, lettered)
  if (isAsking(licensed)) return licensed
  const adopted = withAdopted(law, specs, on, licensed, classed)
  if (isAsking(adopted)) return adopted
  return withParty(law, specs, on, adopted, buyer.party)
}

function withLetters(law: Law, specs: Specs, on: string, classed: Answer): Step {
  let answer = classed
  for (const letter of inForce(law, "letter", on)) {
    const own = ownStep(letter, specs)
    if (own === null) continue
    if (isAsking(own)) {
      // What the letter would say cannot matter under a stricter answer.
      const worst = Math.max(
        ...letter.branches.map((branch) => strictnessOf(answerOf(letter.id, branch).status)),
      )
      if (worst <= strictnessOf(answer.status)) continue
      return own
    }
    answer = stricter(answer, own)
  }
  return answer
}

/** What a rule itself says, without those it hands the question to; null where it passes the part on. */
export function ownStep(rule: ControlRule, specs: Specs): Step | null {
  const addressed = isAddressed(rule, specs)
  if (addressed === false) return null
  if (addressed === null) return { ask: "vendor" }
  const branch = branchStep(rule.branches, specs)
  if ("ask" in branch) return branch
  return "defersTo" in branch.outcome ? null : answerOf(rule.id, branch)
}

function withPractice(law: Law, specs: Specs, on: string, answer: Answer): Step {
  const letter = answer.ruleId === null ? null : law.byId.get(answer.ruleId)
  if (letter?.place !== "letter" || isNeutral(answer.status)) return answer
  for (const practice of inForce(law, "licensing practice", on)) {
    const own = ownStep(practice, specs)
    if (own === null) continue
    if (isAsking(own)) return own
    return { ...own, category: `${answer.category}, licences available with revenue share` }
  }
  return answer
}

function withAdopted(law: Law, specs: Specs, on: string, answer: Answer, classed: Answer): Step {
  let strictest = answer
  for (const proposal of law.adopted) {
    if (proposal.from > on) continue
    const onList = !isNeutral(classed.status)
    const branch = branchStep(proposal.branches, { ...specs, ear_3a090_or_4a090: onList })
    if ("ask" in branch) return branch
    strictest = stricter(strictest, answerOf(proposal.id, branch))
  }
  return strictest
}

function withParty(law: Law, specs: Specs, on: string, answer: Answer, party: Party | null): Step {
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
    if (own.status === "UNKNOWN") return strictnessOf(answer.status) >= 7 ? answer : own
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

/** What a scenario says of a part on a day: the treatment that began last, of several the one named last. */
export function treatmentOn(law: Law, slug: Specs["slug"], on: string): Treatment | null {
  let latest: Treatment | null = null
  for (const treatment of law.treated) {
    if (treatment.chip !== slug || treatment.from > on) continue
    if (latest === null || treatment.from >= latest.from) latest = treatment
  }
  return latest
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
