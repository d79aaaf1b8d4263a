import fc from "fast-check"
import { expect, test } from "vitest"
import { stepOf, trackSteps, valueAt } from "@/components/lab/track-scale"

const track = fc
  .record({
    scale: fc.constantFrom("log" as const, "linear" as const),
    exponent: fc.integer({ min: -6, max: 26 }),
    mantissa: fc.integer({ min: 10, max: 99 }),
    factor: fc.double({ min: 4, max: 1e6, noNaN: true }),
  })
  .map(({ scale, exponent, mantissa, factor }) => {
    const low = (mantissa / 10) * 10 ** exponent
    return { scale, low, high: low * factor }
  })

test("a slider's step and its value are the same place: an arrow key never sticks", () => {
  fc.assert(
    fc.property(track, fc.integer({ min: 0, max: trackSteps }), (of, step) => {
      expect(stepOf(of, valueAt(of, step))).toBe(step)
    }),
  )
})

test("a value of a slider is as short as a person would write it", () => {
  expect(valueAt({ scale: "log", low: 0.4, high: 5.6 }, 63)).toBe(2.11)
  expect(valueAt({ scale: "linear", low: 0, high: 1 }, 37)).toBe(0.37)
  expect(valueAt({ scale: "linear", low: 12, high: 120 }, 50, true)).toBe(66)
})

test("what lies beyond a track stands at its end", () => {
  const of = { scale: "log", low: 1, high: 10 } as const
  expect(stepOf(of, 0.001)).toBe(0)
  expect(stepOf(of, 0)).toBe(0)
  expect(stepOf(of, 1e9)).toBe(trackSteps)
})
