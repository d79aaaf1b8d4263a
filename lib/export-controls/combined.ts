import type { ControlRule } from "../domain/control-rule"
import { isNeutral, stricter, strictnessOf, type Answer } from "./answer"
import { controlListOn, inForce } from "./binding"
import { withParty, type Party } from "./buyer"
import type { Destination } from "./circumstances"
import type { Law, Treatment } from "./law"
import { testsOf } from "./predicate"
import type { Specs } from "./specs"
import { answerOf, branchStep, isAsking, noRule, ownStep, ruleStep, type Step } from "./step"

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

  const sold = withMemory(law, specs, on, classed)
  if (isAsking(sold)) return sold
  const lettered = withLetters(law, specs, on, sold)
  if (isAsking(lettered)) return lettered
  const licensed = withPractice(law, specs, on, lettered)
  if (isAsking(licensed)) return licensed
  const adopted = withAdopted(law, specs, on, licensed, classed)
  if (isAsking(adopted)) return adopted
  return withParty(law, specs, on, adopted, buyer.party)
}

/**
 * The rule for memory stacks sold alone (ECCN 3A090.c) joins in where the part is, or may be, one; the
 * stricter answer stands. What a foundry asks about its customers' dies is another question, and asked alone.
 */
function withMemory(law: Law, specs: Specs, on: string, classed: Answer): Step {
  if (specs.standalone_hbm === false) return classed
  let answer = classed
  for (const rule of inForce(law, "transaction", on)) {
    if (!testsMemory(rule)) continue
    const own = ownStep(rule, specs)
    if (own === null) continue
    if (isAsking(own)) return own
    answer = stricter(answer, own)
  }
  return answer
}

function testsMemory({ branches }: ControlRule): boolean {
  return branches.some(
    ({ when }) => when !== "otherwise" && testsOf(when).some(({ metric }) => metric === "standalone_hbm"),
  )
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
    const branch = branchStep(proposal.branches, seenByProposal(specs, classed))
    if ("ask" in branch) return branch
    strictest = stricter(strictest, answerOf(proposal.id, branch))
  }
  return strictest
}

/** A part as a bill sees it, which may ask whether today's control list has it. */
export function seenByProposal(specs: Specs, classed: Answer): Specs {
  return { ...specs, ear_3a090_or_4a090: !isNeutral(classed.status) }
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
