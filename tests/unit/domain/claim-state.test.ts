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

  test("two years said some time in 2024 may end as early as January 2026 and as late as December", () => {
    const eventOn = { date: "2024-01-01", precision: "year" as const }
    const claim = { ...plain, eventOn, horizonMonths: { low: 24, high: 24 } }
    expect(claimTerm(claim, "2026-11")).toMatchObject({
      state: "still running",
      from: "2026-01",
      until: "2026-12",
    })
  })

  test("a coarser date of the same statement never runs out earlier", () => {
    const precision = fc.constantFrom("month" as const, "quarter" as const, "year" as const)
    const lengths = { month: 1, quarter: 3, year: 12 }
    fc.assert(
      fc.property(
        precision,
        fc.nat({ max: 9 }),
        fc.nat({ max: 11 }),
        fc.nat({ max: 60 }),
        fc.nat({ max: 90 }),
        (coarse, period, month, high, after) => {
          const start = addMonths("2020-01", period * lengths[coarse])
          const day = said(`${addMonths(start, month % lengths[coarse])}-15`)
          const at = (eventOn: Parameters<typeof claimTerm>[0]["eventOn"]) =>
            claimTerm({ ...plain, eventOn, horizonMonths: { low: 0, high } }, addMonths(start, after))
          const loose = at({ date: `${start}-01`, precision: coarse })
          if (loose.state === "ran out") expect(at(day).state).toBe("ran out")
          expect(loose.from! <= at(day).from! && loose.until! >= at(day).until!).toBe(true)
        },
      ),
    )
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
