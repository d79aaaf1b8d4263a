import { expect, test } from "vitest"
import { boardLead } from "@/lib/board-lead"
import type { Board, BoardBar, BoardRow } from "@/lib/contracts/board"
import type { RunwayQuantiles } from "@/lib/contracts/estimate"

const bar = (quantiles: RunwayQuantiles | null): BoardBar => ({
  grade: quantiles ? "shown" : "none",
  quantiles,
  censoredShare: 0,
  alreadyShortShare: 0,
  why: [],
})

const around = (p25: number | null, p50: number | null, p75: number | null): RunwayQuantiles => ({
  p5: 0,
  p25,
  p50,
  p75,
  p95: null,
})

function firm(name: string, training: RunwayQuantiles | null, inference: RunwayQuantiles | null): BoardRow {
  return {
    slug: name.toLowerCase(),
    name,
    nameZh: null,
    kind: "hyperscaler",
    training: bar(training),
    inference: bar(inference),
    marks: [],
    h100Equivalents: null,
    rentsCompute: false,
    missing: [],
  }
}

function board(ranked: BoardRow[], set: Board["view"]["set"] = "own"): Board {
  return {
    view: { set, sort: "training", kind: "all" },
    asOf: "2026-11",
    today: "2026-11",
    horizonMonths: 60,
    dataVersion: 1,
    firmCount: ranked.length,
    orderCount: 1,
    reportCount: 1,
    sourceCount: 1,
    ranked,
    strained: [],
    without: [],
  }
}

test("the answer names who is short first and who last, each median with its even odds", () => {
  const lead = boardLead(
    board([
      firm("Tencent", around(5, 10, 18), around(6, 19, 48)),
      firm("Baidu", around(4, 9, 15), around(14, 36, 60)),
    ]),
  )
  expect(lead).toEqual([
    "Own chips cover training for about 9 months at Baidu (even odds between 4 and 15) and for about 10 months at Tencent (even odds between 5 and 18).",
    "Own chips cover inference for about 19 months at Tencent (even odds between 6 and 48) and for about 36 months at Baidu (even odds between 14 and 60).",
  ])
})

test("among more than two, the sentence says of how many the first is the shortest", () => {
  const [lead] = boardLead(
    board([
      firm("A", around(1, 2, 3), null),
      firm("B", around(2, 4, 6), null),
      firm("C", around(4, 8, null), null),
    ]),
  )
  expect(lead).toBe(
    "Own chips cover training for about 2 months at A (even odds between 1 and 3), the shortest of 3, and for about 8 months at C (even odds between 4 and over 60).",
  )
})

test("runways past the horizon rank by their lower quartile and are never a number of months", () => {
  const both = boardLead(
    board(
      [firm("Baidu", null, around(43, null, null)), firm("Tencent", null, around(11, null, null))],
      "all",
    ),
  )
  expect(both).toEqual([
    "All expected supply covers inference for more than 60 months at Tencent (even odds between 11 and over 60) and for more than 60 months at Baidu (even odds between 43 and over 60).",
  ])
})

test("a firm alone is not compared with itself", () => {
  expect(boardLead(board([firm("A", around(0, 0, 2), null)]))).toEqual([
    "Own chips cover training for less than a month at A (even odds between now and 2).",
  ])
})

test("a board without a ranked firm says so", () => {
  expect(boardLead(board([]))).toEqual(["No firm here has enough evidence for a number that can be ranked."])
})
