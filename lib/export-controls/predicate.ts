import type { Condition, ConditionTest, Metric } from "../domain/control-rule"
import type { Specs } from "./specs"

/** True, false, or null where an unknown input decides. */
export type Truth = boolean | null

/** One test with the part's value beside the threshold. */
export type TestTrace = {
  metric: Metric
  op: ConditionTest["op"]
  threshold: number | boolean | readonly string[]
  value: number | boolean | string | null
  holds: Truth
}

/** Whether a condition holds for these measures (three-valued, after Kleene). */
export function holds(condition: Condition, specs: Specs): Truth {
  if ("all" in condition) {
    let truth: Truth = true
    for (const part of condition.all) {
      const one = holds(part, specs)
      if (one === false) return false
      if (one === null) truth = null
    }
    return truth
  }
  if ("any" in condition) {
    let truth: Truth = false
    for (const part of condition.any) {
      const one = holds(part, specs)
      if (one === true) return true
      if (one === null) truth = null
    }
    return truth
  }
  if ("not" in condition) {
    const one = holds(condition.not, specs)
    return one === null ? null : !one
  }
  return testHolds(condition, specs)
}

/** Whether one test holds for these measures; null where its measure is unknown. */
export function testHolds(test: ConditionTest, specs: Specs): Truth {
  const value = specs[test.metric]
  if (value === undefined || value === null) return null
  if (test.op === "in") return test.value.includes(String(value))
  if (test.op === "==") return value === test.value
  // A number's test of something that is no number says nothing about the part.
  if (typeof value !== "number") return null
  switch (test.op) {
    case ">=":
      return value >= test.value
    case ">":
      return value > test.value
    case "<":
      return value < test.value
    case "<=":
      return value <= test.value
  }
}

/**
 * A metric that an undecided condition waits for: one whose value could still decide it. Null when the
 * condition is decided.
 */
export function undecidedMetric(condition: Condition, specs: Specs): Metric | null {
  if (holds(condition, specs) !== null) return null
  if ("not" in condition) return undecidedMetric(condition.not, specs)
  const parts = "all" in condition ? condition.all : "any" in condition ? condition.any : null
  if (parts === null) return (condition as ConditionTest).metric
  for (const part of parts) {
    const metric = undecidedMetric(part, specs)
    if (metric !== null) return metric
  }
  return null
}

/** Every test of a condition, in the text's order. */
export function testsOf(condition: Condition): ConditionTest[] {
  if ("all" in condition) return condition.all.flatMap(testsOf)
  if ("any" in condition) return condition.any.flatMap(testsOf)
  if ("not" in condition) return testsOf(condition.not)
  return [condition]
}

/** Every test of a condition with the value that it met. */
export function traceOf(condition: Condition, specs: Specs): TestTrace[] {
  return testsOf(condition).map((test) => testTrace(test, specs))
}

function testTrace(test: ConditionTest, specs: Specs): TestTrace {
  const { metric, op, value: threshold } = test
  return { metric, op, threshold, value: specs[metric] ?? null, holds: testHolds(test, specs) }
}

/**
 * The tests that settle a condition: for one that holds, a set that suffices; for one that does not, a set
 * whose failing suffices; for an undecided one, those that are undecided. Shorter than all of them, and
 * enough to see why.
 */
export function decisiveTests(condition: Condition, specs: Specs): TestTrace[] {
  const found: TestTrace[] = []
  collectDecisive(condition, specs, holds(condition, specs), found)
  return found
}

function collectDecisive(condition: Condition, specs: Specs, truth: Truth, found: TestTrace[]): void {
  if ("not" in condition) return collectDecisive(condition.not, specs, truth === null ? null : !truth, found)
  if ("all" in condition || "any" in condition) {
    // One failing part sinks an "all", one holding part carries an "any"; otherwise every part has its say.
    const one = "all" in condition ? truth === false : truth === true
    for (const part of "all" in condition ? condition.all : condition.any) {
      if (holds(part, specs) !== truth) continue
      collectDecisive(part, specs, truth, found)
      if (one) return
    }
    return
  }
  found.push(testTrace(condition, specs))
}
