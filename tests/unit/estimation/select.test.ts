import fc from "fast-check"
import { expect, test } from "vitest"
import { selectRanks } from "@/lib/estimation/select"
import { quantilesOf } from "@/lib/estimation/summarize"

// Few different values among them, so that ties are common.
const values = fc.array(
  // Adding 0 turns −0, which sorts apart from 0 but compares equal, into 0.
  fc.oneof(
    fc.integer({ min: 0, max: 5 }),
    fc.double({ noNaN: true, min: -1e300, max: 1e300 }).map((x) => x + 0),
  ),
  { minLength: 1, maxLength: 300 },
)

test("chosen ranks hold what sorting would put there, and no value is lost", () => {
  fc.assert(
    fc.property(values, fc.array(fc.nat(299), { maxLength: 6 }), (given, wanted) => {
      const ranks = [...new Set(wanted.map((rank) => rank % given.length))].sort((a, b) => a - b)
      const sorted = Float64Array.from(given).sort()
      const column = Float64Array.from(given)
      selectRanks(column, ranks)
      expect(ranks.map((rank) => column[rank])).toEqual(ranks.map((rank) => sorted[rank]))
      expect(column.sort()).toEqual(sorted)
    }),
  )
})

test("quantiles of numbers never cross and are numbers that were drawn", () => {
  fc.assert(
    fc.property(values, (given) => {
      const { p5, p25, p50, p75, p95 } = quantilesOf(Float64Array.from(given))
      const inOrder = [p5, p25, p50, p75, p95]
      expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b))
      for (const value of inOrder) expect(given).toContain(value)
    }),
  )
})

test("values in order, in reverse and all equal are no harder", () => {
  const n = 10_000
  for (const of of [(i: number) => i, (i: number) => n - 1 - i, () => 7]) {
    const column = Float64Array.from({ length: n }, (_, i) => of(i))
    const { p5, p50, p95 } = quantilesOf(column)
    expect([p5, p50, p95]).toEqual(of(0) === 7 ? [7, 7, 7] : [499, 4_999, 9_499])
  }
})
