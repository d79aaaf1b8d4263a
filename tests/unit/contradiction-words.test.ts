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
      expect(noInputInShort(same, truth)).not.toBe("")
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
    expect(truthInShort(matter.claims[0]!, 60)).toBe("if true: no number for Tencent’s training any more")
  })

  test("a number that would be lost is never said to be nothing", () => {
    const lost = makeFirmIfTrue({ ifTrue: makeRunways(10, null) })
    const matter = makeMatter([same, makeContradicting({ id: "paper" }, { truth: makeTruth(lost) })])
    expect(matter.stake).toBe(0)
    expect(matter.numbersAtStake).toEqual([
      { firm: { slug: "tencent", name: "Tencent" }, workload: "inference", becomes: "no number" },
    ])
    expect(stakeInShort(matter, 60)).toBe("a number lost")
    expect(contradictionsLead(makeContradictions([matter, makeMatter([same], { id: "b" })]))).toBe(
      "Two matters on which reports do not agree. None moves a median runway by a month, whichever side is right. One of them would take a runway’s number away, or give it one. The others move none, and each says why.",
    )
  })

  test("a number that a claim would give is named with its workload", () => {
    const gained = makeFirmIfTrue({ published: makeRunways(10, null), ifTrue: makeRunways(10, 23) })
    const matter = makeMatter([makeContradicting({ id: "paper" }, { truth: makeTruth(gained) })])
    expect(stakeInShort(matter, 60)).toBe("a number gained")
    expect(truthInShort(matter.claims[0]!, 60)).toBe(
      "if true: a number for Tencent’s inference, which has none",
    )
    expect(stakeWords(matter, 60)).toContain("Tencent has a number for inference, where none is published")
  })

  test("on a firm’s page what moves others alone is told so, and never as the number it has", () => {
    const others = makeContradicting({ id: "others" }, { truth: makeTruth() })
    const matter = makeMatter([others])
    expect(stakeInShort(matter, 60)).toBe("moves no runway of this firm")
    expect(truthWords(others, 60)).toBe("Moves nothing of this firm: its order counts for others.")
    expect(truthInShort(others, 60)).toBe("moves nothing of this firm")
    expect(stakeWords(matter, 60)).toContain("its order counts for others")
  })

  test("a claim without weight says so where it would move most", () => {
    const relay = makeContradicting(
      { id: "relay", weight: 0, reprintOf: "wire" },
      { truth: makeTruth(makeFirmIfTrue()), repeats: "The Wire" },
    )
    const alone = makeMatter([relay])
    expect(stakeWords(alone, 60)).toContain("not 19. It carries no weight: repeats The Wire.")
    expect(contradictionsLead(makeContradictions([alone]))).toContain("by a report without weight")
    expect(largestMove(makeMatter([relay, moving]), 60)?.one).toBe(moving)
  })

  test("a rental is not said to give no number where it gives one", () => {
    const rental = makeContradicting(
      { id: "rental", role: "rental" },
      { truth: { is: "no input", reason: "other role", detail: null } },
    )
    expect(truthInShort(rental, 60)).toBe("moves nothing: what is rented is a range of ours")
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

test("the lead keeps apart what moves a little and what moves nothing", () => {
  const little = makeContradicting(
    { id: "little" },
    { truth: makeTruth(makeFirmIfTrue({ ifTrue: makeRunways(10, 19) })) },
  )
  const matters = [makeMatter([moving]), makeMatter([little], { id: "b" }), makeMatter([same], { id: "c" })]
  expect(contradictionsLead(makeContradictions(matters))).toMatch(
    /One more would move one by less than a month\. The others move none, and each says why\.$/,
  )
  expect(contradictionsLead(makeContradictions(matters.slice(0, 2)))).toMatch(/less than a month\.$/)
})

test("a kind that nobody has words for is said as it is written", () => {
  expect(conflictKindWords("hedge_lost")).toBe("a hedge lost on the way")
  expect(conflictKindWords("odd_new_kind")).toBe("odd new kind")
  expect(conflictKindWords("constructor")).toBe("constructor")
})
