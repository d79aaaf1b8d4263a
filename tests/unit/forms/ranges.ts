import fc from "fast-check"
import type { Range } from "@/lib/domain/range"

const figure = fc.oneof(
  fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  fc
    .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: -3, max: 14 }))
    .map(([digits, power]) => Number(`${digits}e${power}`)),
)

/** Any range that the schema allows: each bound known or not, bounds equal or apart. */
export const aRange: fc.Arbitrary<Range> = fc
  .tuple(
    fc.array(figure, { minLength: 3, maxLength: 3 }),
    fc.integer({ min: 0, max: 7 }),
    fc.integer({ min: 0, max: 3 }),
  )
  .map(([figures, known, equal]) => {
    const [low = 0, central = 0, high = 0] = [...figures].sort((a, b) => a - b)
    return {
      low: known & 1 ? low : null,
      central: known & 2 ? (equal & 1 ? low : central) : null,
      high: known & 4 ? (equal & 2 ? (equal & 1 ? low : central) : high) : null,
    }
  })
