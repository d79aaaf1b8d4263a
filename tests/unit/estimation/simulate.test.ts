import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { modelInputSchema, runCentral, simulate, type Bands, type ModelInput } from "@/lib/estimation"
import { Sampler } from "@/lib/estimation/sample"
import { simulateSteps } from "@/lib/estimation/simulate"
import golden from "../../golden/firm-inputs.json"
import { uncertainInput, workedExample } from "./inputs"

const keys = ["stockT", "allT", "stockI", "allI"] as const
const base = uncertainInput()
const served = uncertainInput({ conditionOnServed: { T: 1, I: 1 } })
const keepAll = { fans: true, historyFromMonth: -6 }

/** An input that no draw can satisfy: training needs far more than all chips give. */
const impossible = modelInputSchema.parse({
  ...base,
  training: { ...base.training, runFlop0: 1e30 },
  conditionOnServed: { T: 1 },
})

test("equal seeds give equal draws, another seed gives others", () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const once = simulate(served, { draws: 40, seed })
      expect(simulate(served, { draws: 40, seed })).toEqual(once)
      expect(simulate(served, { draws: 40, seed: seed + 1 })).not.toEqual(once)
    }),
    { numRuns: 20 },
  )
})

test("in steps it gives the same, and the quantiles of its months are no single step", () => {
  const asked = { draws: 200, seed: 5, keep: keepAll }
  const steps = simulateSteps(served, asked)
  const accepted: number[] = []
  let step = steps.next()
  for (; !step.done; step = steps.next()) accepted.push(step.value)
  expect(step.value).toEqual(simulate(served, asked))
  expect(accepted).toEqual([...accepted].sort((a, b) => a - b))
  // Required, own and all chips of both workloads, and the stock: each over all months, eight at a time.
  const months = served.horizonMonths ?? 60
  expect(accepted.filter((n) => n === 200).length).toBeGreaterThanOrEqual(7 * Math.floor(months / 8))
})

test("the order of supply lines and of vars does not matter", () => {
  const reversed = {
    ...served,
    supply: [...(served.supply ?? [])].reverse(),
    vars: Object.fromEntries(Object.entries(served.vars ?? {}).reverse()),
  }
  expect(simulate(reversed, { draws: 300, seed: 5 })).toEqual(simulate(served, { draws: 300, seed: 5 }))
})

test("a var more leaves the draws of the others as they were", () => {
  const more = uncertainInput({
    conditionOnServed: { T: 1, I: 1 },
    deployLagMonths: { product: [{ var: "unrelated", mul: 0 }, 3] },
    vars: { aaa: { dist: "beta", a: 2, b: 2 }, unrelated: { dist: "uniform", lo: 0, hi: 1 }, ...served.vars },
  })
  const asked = { draws: 200, seed: 9 }
  // The lag is 0 × unrelated × 3 there, so compare with a lag of 0 here.
  expect(simulate(more, asked)).toEqual(simulate({ ...served, deployLagMonths: 0 }, asked))
})

test("firms that share a var share its draws, try by try", () => {
  const columns = (vars: ModelInput["vars"]) => {
    const sampler = new Sampler({ chips: {}, vars }, 11, 64)
    const column = sampler.column({ var: "hazard" })
    for (const name of Object.keys(vars ?? {})) if (name !== "hazard") sampler.column({ var: name })
    sampler.next()
    const first = [...column]
    sampler.next()
    return [...first, ...column]
  }
  const hazard = { dist: "lognormal", p5: 0.02, p95: 0.09 } as const
  const other = { dist: "beta", a: 0.5, b: 0.5 } as const
  expect(columns({ other, hazard })).toEqual(columns({ hazard }))
})

test("values made from one var move together in a draw", () => {
  const sampler = new Sampler({ chips: {}, vars: { x: { dist: "uniform", lo: 0, hi: 1 } } }, 3, 32)
  const [x, scaled, product] = [
    sampler.column({ var: "x" }),
    sampler.column({ var: "x", mul: 10, add: -2 }),
    sampler.column({ product: [{ var: "x" }, 4, { var: "x", mul: 2 }] }),
  ]
  sampler.next()
  x.forEach((value, i) => {
    expect(scaled[i]).toBeCloseTo(10 * value - 2, 12)
    expect(product[i]).toBeCloseTo(8 * value ** 2, 12)
  })
})

describe("draws that contradict what was served are rejected", () => {
  const report = simulate(served, { draws: 2_000, seed: 4, keep: keepAll })

  test("so that no accepted draw is short today with all supply", () => {
    expect(report.allT?.pStillSufficient["0"]).toBe(1)
    expect(report.allI?.pStillSufficient["0"]).toBe(1)
    expect(report.acceptance).toBeLessThan(1)
    expect(report.acceptance).toBe(report.n / report.tried)
  })
  test("at the share that the same input leaves short without the condition", () => {
    const free = simulate(base, { draws: 20_000, seed: 8, keep: { fans: true } })
    const alone = free.acceptanceAlone
    expect([free.acceptance, alone?.T, alone?.I]).toEqual([1, 1, 1])
    const p = free.allT?.pStillSufficient["0"] ?? NaN
    const tolerance = 3 * Math.sqrt(p * (1 - p) * (1 / free.n + 1 / report.tried))
    expect(Math.abs((report.acceptanceAlone?.T ?? NaN) - p)).toBeLessThan(tolerance)
  })
  test("by the workload that is asked for alone", () => {
    const onlyT = simulate(uncertainInput({ conditionOnServed: { T: 1 } }), { draws: 500, seed: 4 })
    expect(onlyT.allT?.pStillSufficient["0"]).toBe(1)
    expect(onlyT.allI?.pStillSufficient["0"]).toBeLessThan(1)
  })
  test("the more, the more cover is asked for", () => {
    const at = (T: number) =>
      simulate(uncertainInput({ conditionOnServed: { T } }), { draws: 500, seed: 4 }).acceptance
    expect(at(1)).toBeGreaterThan(at(2))
    expect(at(0)).toBe(1)
  })
})

test("tries end at twenty for each draw asked for", () => {
  const report = simulate(impossible, { draws: 30, seed: 1, keep: keepAll })
  expect([report.n, report.tried, report.acceptance]).toEqual([0, 600, 0])
})

test("without an accepted draw there is no number, and no NaN either", () => {
  const report = simulate(impossible, { draws: 10, seed: 1, keep: keepAll })
  for (const key of keys) {
    expect(report[key]).toMatchObject({
      n: 0,
      quantiles: { p5: null, p50: null, p95: null },
      censoredShare: null,
    })
  }
  const numbers: number[] = []
  JSON.stringify(report, (_, value: unknown) => {
    if (typeof value === "number") numbers.push(value)
    return value
  })
  expect(numbers.filter((number) => !Number.isFinite(number))).toEqual([])
})

test("more draws begin with the same draws", () => {
  /** How many draws run out in month 0, 1, … and, last, not before the horizon. */
  const drawsByMonth = (draws: number, key: (typeof keys)[number]) => {
    const { n, [key]: runway } = simulate(served, { draws, seed: 2, keep: { fans: true } })
    expect(n).toBe(draws)
    const lasting = (runway?.survival ?? []).map((share) => Math.round(share * n))
    return [...lasting, 0].map((count, month) => (lasting[month - 1] ?? n) - count)
  }
  // The runways of n draws and one more: none of the n may have changed. Beyond the first block of tries too.
  for (const key of keys) {
    for (const first of [1, 250]) {
      let before = drawsByMonth(first, key)
      for (let draws = first + 1; draws < first + 20; draws++) {
        const now = drawsByMonth(draws, key)
        const added = now.map((count, month) => count - (before[month] ?? NaN)).filter((more) => more !== 0)
        expect(added, `${key}: what draw ${draws} adds`).toEqual([1])
        before = now
      }
    }
  }
})

test("the number of draws must be a whole number of 1 or more", () => {
  for (const draws of [0, -1, 1.5, NaN]) expect(() => simulate(base, { draws, seed: 1 })).toThrow(RangeError)
})

test("all supply lasts at least as long as own stock, at every quantile", () => {
  const report = simulate(served, { draws: 1_000, seed: 6 })
  for (const [stock, all] of [
    ["stockT", "allT"],
    ["stockI", "allI"],
  ] as const) {
    for (const p of ["p5", "p25", "p50", "p75", "p95"] as const) {
      const months = (key: (typeof keys)[number]) => report[key]?.quantiles[p] ?? Infinity
      expect(months(all)).toBeGreaterThanOrEqual(months(stock))
    }
  }
})

describe("what is kept for charts", () => {
  const report = simulate(served, { draws: 1_500, seed: 12, keep: keepAll })
  const ordered = ({ p5, p25, p50, p75, p95 }: Bands) =>
    p5.forEach((low, t) => {
      const values = [low, p25[t], p50[t], p75[t], p95[t]].map((value) => value ?? NaN)
      expect(values).toEqual([...values].sort((a, b) => a - b))
    })

  test("is left out unless asked for", () => {
    expect(Object.keys(simulate(served, { draws: 5, seed: 1 }))).toEqual([
      ...["n", "tried", "acceptance", "stockT", "allT", "stockI", "allI"],
    ])
  })
  test("has bands that never cross, one value a month", () => {
    for (const fan of [report.fans?.T, report.fans?.I]) {
      for (const band of [fan?.required, fan?.availableStock, fan?.availableAll]) {
        expect(band?.p50).toHaveLength(49)
        if (band) ordered(band)
      }
    }
    if (report.stock) ordered(report.stock.total)
  })
  test("has a survival that agrees with the shares still sufficient", () => {
    for (const key of keys) {
      const { survival = [], pStillSufficient = {} } = report[key] ?? {}
      expect(survival).toHaveLength(49)
      for (const [month, p] of Object.entries(pStillSufficient)) {
        expect(survival[Number(month)]).toBeCloseTo(p, 12)
      }
    }
  })
  test("counts own chips by part, before and after the as-of month", () => {
    const { stock } = report
    expect(stock?.fromMonth).toBe(-6)
    expect(stock?.chips.map(({ chip }) => chip).sort()).toEqual(["H20", "H800"])
    const h20 = stock?.chips.find(({ chip }) => chip === "H20")?.mean
    // Delivered in month −3, at work after a lag of 3 months.
    expect(h20?.slice(0, 6)).toEqual([0, 0, 0, 0, 0, 0])
    expect(h20?.[6]).toBeCloseTo(30_000, 6)
    expect(h20).toHaveLength(6 + 49)
  })
  test("sums chips draw by draw, so that the mean of parts lies within the band of the total", () => {
    const sum = (report.stock?.chips ?? []).reduce((total, { mean }) => total + (mean[6] ?? NaN), 0)
    expect(sum).toBeGreaterThan(report.stock?.total.p5[6] ?? NaN)
    expect(sum).toBeLessThan(report.stock?.total.p95[6] ?? NaN)
  })
  test("weighs chips by their peak rate relative to an H100", () => {
    const fixed = simulate(workedExample("W6"), { draws: 1, seed: 1, keep: keepAll })
    const expected = (8_000 * 989 + 30_000 * 148) / 989.4
    expect(fixed.stock?.h100Equivalents.p50).toBeCloseTo(expected, 6)
  })
  test("equals the central run where nothing is uncertain", () => {
    const input = workedExample("W6")
    const fans = simulate(input, { draws: 3, seed: 1, keep: keepAll }).fans
    const { all, stockOnly } = runCentral(input)
    expect(fans?.T?.required.p50).toEqual(all.reqT)
    expect(fans?.T?.availableStock.p95).toEqual(stockOnly.capT)
    expect(fans?.I?.availableAll.p5).toEqual(all.capI)
  })
})

type Reference = { median: number | null; interval50: (number | null)[]; interval90: (number | null)[] }

describe("runways of assembled firms are those of the reference implementation", () => {
  const draws = 10_000
  const references = ["stockT", "allT", "stockI", "allI"] as const

  test.each(golden.cases)("$firm as of $asOf, at every quantile", ({ input, results }) => {
    const report = simulate(modelInputSchema.parse(input), { draws, seed: 31, keep: { fans: true } })
    for (const key of references) {
      const reference = (results as Record<string, unknown>)[key] as Reference | undefined
      const survival = report[key]?.survival
      if (!reference || !survival) continue
      const quantiles = [
        [0.05, reference.interval90[0]],
        [0.25, reference.interval50[0]],
        [0.5, reference.median],
        [0.75, reference.interval50[1]],
        [0.95, reference.interval90[1]],
      ] as const
      for (const [p, months] of quantiles) {
        // Methodology 8.6: their value must be a p-quantile of our draws too, but for three standard errors.
        const tolerance = 3 * Math.sqrt((p * (1 - p) * 2) / draws)
        const atMost = 1 - (survival[months ?? 60] ?? NaN)
        const below = months === null || months === undefined ? atMost : 1 - (survival[months - 1] ?? 1)
        expect(below, `${key}: draws below the reference's ${p}-quantile ${months}`).toBeLessThan(
          p + tolerance,
        )
        if (months !== null) expect(atMost, `${key}: draws up to ${months}`).toBeGreaterThan(p - tolerance)
      }
    }
  })
})
