import type { Branch, Condition, ConditionTest, ControlRule } from "../domain/control-rule"
import { isNeutral, strictnessOf, type Answer } from "./answer"
import { traceOf, holds, type TestTrace } from "./predicate"
import type { Specs } from "./specs"
import { answerOf } from "./step"

/** How far a part is from another answer of a rule. */
export type NearMiss = {
  ruleId: string
  category: string
  paragraph: string | null
  status: Answer["status"]
  /** Relative change of the furthest measure that would have to move: 0.02 is 2%. Others move less. */
  gap: number
  /** The measures that would have to move, with their thresholds. */
  tests: TestTrace[]
}

/**
 * The branches of a rule that would have given a stricter answer, and by how much the part misses each:
 * L20's density of 3.14 against 3.2. Only measured distances count; a branch that would need another flag
 * (designed for data centres) or name is not near. Measures are moved one by one: that a larger die lowers
 * density while TPP stays is left to the reader.
 *
 * @param within the largest relative gap to report, 0.1 for a tenth
 */
export function nearMisses(
  rule: Pick<ControlRule, "id" | "branches">,
  specs: Specs,
  answer: Answer,
  within: number,
): NearMiss[] {
  const misses: NearMiss[] = []
  for (const [index, branch] of rule.branches.entries()) {
    if (branch.when === "otherwise" || !("status" in branch.outcome)) continue
    const { status } = branch.outcome
    if (isNeutral(status) || strictnessOf(status) <= strictnessOf(answer.status)) continue
    // Milder branches before it have to fail first: Note 2 frees the RTX 4090 D, whose density is over the line.
    const before = rule.branches.slice(0, index).filter((other) => isMilder(other, status))
    const { gap, tests } = together([
      ...before.flatMap(({ when }) => (when === "otherwise" ? [] : [gapTo(when, specs, false)])),
      gapTo(branch.when, specs, true),
    ])
    if (gap > 0 && gap <= within) {
      const { category, paragraph } = answerOf(rule.id, branch)
      misses.push({ ruleId: rule.id, category: category ?? "", paragraph, status, gap, tests })
    }
  }
  return misses.sort((a, b) => a.gap - b.gap)
}

function isMilder({ outcome }: Branch, status: Answer["status"]): boolean {
  return !("status" in outcome) || strictnessOf(outcome.status) < strictnessOf(status)
}

type Gap = { gap: number; tests: TestTrace[] }

/** Smallest relative move after which the condition would be `wanted`; infinite where no move of a number does it. */
export function gapTo(condition: Condition, specs: Specs, wanted: boolean): Gap {
  if (holds(condition, specs) === wanted) return { gap: 0, tests: [] }
  if ("not" in condition) return gapTo(condition.not, specs, !wanted)
  if ("all" in condition || "any" in condition) {
    const parts = "all" in condition ? condition.all : condition.any
    const gaps = parts.map((part) => gapTo(part, specs, wanted))
    // To make an "all" true, or an "any" false, every part has to move; otherwise one is enough.
    const every = "all" in condition === wanted
    return every ? together(gaps) : cheapest(gaps)
  }
  return testGap(condition, specs)
}

function together(gaps: Gap[]): Gap {
  const tests: TestTrace[] = []
  for (const test of gaps.flatMap((gap) => gap.tests)) {
    const isKnown = tests.some(
      ({ metric, threshold }) => metric === test.metric && threshold === test.threshold,
    )
    if (!isKnown) tests.push(test)
  }
  return { gap: Math.max(...gaps.map(({ gap }) => gap)), tests }
}

function cheapest(gaps: Gap[]): Gap {
  return gaps.reduce((best, gap) => (gap.gap < best.gap ? gap : best))
}

function testGap(test: ConditionTest, specs: Specs): Gap {
  const value = specs[test.metric]
  if (typeof value !== "number" || typeof test.value !== "number" || test.value === 0) {
    return { gap: Infinity, tests: [] }
  }
  // On the line and on its wrong side: as near as can be, yet not there.
  const gap = Math.max(Math.abs(value - test.value) / test.value, Number.EPSILON)
  return { gap, tests: traceOf(test, specs) }
}
