import fc from "fast-check"
import type { Condition, ConditionTest } from "@/lib/domain/control-rule"

/** Conditions of every form, up to three deep, out of these tests. */
export function conditionOf(aTest: fc.Arbitrary<ConditionTest>): fc.Arbitrary<Condition> {
  return fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3 },
      aTest,
      fc.record({ all: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }) }),
      fc.record({ any: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }) }),
      fc.record({ not: tie("condition") }),
    ),
  })).condition
}
