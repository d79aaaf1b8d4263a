import fc from "fast-check"
import { expect, test } from "vitest"
import { runCentral, type SupplyLine } from "@/lib/estimation"
import { stockInput, supplyLines } from "./inputs"

const attrition = fc.record({
  hazardPerYear: fc.double({ min: 0, max: 0.5, noNaN: true }),
  serviceLifeMonths: fc.option(fc.double({ min: 1, max: 100, noNaN: true }), { nil: null }),
})
const lags = fc.double({ min: 0, max: 6, noNaN: true })
const round = (x: number) => Math.floor(x + 0.5)

/** Chips in service at month t by summing cohorts one by one, as the methodology's section 3 words it. */
function byCohorts(
  line: SupplyLine,
  chip: { hazardPerYear: number; serviceLifeMonths: number | null },
  lag: number,
  t: number,
): number {
  const number = (value: SupplyLine["units"], absent: number) => (typeof value === "number" ? value : absent)
  const delay = round(number(line.delayMonths, 0))
  const [start, end] = [line.startMonth + delay, line.endMonth + delay]
  let inService = 0
  for (let month = start; month <= end; month++) {
    let delivered =
      line.units !== undefined
        ? number(line.units, NaN) / (end - start + 1)
        : number(line.unitsPerMonth, NaN) * number(line.growthPerYear, 1) ** ((month - start) / 12)
    delivered *= number(line.realisedShare, 1)
    if (line.control && month > line.control.effectiveMonth) {
      delivered *= 1 - number(line.control.cancelShare, NaN)
    }
    const life = line.termMonths === undefined ? chip.serviceLifeMonths : number(line.termMonths, NaN)
    const age = t - (month + round(lag))
    if (age >= 0 && (life === null || age < round(life))) {
      inService += delivered * Math.exp((-chip.hazardPerYear * age) / 12)
    }
  }
  return inService
}

test("a line's chips in service are the sum of its cohorts, each with its own age", () => {
  fc.assert(
    fc.property(supplyLines, attrition, lags, (lines, chip, lag) => {
      const units = runCentral(stockInput(lines, chip, lag)).all.units["h20"] ?? []
      expect(units).toHaveLength(61)
      units.forEach((inService, t) => {
        const expected = lines.reduce((sum, line) => sum + byCohorts(line, chip, lag, t), 0)
        expect(Math.abs(inService - expected)).toBeLessThanOrEqual(1e-9 * expected + 1e-6)
      })
    }),
  )
})

test("nothing is in service that was never delivered", () => {
  fc.assert(
    fc.property(supplyLines, attrition, (lines, chip) => {
      const delivered = lines.reduce((sum, line) => {
        const kept = { hazardPerYear: 0, serviceLifeMonths: null }
        return sum + byCohorts({ ...line, termMonths: undefined }, kept, 0, 500)
      }, 0)
      for (const inService of runCentral(stockInput(lines, chip)).all.units["h20"] ?? []) {
        expect(inService).toBeGreaterThanOrEqual(0)
        expect(inService).toBeLessThanOrEqual(delivered * (1 + 1e-9))
      }
    }),
  )
})

test("doubled deliveries double the stock", () => {
  fc.assert(
    fc.property(supplyLines, attrition, (lines, chip) => {
      const twice = runCentral(stockInput([...lines, ...lines], chip)).all.units["h20"] ?? []
      const once = runCentral(stockInput(lines, chip)).all.units["h20"] ?? []
      once.forEach((units, t) =>
        expect(Math.abs((twice[t] ?? NaN) - 2 * units)).toBeLessThanOrEqual(1e-9 * units),
      )
    }),
  )
})

test("the order of supply lines does not matter", () => {
  fc.assert(
    fc.property(supplyLines, attrition, (lines, chip) => {
      const forwards = runCentral(stockInput(lines, chip)).all.units["h20"] ?? []
      const backwards = runCentral(stockInput([...lines].reverse(), chip)).all.units["h20"] ?? []
      forwards.forEach((units, t) =>
        expect(Math.abs((backwards[t] ?? NaN) - units)).toBeLessThanOrEqual(1e-9 * units),
      )
    }),
  )
})

test("own stock holds what was delivered or ordered, never expected purchases, licences or rentals", () => {
  fc.assert(
    fc.property(supplyLines, attrition, (lines, chip) => {
      const own = lines.filter((line) => line.class === "stock" || line.class === "order")
      const { all, stockOnly } = runCentral(stockInput(lines, chip))
      const ownAlone = runCentral(stockInput(own, chip)).all
      expect(stockOnly.units).toEqual(ownAlone.units)
      stockOnly.units["h20"]?.forEach((units, t) =>
        expect(units).toBeLessThanOrEqual((all.units["h20"]?.[t] ?? NaN) * (1 + 1e-12)),
      )
    }),
  )
})

test("what is delivered in the month of a control still arrives", () => {
  const line = { chip: "h20", class: "order", startMonth: 3, endMonth: 5, units: 300 } as const
  const control = { effectiveMonth: 4, cancelShare: 1 }
  const units = runCentral(
    stockInput([{ ...line, control }], { hazardPerYear: 0, serviceLifeMonths: null }, 2),
  ).all.units["h20"]
  expect(units?.slice(4, 9)).toEqual([0, 100, 200, 200, 200])
})

test("a delay moves deliveries past a control that would have let them through", () => {
  const line = { chip: "h20", class: "order", startMonth: 3, endMonth: 4, units: 200 } as const
  const control = { effectiveMonth: 4, cancelShare: 1 }
  const keep = { hazardPerYear: 0, serviceLifeMonths: null }
  const units = (delayMonths: number) =>
    runCentral(stockInput([{ ...line, delayMonths, control }], keep)).all.units["h20"]?.at(-1)
  expect([0, 1, 2].map(units)).toEqual([200, 100, 0])
})

test("a rental ends with its term, however long the chip would live", () => {
  const line = {
    chip: "h20",
    class: "rental",
    startMonth: -6,
    endMonth: -6,
    units: 50,
    termMonths: 18,
  } as const
  const units = runCentral(stockInput([line], { hazardPerYear: 0, serviceLifeMonths: 96 })).all.units["h20"]
  expect([units?.[11], units?.[12]]).toEqual([50, 0])
})

test("half a month rounds up, also below zero", () => {
  const line = { chip: "h20", class: "stock", startMonth: 2, endMonth: 2, units: 10 } as const
  const firstMonth = (delayMonths: number) =>
    runCentral(
      stockInput([{ ...line, delayMonths }], { hazardPerYear: 0, serviceLifeMonths: null }),
    ).all.units["h20"]?.findIndex((units) => units > 0)
  expect([-0.5, 0.49, 0.5, -1.5].map(firstMonth)).toEqual([2, 2, 3, 1])
})
