import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { LawChange } from "@/lib/domain/scenario"
import { changedLaw, evaluate, evaluateRule, lawOf, ruleState, timeline } from "@/lib/export-controls"
import { dayAmong } from "@/tests/arbitraries/days"
import { droppable, fullSpecs, without } from "@/tests/arbitraries/specs"
import { aProposal, aRule, deferringTo } from "@/tests/factories/law"
import { keyOf, laws } from "./ask-the-law"
import { proposals, rules, scenarios, specsOfChip, theLaw } from "./the-law"

const day = dayAmong(theLaw.changeDays)
const part = fc
  .tuple(fullSpecs, fc.subarray([...droppable], { maxLength: 4 }))
  .map(([specs, gaps]) => without(specs, gaps))
const change = (...changes: LawChange[]) => changedLaw(theLaw, changes, proposals)

test("a scenario without changes is the law as it stands", () => {
  expect(changedLaw(theLaw, [], proposals)).toEqual(theLaw)
})

test("a rule that is not in force on a day can be taken away without changing that day", () => {
  fc.assert(
    fc.property(fc.constantFrom(...rules), part, day, (rule, specs, on) => {
      fc.pre(ruleState(rule, on) === "not in force")
      const law = change({ do: "remove", rule: rule.id })
      expect(evaluate(law, { specs, on })).toEqual(evaluate(theLaw, { specs, on }))
    }),
    { numRuns: 500 },
  )
})

test("taking a rule away leaves every day before its first as it was", () => {
  fc.assert(
    fc.property(fc.constantFrom(...rules), part, day, (rule, specs, on) => {
      fc.pre(on < (rule.periods[0]?.from ?? ""))
      const law = change({ do: "remove", rule: rule.id })
      for (const other of rules) {
        if (other.id === rule.id) continue
        const before = evaluateRule(theLaw, other, { specs, on })
        expect(evaluateRule(law, other, { specs, on }).status).toBe(before.status)
      }
    }),
    { numRuns: 200 },
  )
})

test("a rule moved to the day on which it began is not moved", () => {
  for (const rule of rules) {
    const to = rule.periods[0]?.from ?? ""
    expect(change({ do: "move", rule: rule.id, to }).byId.get(rule.id)?.periods).toEqual(rule.periods)
  }
})

test("a moved rule has no state twice on a day, and begins on the day it was moved to if it binds at all", () => {
  fc.assert(
    fc.property(fc.constantFrom(...rules), day, (rule, to) => {
      const moved = change({ do: "move", rule: rule.id, to }).byId.get(rule.id)?.periods ?? []
      if (moved.length > 0) expect(moved[0]?.from).toBe(to)
      moved.slice(1).forEach(({ from }, index) => {
        expect(from > (moved[index]?.until ?? "9999")).toBe(true)
      })
    }),
  )
})

test("an ended rule binds on its last day and never after", () => {
  fc.assert(
    fc.property(fc.constantFrom(...rules), day, day, (rule, last, on) => {
      const ended = change({ do: "end", rule: rule.id, on: last }).byId.get(rule.id)
      expect(ended).toBeDefined()
      if (ended && on > last) expect(ruleState(ended, on)).toBe("not in force")
      const first = rule.periods[0]?.from ?? ""
      if (ended && last >= first) expect(ruleState(ended, last)).not.toBe("not in force")
    }),
  )
})

test("a rule that was ended before it began can still be moved, and still never binds", () => {
  const law = change(
    { do: "end", rule: "us-2023-11-17-acs-ifr", on: "2020-01-01" },
    { do: "move", rule: "us-2023-11-17-acs-ifr", to: "2024-01-01" },
  )
  expect(law.byId.get("us-2023-11-17-acs-ifr")?.periods).toEqual([])
})

test("an adopted bill changes no day before it binds, and never makes an answer milder", () => {
  const law = laws.get("safe-chips-from-2027") ?? theLaw
  fc.assert(
    fc.property(fullSpecs, day, (specs, on) => {
      const [before, after] = [evaluate(theLaw, { specs, on }), evaluate(law, { specs, on })]
      if (on < "2027-01-01") expect(after).toEqual(before)
      else if (after.status !== before.status) expect(after.status).toBe("LICENCE_PRESUMPTION_OF_DENIAL")
    }),
    { numRuns: 1000 },
  )
})

describe("the scenarios of data/", () => {
  const after = (scenario: string, chip: string, on: string) =>
    evaluate(laws.get(scenario) ?? theLaw, { specs: specsOfChip(chip), on })

  test("all can be applied", () => {
    expect(scenarios.map(({ id }) => laws.has(id))).not.toContain(false)
  })

  test("SAFE Chips: the H20's memory passes under 4,100 GB/s, with its I/O it is over 5,000; a gaming card stays", () => {
    const on = "2027-01-01"
    expect(after("safe-chips-from-2027", "h200-sxm-141gb", on).status).toBe("LICENCE_PRESUMPTION_OF_DENIAL")
    const h20 = after("safe-chips-from-2027", "h20-96gb", on)
    expect(h20).toMatchObject({ status: "LICENCE_PRESUMPTION_OF_DENIAL", category: "safe-chips" })
    // It is on no list of today's: the bill's own limits catch it, and no reason may say otherwise.
    const tests = h20.because.flatMap((reason) => (reason.kind === "branch" ? reason.tests : []))
    expect(tests).not.toContainEqual(expect.objectContaining({ metric: "ear_3a090_or_4a090", holds: true }))
    expect(tests).toContainEqual(expect.objectContaining({ metric: "dram_plus_io_gbps", holds: true }))
    const { dram_bandwidth_gbps: memory, io_total_gbps: io } = specsOfChip("h20-96gb")
    expect([memory, io]).toEqual([4000, 1028])
    const slower = { ...specsOfChip("h20-96gb"), io_total_gbps: 999 }
    const law = laws.get("safe-chips-from-2027") ?? theLaw
    expect(evaluate(law, { specs: slower, on }).status).toBe("LICENCE_REVENUE_SHARE")
    expect(after("safe-chips-from-2027", "rtx-4090", on).status).toBe("NAC_NOTIFICATION")
  })

  test("the H200 route closed: from 1 December 2026 a licence is presumed denied again", () => {
    expect(after("h200-route-closed", "h200-sxm-141gb", "2026-11-30").status).toBe("LICENCE_CASE_BY_CASE")
    expect(after("h200-route-closed", "h200-sxm-141gb", "2026-12-01")).toMatchObject({
      status: "LICENCE_PRESUMPTION_OF_DENIAL",
      category: "3A090.a-datacenter",
      ruleId: "us-2024-04-04-corrections",
    })
  })

  test("without the rule of October 2023 the A800 and H800 stay free until the letters of April 2025", () => {
    for (const chip of ["a800-sxm-80gb", "h800-sxm-80gb"]) {
      expect(after("no-october-2023-rule", chip, "2024-06-01").status).toBe("NOT_CONTROLLED")
      expect(after("no-october-2023-rule", chip, "2025-05-01").status).toBe("LICENCE_POLICY_UNPUBLISHED")
    }
    expect(after("no-october-2023-rule", "a100-sxm-80gb", "2024-06-01").status).toBe(
      "LICENCE_PRESUMPTION_OF_DENIAL",
    )
  })

  test("without the letters of April 2025 the H20 is free, and no licence is needed that could be granted", () => {
    expect(after("no-april-2025-letters", "h20-96gb", "2026-11-23").status).toBe("NOT_CONTROLLED")
  })

  test("a 910C treated as listed is denied from that day, a 910B and an unnamed part are not", () => {
    const law = laws.get("ascend-910c-listed") ?? theLaw
    expect(after("ascend-910c-listed", "ascend-910c", "2027-01-01")).toMatchObject({
      status: "LICENCE_PRESUMPTION_OF_DENIAL",
      category: "scenario",
    })
    expect(evaluate(law, { specs: { tpp: 1000 }, on: "2027-01-01" }).category).not.toBe("scenario")
  })
})

test("of two treatments of a part the one that began last counts, in whatever order they are told", () => {
  const early = { do: "treat", chip: "h20-96gb", as: "LICENCE_REQUIRED", from: "2027-01-01" } as const
  const late = { ...early, as: "NOT_CONTROLLED", from: "2028-01-01" } as const
  for (const law of [change(early, late), change(late, early)]) {
    const statusOn = (on: string) => evaluate(law, { specs: specsOfChip("h20-96gb"), on }).status
    expect([statusOn("2027-06-01"), statusOn("2028-06-01")]).toEqual(["LICENCE_REQUIRED", "NOT_CONTROLLED"])
  }
})

test("a rule whose next was taken away answers that no rule remains", () => {
  const law = change({ do: "remove", rule: "us-2022-10-07-ifr" })
  const accelerated = law.byId.get("us-2023-10-23-accelerated")!
  const verdict = evaluateRule(law, accelerated, { specs: specsOfChip("l20"), on: "2023-10-30" })
  expect(verdict).toMatchObject({ status: "NOT_CONTROLLED", category: "no-rule", ruleId: null, missing: [] })
})

test("a rule that hands on from its first branch has the next one's thresholds tried as well", () => {
  const next = aRule({ id: "next" })
  const first = aRule({
    id: "first",
    branches: [
      {
        when: { metric: "datacenter_designed", op: "==", value: true },
        category: "handed on",
        paragraph: null,
        outcome: { defersTo: "next" },
      },
      { when: "otherwise", category: "free", paragraph: null, outcome: { status: "NOT_CONTROLLED" } },
    ],
  })
  const law = lawOf({ rules: [first, next] })
  const verdict = evaluateRule(law, first, { specs: { datacenter_designed: true }, on: "2024-01-01" })
  expect(verdict.missing).toEqual(["tpp"])
  expect(verdict.possible.map(keyOf)).toHaveLength(2)
})

test("a rule of another scenario is not taken for the law's own of the same name", () => {
  const mine = aRule({ id: "same", branches: deferringTo("nowhere") })
  const law = lawOf({ rules: [aRule({ id: "same" })] })
  const own = law.byId.get("same")!
  const question = { specs: {}, on: "2024-01-01" }
  expect(evaluateRule(law, own, question).status).toBe("INDETERMINATE")
  expect(evaluateRule(law, mine, question)).toMatchObject({ status: "NOT_CONTROLLED", category: "no-rule" })
})

test("a change of a rule or proposal that does not exist is refused, as is a bill without public criteria", () => {
  expect(() => change({ do: "remove", rule: "nothing" })).toThrow("no rule has the id nothing")
  expect(() => change({ do: "adopt", proposal: "nothing", from: "2027-01-01" })).toThrow("no proposal")
  const secret = aProposal({ branches: null })
  expect(() =>
    changedLaw(theLaw, [{ do: "adopt", proposal: secret.id, from: "2027-01-01" }], [secret]),
  ).toThrow("its criteria are not public")
})

test("a moved rule moves the answers with it: the October 2023 rule half a year later", () => {
  const law = change(
    { do: "move", rule: "us-2023-11-17-acs-ifr", to: "2024-05-17" },
    { do: "end", rule: "us-2022-10-07-ifr", on: "2024-05-16" },
    { do: "remove", rule: "us-2023-10-23-accelerated" },
    { do: "move", rule: "us-2024-04-04-corrections", to: "2024-10-04" },
  )
  const line = timeline(law, { specs: specsOfChip("a800-sxm-80gb") })
  const denied = line.find(({ verdict }) => verdict.status === "LICENCE_PRESUMPTION_OF_DENIAL")
  expect([denied?.from, denied?.verdict.ruleId]).toEqual(["2024-05-17", "us-2023-11-17-acs-ifr"])
})
