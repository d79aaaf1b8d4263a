import fc from "fast-check"
import { changedLaw, evaluate, evaluateRule, type Law, type Specs, type Verdict } from "@/lib/export-controls"
import { proposals, rules, scenarios, theLaw } from "./the-law"

/** The law as it stands, and as each scenario has it. */
export const laws: ReadonlyMap<string, Law> = new Map([
  ["as it stands", theLaw],
  ...scenarios.map(({ id, law }) => [id, changedLaw(theLaw, law, proposals)] as const),
])

/** Whom to ask: a law, and one of its rules or (null) all together; of the owners of the buyer too, or not. */
export type Asked = { law: string; rule: string | null; isOwnerAsked: boolean }

export const asked: fc.Arbitrary<Asked> = fc.record({
  law: fc.constantFrom(...laws.keys()),
  rule: fc.oneof(fc.constant(null), fc.constantFrom(...rules.map(({ id }) => id))),
  isOwnerAsked: fc.boolean(),
})

/** The verdict; a rule that the scenario took away is asked by itself all the same. */
export function ask({ law: name, rule: id, isOwnerAsked }: Asked, specs: Specs, on: string): Verdict {
  const law = laws.get(name) ?? theLaw
  const rule = id === null ? null : (law.byId.get(id) ?? theLaw.byId.get(id))
  if (rule) return evaluateRule(law, rule, { specs, on })
  const owned = specs.owned_by_listed_parties_pct
  const ownedByListedPct = typeof owned === "number" ? owned : null
  return evaluate(law, { specs, on, party: isOwnerAsked ? { company: null, ownedByListedPct } : null })
}

export const keyOf = ({ status, category, ruleId }: Pick<Verdict, "status" | "category" | "ruleId">) =>
  `${status} / ${category ?? "no category"} / ${ruleId ?? "no rule"}`
