import fc from "fast-check"
import { expect, test } from "vitest"
import { countSpanWords, runwaySpanWords } from "@/lib/number-span-words"

test.for([
  [{ p5: 1, p25: 4, p75: 15, p95: 29 }, "even odds between 4 and 15 months; nine in ten between 1 and 29"],
  [
    { p5: 0, p25: 4, p75: 15, p95: null },
    "even odds between 4 and 15 months; nine in ten between now and more than 60",
  ],
  [{ p5: 0, p25: 0, p75: 0, p95: 3 }, "half of the draws: now; nine in ten between now and 3 months"],
  [{ p5: 0, p25: 0, p75: 0, p95: 0 }, "half of the draws: now; nine in ten: now"],
  [
    { p5: null, p25: null, p75: null, p95: null },
    "half of the draws: more than 60 months; nine in ten: more than 60",
  ],
] as const)("%j reads: %s", ([quantiles, words]) => {
  expect(runwaySpanWords(quantiles, 60)).toBe(words)
})

test("a count without spread has none in words, any other names both ends", () => {
  expect(countSpanWords({ p5: 100, p95: 100 })).toBeNull()
  expect(countSpanWords({ p5: 820.4, p95: 271_234 })).toBe("nine in ten between 820 and 270,000")
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (p5, more) => {
      const said = countSpanWords({ p5, p95: p5 + more })
      if (more === 0) expect(said).toBeNull()
      else if (said !== null) expect(said).toMatch(/^nine in ten between .+ and .+$/)
    }),
  )
})
