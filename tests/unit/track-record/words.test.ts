import { describe, expect, test } from "vitest"
import type { Coverage, TrackCase, TrackRecord } from "@/lib/contracts/track-record"
import { coverageOf } from "@/lib/server/track-record/coverage"
import { missesOf, trackRecordLessons } from "@/lib/track-record-lessons"
import { casesInside, outcomeWords, remarksBehind, trackRecordLead } from "@/lib/track-record-words"
import { aTrackCase, anOutcome } from "@/tests/factories/track-record"

/** A record of these cases alone, counted as the page counts them. */
function recordOf(cases: TrackCase[], over: Partial<Coverage> = {}): TrackRecord {
  return {
    dataVersion: 1,
    engineVersion: "1.0.0",
    draws: 10_000,
    seed: 1,
    horizonMonths: 60,
    asOf: "2026-11",
    coverage: { ...coverageOf(cases), ...over },
    dates: [
      {
        asOf: "2023-11",
        day: "2023-11-30",
        assumptionsOf: null,
        cases,
        notRun: [],
        uncounted: 0,
        alsoSaid: [],
        orders: [],
        inputs: [],
        hindsight: [],
        reportsLeftOut: 0,
        reportsUsed: 3,
      },
    ],
  }
}

const tally = (all: number, inside: number, remarks = all) => {
  const of = Array.from(
    { length: all },
    (_, index) => `remark-${Math.min(index, remarks - 1)} firm-${index} training`,
  )
  return { of, in50: of.slice(0, inside), in90: of }
}
const claimed = (all: number, inside: number, remarks = all) =>
  recordOf([], { claims: tally(all, inside, remarks) })

describe("cases and the remarks that they rest on", () => {
  test("a remark on a whole sector is one remark, beside however many firms it stands", () => {
    expect(remarksBehind(tally(8, 7, 5).of)).toBe(5)
    expect(casesInside(tally(8, 7, 5), "in50")).toBe("7 of 8 cases, from five remarks")
    expect(casesInside(tally(3, 2, 1), "in50")).toBe("2 of 3 cases, from one remark")
  })

  test("a remark for each case needs no word", () => {
    expect(casesInside(tally(3, 2), "in50")).toBe("2 of 3 cases")
    expect(casesInside(tally(0, 0), "in50")).toBe("no case")
  })

  test("the answer says both", () => {
    expect(trackRecordLead(claimed(8, 7, 5))[0]).toContain(
      "draws in 7 of 8 cases, from five remarks, and inside",
    )
  })
})

describe("an interval made for half that holds more", () => {
  const lesson = (record: TrackRecord) => trackRecordLessons(record).filter((one) => one.includes("too wide"))

  test("may be too wide, and the few cases are no proof of it", () => {
    const [said] = lesson(claimed(8, 7, 5))
    expect(said).toContain("hold about half of what was said, and hold 7 of 8")
    expect(said).toContain(
      "8 cases from five remarks, which are not independent, are few: a hint, and no proof",
    )
  })

  test.each([
    [8, 5],
    [8, 4],
    [3, 3],
    [0, 0],
  ])("is not spoken of where %d cases have %d inside", (all, inside) => {
    expect(lesson(claimed(all, inside))).toEqual([])
  })
})

describe("a shortage seen at others only", () => {
  const at = { low: 2, high: 2 }
  const seen = (isOwn: boolean) =>
    recordOf([
      aTrackCase({ outcome: anOutcome({ kind: "ran short", at, month: "2024-01", isOwn, sooner: 0.02 }) }),
    ])

  test("is a miss of others' and no verdict on the firm", () => {
    const { words } = missesOf(seen(false))[0]!
    expect(words).toMatch(/^Others ran short in month 2 \(Jan 2024\); 2% of draws ran out sooner/)
    const said = trackRecordLessons(seen(false)).find((lesson) => lesson.includes("too calm"))
    expect(said).toContain("others ran short sooner than this firm does in three of four draws")
    expect(said).toContain("if it fared like them")
  })

  test("is told otherwise than the firm's own", () => {
    expect(missesOf(seen(true))[0]!.words).toMatch(/^It ran short in month 2/)
    const said = trackRecordLessons(seen(true)).find((lesson) => lesson.includes("too calm"))
    expect(said).toContain("the shortage came sooner than in three of four draws")
    expect(said).not.toContain("if it fared")
  })
})

test("what came over a span of months is told with both ends of it", () => {
  expect(
    outcomeWords(anOutcome({ kind: "other chips stepped in", at: { low: 2, high: 13 }, month: "2024-01" })),
  ).toBe("other chips stepped in, months 2 to 13 (Jan 2024 to Dec 2024)")
  expect(outcomeWords(anOutcome({ kind: "ran short", at: { low: 8, high: 8 }, month: "2024-07" }))).toBe(
    "ran short in month 8 (Jul 2024)",
  )
})
