import fc from "fast-check"
import { expect, test } from "vitest"
import { valuesAtRanks } from "@/lib/estimation/ranks"

const several = { minLength: 400, maxLength: 900 }
const ranksOf = (n: number) => [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1].map((p) => Math.round(p * (n - 1)))

function expectSorted(values: readonly number[]) {
  const sorted = Float64Array.from(values).sort()
  const ranks = [...new Set(ranksOf(values.length))]
  expect(valuesAtRanks(Float64Array.from(values), ranks)).toEqual(ranks.map((rank) => sorted[rank]))
}

test.each([
  // Adding 0 turns −0, which sorts apart from 0 but compares equal, into 0.
  ["of any size, sign or sort", fc.double({ noNaN: true }).map((x) => x + 0)],
  ["of 0 or more", fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map((x) => x + 0)],
  ["close together", fc.double({ min: 1, max: 1 + 1e-9, noNaN: true })],
  ["mostly equal", fc.constantFrom(0, 1, 1, 1, 2)],
  ["as small as numbers get, or none", fc.constantFrom(0, Number.MIN_VALUE, 1e-310, 1e-300, 3e300)],
])("many numbers %s have at each rank what sorting puts there", (_, number) => {
  fc.assert(
    fc.property(fc.array(number, several), (values) => {
      expectSorted(values)
    }),
    { numRuns: 25, endOnFailure: true },
  )
})

test("a stretch of a longer array is sorted out alone", () => {
  const all = Float64Array.from({ length: 1_500 }, (_, k) => (k * 7_919) % 1_500)
  const part = all.subarray(300, 1_000)
  const sorted = [...part].sort((a, b) => a - b)
  expect(valuesAtRanks(part, [0, 350, 699])).toEqual([sorted[0], sorted[350], sorted[699]])
})

test("what one array left behind does not count for the next", () => {
  const high = Float64Array.from({ length: 500 }, (_, k) => 1e6 + k)
  const low = Float64Array.from({ length: 500 }, (_, k) => k)
  expect(valuesAtRanks(high, [250])).toEqual([1e6 + 250])
  expect(valuesAtRanks(low, [250])).toEqual([250])
})
