import { expect, test } from "vitest"
import { conditionOutline, type OutlineNode } from "@/lib/condition-outline"
import type { Condition } from "@/lib/domain/control-rule"

const told = (condition: Condition) => said(conditionOutline(condition, (slug) => slug))

/** An outline as one text, so that a test shows what a reader sees. */
function said(node: OutlineNode): string {
  return node.kind === "line" ? node.text : `${node.how}[${node.parts.map(said).join("; ")}]`
}

const atLeast = (metric: "tpp" | "performance_density", value: number): Condition => ({
  metric,
  op: ">=",
  value,
})

test("3A090.a reads as two alternatives and the data-centre test", () => {
  expect(
    told({
      all: [
        {
          any: [atLeast("tpp", 4800), { all: [atLeast("tpp", 1600), atLeast("performance_density", 5.92)] }],
        },
        { metric: "datacenter_designed", op: "==", value: true },
      ],
    }),
  ).toBe(
    "all[any[TPP of 4,800 or more; TPP of 1,600 or more, and performance density of 5.92 or more]; designed or marketed for data centres]",
  )
})

test("both bounds on a measure share one line", () => {
  expect(
    told({
      all: [
        atLeast("tpp", 2400),
        { metric: "tpp", op: "<", value: 4800 },
        atLeast("performance_density", 1.6),
      ],
    }),
  ).toBe("all[TPP of 2,400 or more and under 4,800; performance density of 1.6 or more]")
})

test("alternatives keep their bounds apart: over either line is not over both", () => {
  expect(told({ any: [atLeast("tpp", 2400), atLeast("tpp", 4800)] })).toBe(
    "any[TPP of 2,400 or more; TPP of 4,800 or more]",
  )
})

test("a group inside a group of the same sort is one group", () => {
  expect(told({ any: [{ any: [atLeast("tpp", 1), atLeast("tpp", 2)] }, atLeast("tpp", 3)] })).toBe(
    "any[TPP of 1 or more; TPP of 2 or more; TPP of 3 or more]",
  )
})

test("an exception is told as one", () => {
  expect(told({ not: { all: [atLeast("tpp", 1), atLeast("performance_density", 2)] } })).toBe(
    "not all[TPP of 1 or more; performance density of 2 or more]",
  )
  expect(told({ not: { any: [atLeast("tpp", 1), atLeast("performance_density", 2)] } })).toBe(
    "none[TPP of 1 or more; performance density of 2 or more]",
  )
})
