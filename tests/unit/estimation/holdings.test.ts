import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { modelInputSchema, runCentral, simulate } from "@/lib/estimation"
import { sampleUndelivered } from "@/lib/estimation/deliveries"
import { sampleHoldings, type Holdings } from "@/lib/estimation/holdings"
import { quantilesOf } from "@/lib/estimation/summarize"
import { stockInput, supplyLines, uncertainInput, workedExample } from "./inputs"

const once = { draws: 1, seed: 1, fromMonth: 0 }
const served = uncertainInput({ conditionOnServed: { T: 1, I: 1 } })

function chipOf({ chips }: Holdings, id: string) {
  const chip = chips.find(({ chip }) => chip === id)
  if (!chip) throw new Error(`nothing is held of ${id}`)
  return chip
}

describe("worked example 2 (12,000 A800 in service, an order of 6,000 cut by a control)", () => {
  const holdings = sampleHoldings(workedExample("W2"), { ...once, fromMonth: -3 })
  const { units, lostNextYear, deliveredNextYear } = chipOf(holdings, "A800")

  test("holds 2,000 more a month, thinned by failures", () => {
    const cohorts = [1, Math.exp(-0.005), Math.exp(-0.01), Math.exp(-0.015)]
    for (const [index, inMonth] of units.entries()) {
      const expected = cohorts.slice(0, index + 1).reduce((sum, cohort) => sum + 2000 * cohort, 0)
      expect(inMonth[0]).toBeCloseTo(expected, 6)
    }
    expect(units).toHaveLength(4)
  })
  test("loses 6% a year, compounded", () => {
    expect(lostNextYear[0]).toBeCloseTo(7940.348505089826 * (1 - Math.exp(-0.06)), 6)
  })
  test("is delivered the half of the order that comes before the control", () => {
    expect(deliveredNextYear[0]).toBeCloseTo(3000, 9)
  })
  test("had half of the order still due when the control began, and all of it before the first delivery", () => {
    const order = modelInputSchema.parse({
      ...workedExample("W2"),
      supply: (workedExample("W2").supply ?? []).map((line, index) => ({ ...line, id: `line-${index}` })),
    })
    const after = (month: number) =>
      sampleUndelivered(order, { lineIds: ["line-1"], month, draws: 1, seed: 1 })[0]
    expect([-9, 1, 2, 4, 7, 30].map(after)).toEqual([6000, 6000, 5000, 3000, 0, 0])
  })
})

test("worked example 6: what a unit does is its share of training and of serving", () => {
  const holdings = sampleHoldings(workedExample("W6"), once)
  const [h800, h20, ascend] = ["H800", "H20", "910C"].map((id) => chipOf(holdings, id))
  expect([h800?.units[0]?.[0], h20?.units[0]?.[0], ascend?.units[0]?.[0]]).toEqual([8000, 30000, 0])
  // 0.6 of the fleet trains: weight × TFLOP/s × utilisation of it.
  expect(h800?.trainPerUnit?.[0]).toBeCloseTo(0.6 * 989 * 0.4, 9)
  expect(h20?.trainPerUnit?.[0]).toBeCloseTo(0.6 * 0.25 * 148 * 0.5, 9)
  // H20: prefill 0.4 × 296e12/(2 × 20e9 × 1.2), decoding bound by compute; 0.8 × 0.5 prefilled, 0.2 decoded.
  const prefill = (0.4 * 296e12) / (40e9 * 1.2)
  const decode = (0.4 * 296e12) / (40e9 * 1.6)
  expect(h20?.servePerUnit?.[0]).toBeCloseTo((1 - 0.6 * 0.25) / (0.4 / prefill + 0.2 / decode), 6)
  // Months 6…12 of a flow of 500 a month that grows by half a year.
  const flow = [0, 1, 2, 3, 4, 5, 6].reduce((sum, month) => sum + 500 * 1.5 ** (month / 12), 0)
  expect(ascend?.deliveredNextYear[0]).toBeCloseTo(flow, 6)
})

test("a chip that will be too old within the year is lost with the year", () => {
  const delivered = (month: number, units: number) => ({
    chip: "h20",
    class: "stock" as const,
    startMonth: month,
    endMonth: month,
    units,
  })
  const supply = [delivered(-40, 100), delivered(-36, 10), delivered(-35, 1)]
  const input = stockInput(supply, { hazardPerYear: 0, serviceLifeMonths: 48 })
  const { units, lostNextYear } = chipOf(sampleHoldings(input, once), "h20")
  expect([units[0]?.[0], lostNextYear[0]]).toEqual([111, 110])
})

test("the loss of a year is what the model itself takes from a stock that nothing is added to", () => {
  fc.assert(
    fc.property(
      supplyLines,
      fc.double({ min: 0, max: 0.5, noNaN: true }),
      fc.integer({ min: 20, max: 90 }),
      (lines, hazardPerYear, serviceLifeMonths) => {
        // Everything has arrived by month 0: delays are at most 8 months.
        const supply = lines.map((line) => {
          const shift = Math.min(0, -9 - line.endMonth)
          const { startMonth, endMonth } = line
          return {
            ...line,
            class: "stock" as const,
            startMonth: startMonth + shift,
            endMonth: endMonth + shift,
          }
        })
        const input = stockInput(supply, { hazardPerYear, serviceLifeMonths })
        const units = runCentral(input).stockOnly.units["h20"] ?? []
        const { lostNextYear } = chipOf(sampleHoldings(input, once), "h20")
        expect(lostNextYear[0]).toBeCloseTo((units[0] ?? 0) - (units[12] ?? 0), 3)
      },
    ),
    { numRuns: 200 },
  )
})

test("holdings are the draws of the estimate: the same stock in every month", () => {
  const asked = { draws: 300, seed: 11 }
  const report = simulate(served, { ...asked, keep: { fans: true, historyFromMonth: -6 } })
  const holdings = sampleHoldings(served, { ...asked, fromMonth: -6 })
  expect([holdings.n, holdings.tried]).toEqual([report.n, report.tried])
  for (let index = 0; index <= 6; index++) {
    const total = new Float64Array(holdings.n)
    for (const { units } of holdings.chips) units[index]?.forEach((held, i) => (total[i] = total[i]! + held))
    const { p5, p50, p95 } = quantilesOf(total)
    const expected = [report.stock?.total.p5, report.stock?.total.p50, report.stock?.total.p95]
    expect([p5, p50, p95]).toEqual(expected.map((series) => series?.[index]))
  }
})

test("doubled deliveries double what is held, lost and delivered, and change no unit's work", () => {
  const supply = served.supply ?? []
  const doubled = modelInputSchema.parse({
    ...served,
    conditionOnServed: {},
    supply: supply.map((line) => ({ ...line, realisedShare: 2 })),
  })
  const asked = { draws: 50, seed: 3, fromMonth: -2 }
  const single = sampleHoldings({ ...served, conditionOnServed: {} }, asked)
  const twice = sampleHoldings(doubled, asked)
  single.chips.forEach((holding, c) => {
    const other = twice.chips[c]
    expect(other?.units).toEqual(holding.units.map((inMonth) => inMonth.map((held) => 2 * held)))
    expect(other?.lostNextYear).toEqual(holding.lostNextYear.map((units) => 2 * units))
    expect(other?.deliveredNextYear).toEqual(holding.deliveredNextYear.map((units) => 2 * units))
    expect(other?.trainPerUnit).toEqual(holding.trainPerUnit)
    expect(other?.servePerUnit).toEqual(holding.servePerUnit)
  })
})

test("without a serving block there is no serving rate, and rented chips are not held", () => {
  const rented = { chip: "h20", class: "rental" as const, startMonth: -3, endMonth: 9, units: 5 }
  const input = stockInput([rented], { hazardPerYear: 0, serviceLifeMonths: null })
  const { units, servePerUnit, deliveredNextYear } = chipOf(sampleHoldings(input, once), "h20")
  expect(servePerUnit).toBeNull()
  expect([units[0]?.[0], deliveredNextYear[0]]).toEqual([0, 0])
})

test.each([
  { draws: 0, seed: 1, fromMonth: 0 },
  { draws: 1.5, seed: 1, fromMonth: 0 },
  { draws: 1, seed: 1, fromMonth: 1 },
])("asks that cannot be met are refused: %o", (asked) => {
  expect(() => sampleHoldings(served, asked)).toThrow(RangeError)
})

test("a line that is not there has no chips due", () => {
  expect(() => sampleUndelivered(served, { lineIds: ["none"], month: 0, draws: 1, seed: 1 })).toThrow(
    'supply holds no line "none"',
  )
})
