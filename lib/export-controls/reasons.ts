import type { ControlRule, ControlStatus } from "../domain/control-rule"
import { isNeutral, type Answer } from "./answer"
import { controlListOn, inForce } from "./binding"
import { entityListing, ownershipRules, type Party } from "./buyer"
import type { Destination } from "./circumstances"
import { seenByProposal, treatmentOn } from "./combined"
import { ruleState, type RuleState } from "./in-force"
import type { Law } from "./law"
import { decisiveTests, holds, type TestTrace, type Truth } from "./predicate"
import type { Specs } from "./specs"
import { answerOf, deferralOf, isAddressed, isAsking, ruleStep } from "./step"

/** One step of the way to an answer. */
export type Reason =
  /** A branch that gave or could give the answer, with the tests that settle it. */
  | {
      kind: "branch"
      ruleId: string
      category: string
      paragraph: string | null
      status: ControlStatus | null
      holds: Truth
      tests: TestTrace[]
    }
  | { kind: "state"; ruleId: string; state: Exclude<RuleState, "in force"> }
  | { kind: "not addressed"; ruleId: string; vendor: string }
  | { kind: "passed on"; ruleId: string; to: string }
  /** A letter that catches the part as well; `stands`: its answer is the stricter one. */
  | { kind: "letter"; ruleId: string; stands: boolean }
  | { kind: "practice"; ruleId: string }
  | { kind: "listed"; listingId: string }
  | { kind: "abroad" }
  | { kind: "scenario"; what: string }

/** Why one rule answers as it does. */
export function reasonsOfRule(law: Law, rule: ControlRule, specs: Specs, on: string): Reason[] {
  const state = ruleState(rule, on)
  if (state === "not in force" || state === "suspended") return [{ kind: "state", ruleId: rule.id, state }]
  const reasons: Reason[] = state === "unknown" ? [{ kind: "state", ruleId: rule.id, state }] : []
  if (isAddressed(rule, specs) === false) {
    reasons.push({ kind: "not addressed", ruleId: rule.id, vendor: String(specs.vendor) })
    return [...reasons, ...deferred(law, rule, deferralOf(rule), specs, on)]
  }
  const { own, decided } = branchReasons(rule, specs)
  reasons.push(...own)
  if (!decided) return reasons
  if ("defersTo" in decided.outcome) {
    return [...reasons, ...deferred(law, rule, decided.outcome.defersTo, specs, on)]
  }
  const below = rule.place === "letter" && !isNeutral(decided.outcome.status) ? deferralOf(rule) : null
  if (below === null) return reasons
  return [...reasons, ...deferred(law, rule, below, specs, on)]
}

function deferred(law: Law, rule: ControlRule, to: string | null, specs: Specs, on: string): Reason[] {
  const next = to === null ? undefined : law.byId.get(to)
  if (to === null || !next) return []
  return [{ kind: "passed on", ruleId: rule.id, to }, ...reasonsOfRule(law, next, specs, on)]
}

/** The branch that holds, or those still undecided before it. */
function branchReasons(rule: ControlRule, specs: Specs) {
  const own: Reason[] = []
  for (const branch of rule.branches) {
    const { category, paragraph, when, outcome } = branch
    const truth = when === "otherwise" ? true : holds(when, specs)
    if (truth === false) continue
    const tests = when === "otherwise" ? failedTests(rule, specs) : decisiveTests(when, specs)
    const status = "status" in outcome ? outcome.status : null
    // Behind a branch that is still open, one that holds is only possible.
    const isReached = own.length === 0 || truth === null ? truth : null
    own.push({ kind: "branch", ruleId: rule.id, category, paragraph, status, holds: isReached, tests })
    if (truth === true) return { own, decided: own.length === 1 ? branch : null }
  }
  return { own, decided: null }
}

/** What kept a part out of every branch with an answer of its own; a test that several branches share once. */
function failedTests(rule: ControlRule, specs: Specs): TestTrace[] {
  const failed: TestTrace[] = []
  for (const { when } of rule.branches) {
    if (when === "otherwise" || holds(when, specs) !== false) continue
    for (const test of decisiveTests(when, specs)) {
      if (!failed.some((known) => isSameTest(known, test))) failed.push(test)
    }
  }
  return failed
}

function isSameTest(a: TestTrace, b: TestTrace): boolean {
  return a.metric === b.metric && a.op === b.op && a.threshold === b.threshold
}

/** Why all rules together answer as they do. */
export function reasonsOfCombined(
  law: Law,
  given: Specs,
  on: string,
  { party, destination }: { party: Party | null; destination: Destination },
  answer: Answer & { possible: readonly Answer[] },
): Reason[] {
  const treated = treatmentOn(law, given.slug, on)
  if (treated) return [{ kind: "scenario", what: treated.chip }]
  const reasons: Reason[] = destination === "abroad" ? [{ kind: "abroad" }] : []
  const specs = destination === "abroad" ? { ...given, exported_from_us: false } : given
  const list = controlListOn(law, on)
  if (list) reasons.push(...reasonsOfRule(law, list, specs, on))
  const deal = inForce(law, "transaction", on).find(({ id }) => id === answer.ruleId)
  if (deal && deal.id !== list?.id) reasons.push(...branchReasons(deal, specs).own)
  for (const letter of inForce(law, "letter", on)) {
    const { own } = isAddressed(letter, specs) === false ? { own: [] } : branchReasons(letter, specs)
    const catching = own.filter((reason) => reason.kind === "branch" && reason.status !== null)
    if (catching.length === 0) continue
    reasons.push(...catching)
    // Whether its answer stands can be said only where it surely catches the part, and surely stands or not.
    const stands = answer.possible.filter(({ ruleId }) => ruleId !== null && speaksFor(law, ruleId, letter))
    const isOpen = catching.some((reason) => reason.kind === "branch" && reason.holds === null)
    if (isOpen || (stands.length > 0 && stands.length < answer.possible.length)) continue
    reasons.push({ kind: "letter", ruleId: letter.id, stands: stands.length > 0 })
  }
  for (const practice of inForce(law, "licensing practice", on)) {
    if (answer.ruleId === practice.id) {
      reasons.push(...branchReasons(practice, specs).own, { kind: "practice", ruleId: practice.id })
    }
  }
  for (const { id, branches, from } of law.adopted) {
    if (from > on || answer.ruleId !== id) continue
    const branch = branches.find((one) => one.category === answer.category)
    if (!branch || branch.when === "otherwise") continue
    const { category, paragraph, status } = answerOf(id, branch)
    const classed = list && ruleStep(law, list, specs, on)
    const seen = classed && !isAsking(classed) ? seenByProposal(specs, classed) : specs
    const tests = decisiveTests(branch.when, seen)
    reasons.push({
      kind: "branch",
      ruleId: id,
      category: category ?? "",
      paragraph,
      status,
      holds: true,
      tests,
    })
  }
  const listing = party ? entityListing(law, party.company, on) : null
  if (listing) return [...reasons, { kind: "listed", listingId: listing.id }]
  if (party?.ownedByListedPct === undefined) return reasons
  return [...reasons, ...ownershipRules(law).flatMap((rule) => reasonsOfRule(law, rule, specs, on))]
}

/** Whether an answer is the letter's own, or says how licences under it are answered. */
function speaksFor(law: Law, ruleId: string, letter: ControlRule): boolean {
  return ruleId === letter.id || law.byId.get(ruleId)?.place === "licensing practice"
}
