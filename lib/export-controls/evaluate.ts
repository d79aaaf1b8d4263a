import type { ControlRule, Metric } from "../domain/control-rule"
import type { Answer } from "./answer"
import { controlListOn, inForce, stretchOf } from "./binding"
import { entityListing, type Party } from "./buyer"
import { completeSpecs, type Assumed, type Destination } from "./circumstances"
import { combinedStep } from "./combined"
import { ruleState } from "./in-force"
import type { Law } from "./law"
import { nearMisses, type NearMiss } from "./near-miss"
import { possibilitiesOf, type Asking, type Possibilities } from "./possible"
import { reasonsOfCombined, reasonsOfRule, type Reason } from "./reasons"
import type { Specs } from "./specs"
import { deferralsOf, isAsking, ruleStep, type Step } from "./step"

/** A question to the law: this part, to this buyer, on this day. */
export type Question = {
  specs: Specs
  /** ISO date. */
  on: string
  /** Null or absent: a firm headquartered in China that is on no list. */
  party?: Party | null
  destination?: Destination
}

export type Verdict = Answer & {
  on: string
  because: Reason[]
  /** Inputs that are missing and on which the answer depends; empty for a firm answer. */
  missing: Metric[]
  /** Answers still possible, strictest first; the answer alone where it is firm. */
  possible: Answer[]
  /** What the question left unsaid and how it was taken. */
  assumed: Assumed[]
  /** Stricter answers that the part misses by a tenth or less, nearest first. */
  near: NearMiss[]
}

/** Further away than this and nobody would call it a near miss. */
const nearEnough = 0.1

/**
 * Was this part controlled on that day, under which paragraph, and why: all rules in force together, in
 * their order of precedence. Chinese measures, duties and guidance stand beside the answer (`besideOn`).
 */
export function evaluate(law: Law, question: Question): Verdict {
  const { on, party = null, destination = "china" } = question
  const owned = party?.ownedByListedPct
  const given =
    owned === undefined ? question.specs : { ...question.specs, owned_by_listed_parties_pct: owned }
  const { specs, assumed } = completeSpecs(given, on)
  const buyer = { party, destination }
  const result = decide(
    law,
    (known) => combinedStep(law, known, on, buyer),
    specs,
    () => {
      const listing = entityListing(law, party?.company ?? null, on)?.id ?? ""
      return `combined ${stretchOf(law, on)} ${destination} ${listing} ${owned === undefined ? "" : "owned"}`
    },
    (step) => possibilitiesOf(step, combinedAskings(law, on), treatedOn(law, on)),
  )
  const list = controlListOn(law, on)
  return verdictOf(
    result,
    on,
    assumed,
    reasonsOfCombined(law, specs, on, buyer, result),
    list && result.status !== "INDETERMINATE" ? nearMisses(list, specs, result, nearEnough) : [],
  )
}

/** What one rule, with those it hands the question to, makes of a part on a day. */
export function evaluateRule(law: Law, rule: ControlRule, question: Question): Verdict {
  const { on } = question
  const { specs, assumed } = completeSpecs(question.specs, on)
  const result = decide(
    law,
    (known) => ruleStep(law, rule, known, on),
    specs,
    // A rule that is not the law's own (one of another scenario) must not be taken for it.
    () => (law.byId.get(rule.id) === rule ? `${rule.id} ${stretchOf(law, on)}` : null),
    (step) => possibilitiesOf(step, withDeferred(law, rule)),
  )
  const isFirm = result.status !== "INDETERMINATE" && ruleState(rule, on) === "in force"
  return verdictOf(
    result,
    on,
    assumed,
    reasonsOfRule(law, rule, specs, on),
    isFirm ? nearMisses(rule, specs, result, nearEnough) : [],
  )
}

// Field by field: to spread an object costs as much as the answer itself, a hundred thousand times.
function verdictOf(
  { status, category, ruleId, paragraph, missing, possible }: Decided,
  on: string,
  assumed: Assumed[],
  because: Reason[],
  near: NearMiss[],
): Verdict {
  return { status, category, ruleId, paragraph, missing, possible, on, assumed, because, near }
}

/** What stands beside the answer on a day: Chinese measures, duties, guidance, announcements in force. */
export function besideOn(law: Law, question: Question): Verdict[] {
  return inForce(law, "beside", question.on).map((rule) => evaluateRule(law, rule, question))
}

type Decided = Answer & Pick<Verdict, "missing" | "possible">

/** @param asking names the question but for the part's measures; null: no answer to it is kept */
function decide(
  law: Law,
  step: (specs: Specs) => Step,
  specs: Specs,
  asking: () => string | null,
  answeringOf: (step: (specs: Specs) => Step) => Answering,
): Decided {
  const result = step(specs)
  if (!isAsking(result)) {
    const { status, category, ruleId, paragraph } = result
    return { status, category, ruleId, paragraph, missing: [], possible: [result] }
  }
  const asked = asking()
  const answering = asked === null ? answeringOf(step) : keptAnswering(law, asked, () => answeringOf(step))
  const { answers, missing } = answering(specs)
  const [first] = answers
  if (!first) throw new Error("a question has no possible answer")
  const ruleId = sharedBy(answers, "ruleId")
  if (sharedBy(answers, "status") === null) {
    return { status: "INDETERMINATE", category: null, ruleId, paragraph: null, missing, possible: answers }
  }
  // Whatever the missing value is, the status stays: that much is firm.
  return {
    status: first.status,
    category: sharedBy(answers, "category"),
    ruleId,
    paragraph: sharedBy(answers, "paragraph"),
    missing: [],
    possible: answers,
  }
}

/** What all answers agree on; null where they differ. */
function sharedBy<K extends keyof Answer>(answers: readonly Answer[], key: K): Answer[K] | null {
  const value = answers[0]?.[key] ?? null
  return answers.every((answer) => answer[key] === value) ? value : null
}

type Answering = (specs: Specs) => Possibilities
const keptByLaw = new WeakMap<Law, Map<string, Answering>>()

/** What answers a question of this kind, with all it has found out; days between two changes share it. */
function keptAnswering(law: Law, asked: string, make: () => Answering): Answering {
  let kept = keptByLaw.get(law)
  if (!kept) keptByLaw.set(law, (kept = new Map()))
  let answering = kept.get(asked)
  if (!answering) kept.set(asked, (answering = make()))
  return answering
}

/** A rule with all those that it can hand the question to. */
function withDeferred(law: Law, rule: ControlRule): ControlRule[] {
  const reached = new Map([[rule.id, rule]])
  // A Map is walked in the order of insertion, those added on the way included.
  for (const one of reached.values()) {
    for (const id of deferralsOf(one)) {
      const next = law.byId.get(id)
      if (next) reached.set(id, next)
    }
  }
  return [...reached.values()]
}

function treatedOn(law: Law, on: string): string[] {
  return law.treated.filter(({ from }) => from <= on).map(({ chip }) => chip)
}

function combinedAskings(law: Law, on: string): Asking[] {
  const list = controlListOn(law, on)
  return [
    ...(list ? [list] : []),
    ...inForce(law, "letter", on),
    ...inForce(law, "licensing practice", on),
    ...law.adopted.filter(({ from }) => from <= on),
    ...law.rules.filter(({ place }) => place === "transaction"),
  ]
}
