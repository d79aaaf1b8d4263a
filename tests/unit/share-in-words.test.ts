import fc from "fast-check"
import { expect, test } from "vitest"
import { shareInWords, shareTolerance } from "@/lib/share-in-words"

const values: Record<string, number> = {
  "next to nothing": 0,
  "a tenth": 0.1,
  "a fifth": 0.2,
  "a quarter": 0.25,
  "a third": 1 / 3,
  half: 0.5,
  "two thirds": 2 / 3,
  "three quarters": 0.75,
  "nearly all": 1,
}

/** What the words mean as a number. */
function meant(words: string): number {
  const percent = /^about (\d+)%$/.exec(words)?.[1]
  return percent === undefined ? (values[words] ?? NaN) : Number(percent) / 100
}

test.each([
  [0.5, "half"],
  [0.48, "half"],
  [0.32, "a third"],
  [0.36, "about 35%"],
  [0.41, "about 40%"],
  [0.24, "a quarter"],
  [0.21, "a fifth"],
  [0.68, "two thirds"],
  [0.11, "a tenth"],
  [0.06, "about 5%"],
  [0.99, "nearly all"],
  [0.01, "next to nothing"],
])("%d is said as %s", (share, words) => {
  expect(shareInWords(share)).toBe(words)
})

test("no word lies further from its share than the tolerance", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
      expect(Math.abs(meant(shareInWords(share)) - share)).toBeLessThanOrEqual(shareTolerance + 1e-9)
    }),
  )
})
