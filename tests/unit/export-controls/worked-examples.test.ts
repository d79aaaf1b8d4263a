import { describe, expect, test } from "vitest"
import { changedSpecs, evaluate, evaluateRule, type Verdict } from "@/lib/export-controls"
import combined from "@/tests/golden/export-controls/combined-examples.json"
import recorded from "@/tests/golden/export-controls/inputs-of-examples.json"
import { rules, specsOfChip, theLaw, theRule } from "./the-law"

// Every worked example: what a published source says, or what was derived by hand, that a rule makes of a
// part on a day. Parts are taken as data/ has them; an example's own inputs replace or add to that.

const distinct = (values: readonly (string | null)[]) => [...new Set(values)].sort()

function verdictOf(of: { chip: string | null; inputs: object; on: string }, ruleId: string | null): Verdict {
  const specs = changedSpecs(of.chip === null ? {} : specsOfChip(of.chip), of.inputs)
  const question = { specs, on: of.on }
  return ruleId === null ? evaluate(theLaw, question) : evaluateRule(theLaw, theRule(ruleId), question)
}

type Expected = {
  status: string
  category: string | null
  possibleStatuses: readonly string[]
  possibleCategories: readonly string[]
}

function expectAnswer(verdict: Verdict, example: Expected): void {
  expect(verdict.status).toBe(example.status)
  if (verdict.status !== "INDETERMINATE") {
    // Scenario examples tell the status alone.
    if (example.category !== null) expect(verdict.category).toBe(example.category)
    expect(verdict.missing).toEqual([])
    return
  }
  expect(verdict.missing).not.toEqual([])
  expect(distinct(verdict.possible.map(({ status }) => status))).toEqual(distinct(example.possibleStatuses))
  expect(distinct(verdict.possible.map(({ category }) => category))).toEqual(
    distinct(example.possibleCategories),
  )
}

const examples = rules.flatMap((rule) => rule.examples.map((example) => ({ ...example, rule: rule.id })))
/** Answered from a press report and not from the criteria, which alone leave them undetermined. */
const reported = examples.filter(({ computedStatus }) => computedStatus !== null)
const byCriteria = examples.filter(({ computedStatus }) => computedStatus === null)
const titleOf = (example: { chip: string | null; id: string; on: string }) =>
  `${example.chip ?? "no part on record"} on ${example.on} (${example.id})`

describe("as a published source says", () => {
  const confirmed = byCriteria.filter(({ confirmations }) => confirmations.length > 0)

  test("there are 58 such examples, one more under a report", () => {
    expect([
      confirmed.length,
      reported.filter(({ confirmations }) => confirmations.length > 0).length,
    ]).toEqual([58, 1])
  })

  test.each(confirmed.map((example) => [`${example.rule}: ${titleOf(example)}`, example] as const))(
    "%s",
    (_, example) => expectAnswer(verdictOf(example, example.rule), example),
  )
})

describe("as derived by hand from the texts", () => {
  const derived = byCriteria.filter(({ confirmations }) => confirmations.length === 0)

  test("there are 375 such examples", () => {
    expect(derived).toHaveLength(375)
  })

  test.each(derived.map((example) => [`${example.rule}: ${titleOf(example)}`, example] as const))(
    "%s",
    (_, example) => expectAnswer(verdictOf(example, example.rule), example),
  )

  test.each(combined.examples.map((example) => [`all rules: ${titleOf(example)}`, example] as const))(
    "%s",
    (_, example) => expectAnswer(verdictOf(example, null), example),
  )
})

describe("where the criteria say less than the example", () => {
  test("the MI309's throughput is unpublished: the criteria leave it open, and BIS is reported to have decided", () => {
    expect(reported.map(({ id, chip }) => [id, chip])).toEqual([
      ["we-0469", "mi309"],
      ["we-0470", "mi309"],
    ])
    for (const example of reported) {
      expect(example.status).toBe("LICENCE_REQUIRED")
      expectAnswer(verdictOf(example, example.rule), { ...example, status: example.computedStatus ?? "" })
    }
  })

  test("the MI308X answers as its examples say only with the TPP of 2,368 that a tracker assumed", () => {
    const assumed = byCriteria.filter(({ inputs }) => inputs.tpp === 2368)
    expect(new Set(assumed.map(({ chip }) => chip))).toEqual(new Set(["mi308x"]))
    const asPublished = assumed.map((example) => {
      const { status, missing } = verdictOf({ ...example, inputs: {} }, example.rule)
      return [example.id, status === example.status, missing]
    })
    expect(asPublished.toSorted()).toEqual([
      ["we-0458", false, ["tpp"]],
      ["we-0460", false, ["tpp"]],
      ["we-0461", false, ["tpp"]],
      // Named in the licences of August 2025, and too slow a memory for the duty's bands: TPP is not asked.
      ["we-0464", true, []],
      ["we-0465", false, ["tpp"]],
      ["we-0466", true, []],
    ])
  })
})

test("the letters of April 2025 by themselves say of each part what was derived for them", () => {
  const letter = theRule("us-2025-04-09-is-informed")
  const withAnswer = combined.examples.filter(({ letterOnlyStatus }) => letterOnlyStatus !== null)
  expect(withAnswer.length).toBeGreaterThan(20)
  const alone = { ...letter, branches: letter.branches.map(withoutDeferral) }
  for (const { chip, on, letterOnlyStatus } of withAnswer) {
    expect([chip, evaluateRule(theLaw, alone, { specs: specsOfChip(chip), on }).status]).toEqual([
      chip,
      letterOnlyStatus,
    ])
  }
})

function withoutDeferral(branch: (typeof rules)[number]["branches"][number]) {
  return "defersTo" in branch.outcome ? { ...branch, outcome: { status: "NOT_CONTROLLED" as const } } : branch
}

test("from the figures on which an example was derived the engine gets the same answer", () => {
  const inputsOf = new Map(recorded.inputs.map(({ id, chip, ...inputs }) => [id, { chip, inputs }]))
  const all = [
    ...byCriteria.filter(({ id }) => inputsOf.has(id)),
    ...combined.examples.map((example) => ({ ...example, rule: null })),
  ]
  expect(all).toHaveLength(466)
  for (const example of all) {
    const inputs = inputsOf.get(example.id)?.inputs ?? {}
    const verdict = verdictOf({ ...example, inputs: { ...example.inputs, ...inputs } }, example.rule)
    try {
      expectAnswer(verdict, example)
    } catch (error) {
      throw new Error(`${example.id}, ${example.chip ?? ""}`, { cause: error })
    }
  }
})
