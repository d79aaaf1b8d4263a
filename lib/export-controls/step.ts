import type { Branch, ControlRule, Metric } from "../domain/control-rule"
import { isNeutral, stricter, type Answer } from "./answer"
import { ruleState } from "./in-force"
import type { Law } from "./law"
import { holds, undecidedMetric } from "./predicate"
import type { Specs } from "./specs"

/** An answer, or the input that has to be known before there is one. */
export type Step = Answer | { ask: Metric }

export function isAsking(step: Step): step is { ask: Metric } {
  return "ask" in step
}

/** The answer where no rule is left that could give one. */
export const noRule: Answer = { status: "NOT_CONTROLLED", category: "no-rule", ruleId: null, paragraph: null }

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

/** What a rule itself says, without those it hands the question to; null where it passes the part on. */
export function ownStep(rule: ControlRule, specs: Specs): Step | null {
  const addressed = isAddressed(rule, specs)
  if (addressed === false) return null
  if (addressed === null) return { ask: "vendor" }
  const branch = branchStep(rule.branches, specs)
  if ("ask" in branch) return branch
  return "defersTo" in branch.outcome ? null : answerOf(rule.id, branch)
}
