import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { monthAxis } from "@/lib/charts/month-axis"
import { labelRows, ruleLines } from "@/lib/charts/rule-lines"
import { order } from "./fixtures"

const axis = monthAxis("2026-11", -60, 60)

function hitBy(rule: string, effectiveOn: string | null) {
  return order({ control: { rule, effectiveOn, effect: "stopped", assumption: null } })
}

describe("measures on the stock's axis", () => {
  test("each stands at its month with who took it", () => {
    const lines = ruleLines(
      [hitBy("us-2025-04-09-is-informed", "2025-04-09"), hitBy("us-2023-10-23-accelerated", "2023-10-23")],
      axis,
    )
    expect(lines).toEqual([
      { at: -37, label: "US", words: "US, 23 Oct 2023" },
      { at: -19, label: "US", words: "US, 9 Apr 2025" },
    ])
  })

  test("one measure that hit several orders is one line", () => {
    const measure = () => hitBy("cn-2026-01-h200-customs", "2026-01-14")
    expect(ruleLines([measure(), measure()], axis).map(({ words }) => words)).toEqual(["China, 14 Jan 2026"])
  })

  test("an order without a measure, a measure without a date and one off the axis draw nothing", () => {
    expect(ruleLines([order(), hitBy("us-x", null), hitBy("us-x", "2010-01-01")], axis)).toEqual([])
  })
})

test("labels in one row never run into each other", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(fc.array(fc.tuple(share, share), { maxLength: 10 }), (labels) => {
      const sorted = labels.sort(([a], [b]) => a - b)
      const rows = labelRows(
        sorted.map(([start]) => start),
        sorted.map(([, width]) => width),
      )
      for (const row of new Set(rows)) {
        const inRow = sorted.filter((_, index) => rows[index] === row)
        for (let index = 1; index < inRow.length; index++) {
          const [start, width] = inRow[index - 1]!
          expect(start + width).toBeLessThanOrEqual(inRow[index]![0])
        }
      }
    }),
  )
})
