import { describe, expect, test } from "vitest"
import { noInputReasons } from "@/lib/contracts/contradiction"
import { contradictionsLead, largestMove, stakeInShort, stakeWords } from "@/lib/contradiction-words"
import { conflictKindWords } from "@/lib/conflict-kind-words"
import { noInputInShort, truthInShort, truthWords } from "@/lib/truth-words"
import {
  makeContradicting,
  makeContradictions,
  makeFirmIfTrue,
  makeMatter,
  makeRunways,
  makeTruth,
} from "../factories/contradictions"

const moving = makeContradicting({ id: "wire" }, { truth: makeTruth(makeFirmIfTrue()) })
const same = makeContradicting({ id: "same" })

describe("what hangs on a contradiction", () => {
  test("is said by the side that would move most", () => {
    const matter = makeMatter([same, moving])
    expect(stakeInShort(matter, 60)).toBe("4 months")
    expect(stakeWords(matter, 60)).toBe(
      "If Publisher of wire is right, Tencent’s own chips cover inference for about 23 months, not 19.",
    )
  })

  test("is never a zero without a reason", () => {
    expect(truthWords(same, 60)).toBe("Moves nothing: the estimate has this number of chips already.")
    for (const reason of noInputReasons) {
      const truth = { is: "no input" as const, reason, detail: null }
      expect(truthWords({ ...same, truth }, 60)).toMatch(/^No(?: input|thing).*: .+\.$/)
      expect(noInputInShort(truth)).not.toBe("")
    }
  })

  test("an order left out says why in the record’s own words", () => {
    const truth = {
      is: "no input" as const,
      reason: "order left out" as const,
      detail: "Contained in another.",
    }
    expect(truthWords({ ...same, truth }, 60)).toContain("Contained in another.")
  })

  test("a strained estimate is for orientation only, and stands behind one that counts", () => {
    const strained = makeFirmIfTrue({
      slug: "alibaba",
      name: "Alibaba",
      published: makeRunways(10, 19, "strained"),
      ifTrue: makeRunways(10, 23, "strained"),
    })
    const alone = makeMatter([makeContradicting({ id: "one" }, { truth: makeTruth(strained) })])
    expect(stakeInShort(alone, 60)).toBe("4 months, strained")
    expect(stakeWords(alone, 60)).toContain("For orientation only")
    const both = makeMatter([
      makeContradicting({ id: "one" }, { truth: makeTruth(strained, makeFirmIfTrue()) }),
    ])
    expect(largestMove(both, 60)?.firm.name).toBe("Tencent")
  })

  test("a firm that would keep no number is named", () => {
    const lost = makeFirmIfTrue({ ifTrue: makeRunways(null, 19) })
    const matter = makeMatter([makeContradicting({ id: "paper" }, { truth: makeTruth(lost) })])
    expect(stakeWords(matter, 60)).toContain("Tencent keeps no number for training")
    expect(truthInShort(matter.claims[0]!, 60)).toBe("if true: no number for Tencent any more")
  })

  test("what is not ready says so, and claims no number", () => {
    const matter = makeMatter([
      makeContradicting({ id: "one" }, { truth: makeTruth(makeFirmIfTrue({ ifTrue: null })) }),
    ])
    expect(matter.isPending).toBe(true)
    expect(stakeInShort(matter, 60)).toBe("being worked out")
    expect(contradictionsLead(makeContradictions([matter]))).toContain("being worked out")
  })

  test("a median beyond the horizon counts as the horizon", () => {
    const beyond = makeFirmIfTrue({
      ifTrue: {
        ...makeRunways(10, 19),
        inference: {
          ...makeRunways(10, 19).inference,
          own: { p5: 1, p25: 30, p50: null, p75: null, p95: null },
        },
      },
    })
    const matter = makeMatter([makeContradicting({ id: "one" }, { truth: makeTruth(beyond) })])
    expect(matter.stake).toBe(41)
    expect(stakeWords(matter, 60)).toContain("more than 60 months, not 19")
  })
})

test("the lead counts the matters on which something hangs", () => {
  const lead = contradictionsLead(makeContradictions([makeMatter([moving]), makeMatter([same], { id: "b" })]))
  expect(lead).toBe(
    "Two matters on which reports do not agree. One of them would move a median runway by a month or more if one side were right, by 4 months, for Tencent’s inference. The others move none, and each says why.",
  )
})

test("a kind that nobody has words for is said as it is written", () => {
  expect(conflictKindWords("hedge_lost")).toBe("a hedge lost on the way")
  expect(conflictKindWords("odd_new_kind")).toBe("odd new kind")
  expect(conflictKindWords("constructor")).toBe("constructor")
})
