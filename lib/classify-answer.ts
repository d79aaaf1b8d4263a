import type { ReadForm } from "./classify-question"
import { firstDay } from "./classify-question"
import type { ControlProposal, ControlRule } from "./domain/control-rule"
import { besideOn, changedLaw, evaluate, evaluateRule, type Law, type Verdict } from "./export-controls"

/** The answer to a form, and what stands beside it that day. */
export type ClassifyAnswer = { verdict: Verdict; beside: Verdict[] }

/**
 * All rules of the day together, one rule by itself, or all of them with a proposal made law. What stands
 * beside the answer (duties, Chinese measures, guidance) is told only with all rules together.
 */
export function answerForm(
  law: Law,
  { question, ruleId }: Pick<ReadForm, "question" | "ruleId">,
  { rules, proposals }: { rules: readonly ControlRule[]; proposals: readonly ControlProposal[] },
): ClassifyAnswer {
  const rule = rules.find(({ id }) => id === ruleId)
  if (rule) return { verdict: evaluateRule(law, rule, question), beside: [] }
  const proposal = proposals.find(({ id }) => id === ruleId)
  const asked = proposal
    ? changedLaw(law, [{ do: "adopt", proposal: proposal.id, from: firstDay }], proposals)
    : law
  return { verdict: evaluate(asked, question), beside: besideOn(asked, question) }
}
