import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { claimTerm } from "@/lib/domain/claim-state"
import { addMonths, monthOf } from "@/lib/domain/month"

const said = (date: string) => ({ date, precision: "day" as const })
const plain = { horizonMonths: null, readsAsMonths: null }

describe("whether what was said of a stock is over", () => {
  test("a year or two said in November 2023 runs through November 2025, and is over the month after", () => {
    const claim = { ...plain, eventOn: said("2023-11-21"), horizonMonths: { low: 12, high: 24 } }
    expect(claimTerm(claim, "2025-11")).toEqual({
      state: "still running",
      from: "2024-11",
      until: "2025-11",
      isReading: false,
    })
    expect(claimTerm(claim, "2025-12").state).toBe("ran out")
  })

  test("“at least a year” never runs out by itself", () => {
    const claim = { ...plain, eventOn: said("2023-11-21"), horizonMonths: { low: 12, high: null } }
    expect(claimTerm(claim, "2035-01")).toMatchObject({
      state: "still running",
      from: "2024-11",
      until: null,
    })
  })

  test("an editor’s reading counts where no months were said, and is told apart", () => {
    const claim = { ...plain, eventOn: said("2023-11-15"), readsAsMonths: { low: 16, high: 30 } }
    expect(claimTerm(claim, "2026-11")).toEqual({
      state: "ran out",
      from: "2025-03",
      until: "2026-05",
      isReading: true,
    })
  })

  test("without months, or without a day, nothing can run out", () => {
    expect(claimTerm({ ...plain, eventOn: said("2023-11-15") }, "2026-11").state).toBe("not said")
    const undated = { ...plain, eventOn: null, horizonMonths: { low: 3, high: 3 } }
    expect(claimTerm(undated, "2026-11").state).toBe("not said")
    const open = { ...plain, eventOn: said("2023-11-15"), horizonMonths: { low: null, high: null } }
    expect(claimTerm(open, "2026-11").state).toBe("not said")
  })

  test("what has run out stays so, and a longer horizon never runs out sooner", () => {
    const months = fc.integer({ min: 0, max: 60 })
    fc.assert(
      fc.property(months, months, fc.integer({ min: 0, max: 120 }), months, (high, more, after, later) => {
        const eventOn = said("2023-11-21")
        const asOf = addMonths(monthOf(eventOn.date), after)
        const at = (month: string, length: number) =>
          claimTerm({ ...plain, eventOn, horizonMonths: { low: 0, high: length } }, month).state
        if (at(asOf, high) === "ran out") expect(at(addMonths(asOf, later), high)).toBe("ran out")
        if (at(asOf, high + more) === "ran out") expect(at(asOf, high)).toBe("ran out")
      }),
    )
  })
})
