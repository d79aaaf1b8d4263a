import { describe, expect, test } from "vitest"
import type { TrackCase, TrackOutcome } from "@/lib/contracts/track-record"
import { coverageOf } from "@/lib/server/track-record/coverage"
import { aTrackCase, anOutcome } from "@/tests/factories/track-record"

const one = (over: Partial<TrackCase>) => coverageOf([aTrackCase({ id: "it", ...over })])
const said = (low: number, high: number) => ({ claim: { ...aTrackCase().claim, months: { low, high } } })
const came = (kind: TrackOutcome["kind"], month: number, isOwn = true) => ({
  outcome: anOutcome({ kind, at: { low: month, high: month }, isOwn }),
})

// The run of the factory: nine in ten 4 to beyond the horizon, half 10 to 30.
describe("what was said", () => {
  test("counts by its middle", () => {
    expect(one(said(8, 14)).claims).toEqual({ of: ["it"], in50: ["it"], in90: ["it"] })
    expect(one(said(4, 10)).claims).toEqual({ of: ["it"], in50: [], in90: ["it"] })
    expect(one(said(1, 3)).claims).toEqual({ of: ["it"], in50: [], in90: [] })
  })

  test("lies inside an interval that has no end within the horizon, however late it is", () => {
    expect(one(said(100, 100)).claims.in90).toEqual(["it"])
    expect(one(said(100, 100)).claims.in50).toEqual([])
  })

  test("is in no tally where it does not count, names no months or has no number beside it", () => {
    const { claim } = aTrackCase()
    expect(one({ claim: { ...claim, notCounted: "Said again." } }).claims.of).toEqual([])
    expect(one({ claim: { ...claim, months: null } }).claims.of).toEqual([])
    expect(one({ run: null }).claims.of).toEqual([])
  })
})

describe("what happened", () => {
  test("a shortage lies inside an interval, or before it, or after it", () => {
    expect(one(came("ran short", 12)).shortages).toEqual({ of: ["it"], in50: ["it"], in90: ["it"] })
    expect(one(came("ran short", 5)).shortages).toEqual({ of: ["it"], in50: [], in90: ["it"] })
    expect(one(came("ran short", 2)).shortages).toEqual({ of: ["it"], in50: [], in90: [] })
    expect(one(came("ran short", 40)).shortages.in50).toEqual([])
  })

  test("a shortage of others is counted apart", () => {
    const { shortages, sectorShortages } = one(came("ran short", 12, false))
    expect(shortages.of).toEqual([])
    expect(sectorShortages.of).toEqual(["it"])
  })

  test.each(["lasted at least", "other chips stepped in", "left the field"] as const)(
    "“%s” contradicts an interval only where that ended earlier",
    (kind) => {
      expect(one(came(kind, 2)).censored).toEqual({ of: ["it"], in50: ["it"], in90: ["it"] })
      expect(one(came(kind, 30)).censored.in50).toEqual(["it"])
      expect(one(came(kind, 31)).censored).toEqual({ of: ["it"], in50: [], in90: ["it"] })
      expect(one(came(kind, 12)).shortages.of).toEqual([])
    },
  )

  test("one event counts once, by the earliest month that was asked", () => {
    const outcome = anOutcome({ kind: "ran short" })
    const cases = ["2024-04", "2023-11"].map((asOf) => aTrackCase({ id: asOf, asOf, outcome }))
    expect(coverageOf(cases).shortages.of).toEqual(["2023-11"])
  })

  test("a span of months that two months see counts once: what is left of it ends at the same time", () => {
    const kind = "other chips stepped in" as const
    const cases = [
      aTrackCase({
        id: "first",
        asOf: "2023-11",
        outcome: anOutcome({ kind, month: "2024-01", at: { low: 2, high: 13 } }),
      }),
      aTrackCase({
        id: "later",
        asOf: "2024-04",
        outcome: anOutcome({ kind, month: "2024-05", at: { low: 1, high: 8 } }),
      }),
    ]
    expect(coverageOf(cases).censored.of).toEqual(["first"])
  })

  test("what nothing settles is open, and in no tally", () => {
    const coverage = one({ outcome: anOutcome({ kind: "open", at: null, month: null }) })
    expect(coverage.open).toEqual(["it"])
    expect([coverage.shortages, coverage.sectorShortages, coverage.censored].flatMap(({ of }) => of)).toEqual(
      [],
    )
  })
})
