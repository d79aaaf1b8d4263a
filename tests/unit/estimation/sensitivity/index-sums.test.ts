import { describe, expect, test } from "vitest"
import { Stream } from "@/lib/estimation/random"
import { indicesOf } from "@/lib/estimation/sensitivity/index-sums"

/** f(A), f(B) and f(A_B) of a function of uniform inputs from lo to hi. */
function evaluate(
  f: (x: readonly number[]) => number,
  { count, rows, seed, lo, hi }: { count: number; rows: number; seed: number; lo: number; hi: number },
) {
  const streams = Array.from({ length: 2 * count }, (_, k) => new Stream(seed, `x${k}`))
  const [fA, fB]: [number[], number[]] = [[], []]
  const swapped = Array.from({ length: count }, () => [] as number[])
  for (let row = 0; row < rows; row++) {
    const all = streams.map((stream) => lo + (hi - lo) * stream.next())
    const a = all.slice(0, count)
    const b = all.slice(count)
    fA.push(f(a))
    fB.push(f(b))
    swapped.forEach((values, v) => values.push(f(a.map((x, k) => (k === v ? b[k]! : x)))))
  }
  const named = Object.fromEntries(swapped.map((values, v) => [`x${v + 1}`, values]))
  return indicesOf(fA, fB, named)
}

/**
 * Ishigami and Homma 1990: sin x₁ + 7 sin² x₂ + 0.1 x₃⁴ sin x₁ on [−π, π]³, whose variance and indices are known in
 * closed form: D = a²/8 + bπ⁴/5 + b²π⁸/18 + 1/2 with a = 7, b = 0.1.
 */
const [ishigamiA, ishigamiB] = [7, 0.1]
const ishigami = ([x1, x2, x3]: readonly number[]) =>
  Math.sin(x1!) + ishigamiA * Math.sin(x2!) ** 2 + ishigamiB * x3! ** 4 * Math.sin(x1!)
const variance =
  ishigamiA ** 2 / 8 + (ishigamiB * Math.PI ** 4) / 5 + (ishigamiB ** 2 * Math.PI ** 8) / 18 + 0.5
const first1 = 0.5 * (1 + (ishigamiB * Math.PI ** 4) / 5) ** 2
const both13 = (8 * ishigamiB ** 2 * Math.PI ** 8) / 225
const exact = {
  x1: { first: first1 / variance, total: (first1 + both13) / variance },
  x2: { first: ishigamiA ** 2 / 8 / variance, total: ishigamiA ** 2 / 8 / variance },
  x3: { first: 0, total: both13 / variance },
}
const onIshigami = (rows: number, seed: number) =>
  evaluate(ishigami, { count: 3, rows, seed, lo: -Math.PI, hi: Math.PI })

describe("Ishigami's function", () => {
  const found = onIshigami(40_000, 1)

  test("has its mean and variance", () => {
    expect(Math.abs(found.mean - 3.5)).toBeLessThan(0.05)
    expect(Math.abs(found.variance / variance - 1)).toBeLessThan(0.02)
  })

  test.each(["x1", "x2", "x3"] as const)("has the indices of %s that theory gives", (name) => {
    const { first, total } = found.indices[name]!
    expect(Math.abs(first - exact[name].first)).toBeLessThan(0.02)
    expect(Math.abs(total - exact[name].total)).toBeLessThan(0.02)
  })

  test("has errors that say how far the indices are off, over many runs", () => {
    const runs = Array.from({ length: 80 }, (_, seed) => onIshigami(400, 100 + seed).indices)
    for (const name of ["x1", "x2", "x3"] as const) {
      for (const index of ["first", "total"] as const) {
        const off = runs.map((run) => run[name]![index] - exact[name][index])
        const claimed = runs.map((run) => run[name]![`${index}Error`])
        const actual = Math.sqrt(off.reduce((sum, d) => sum + d * d, 0) / off.length)
        const stated = claimed.reduce((sum, e) => sum + e, 0) / claimed.length
        expect(stated / actual, `${name} ${index}`).toBeGreaterThan(0.75)
        expect(stated / actual, `${name} ${index}`).toBeLessThan(1.35)
        const covered = off.filter((d, run) => Math.abs(d) <= 2 * claimed[run]!).length / runs.length
        expect(covered, `${name} ${index}`).toBeGreaterThanOrEqual(0.87)
      }
    }
  })
})

test("in a sum of independent parts every index is the part's share of the variance, first order and total alike", () => {
  const weights = [1, 2, 3, 0]
  const sum = (x: readonly number[]) => x.reduce((total, value, k) => total + weights[k]! * value, 0)
  const { indices } = evaluate(sum, { count: 4, rows: 20_000, seed: 5, lo: 0, hi: 1 })
  weights.forEach((weight, k) => {
    const { first, total } = indices[`x${k + 1}`]!
    expect(Math.abs(first - weight ** 2 / 14)).toBeLessThan(0.02)
    expect(Math.abs(total - weight ** 2 / 14)).toBeLessThan(0.02)
  })
  expect(indices["x4"]).toEqual({ first: 0, total: 0, firstError: 0, totalError: 0 })
})

test("what vars explain each by itself is all of a sum, and the part of Ishigami's function that is additive", () => {
  const weigh = ([x, y, z]: readonly number[]) => x! + 2 * y! + 3 * z!
  const runs = Array.from({ length: 40 }, (_, seed) => ({
    ofSum: evaluate(weigh, { count: 3, rows: 500, seed, lo: 0, hi: 1 }).alone,
    ofIshigami: onIshigami(500, seed).alone,
  }))
  const cover = (of: (run: (typeof runs)[number]) => { share: number; error: number }, truth: number) =>
    runs.filter((run) => Math.abs(of(run).share - truth) <= 2 * of(run).error).length / runs.length
  expect(cover(({ ofSum }) => ofSum, 1)).toBeGreaterThanOrEqual(0.85)
  expect(cover(({ ofIshigami }) => ofIshigami, exact.x1.first + exact.x2.first)).toBeGreaterThanOrEqual(0.85)
})

test("a large constant more changes no index", () => {
  const from = (constant: number) =>
    evaluate(([x, y]) => constant + x! * y!, { count: 2, rows: 500, seed: 2, lo: 0, hi: 1 }).indices
  expect(from(1e9)["x1"]!.total).toBeCloseTo(from(0)["x1"]!.total, 5)
  expect(from(1e9)["x2"]!.first).toBeCloseTo(from(0)["x2"]!.first, 5)
})

test("the indices are those of the formulas, on rows that can be worked out by hand", () => {
  // f̄ = (2 + 4 + 6 + 1 + 2 + 3) / 6 = 3, and V = (1 + 1 + 9 + 4 + 1 + 0) / 6.
  const { mean, variance, indices } = indicesOf([2, 4, 6], [1, 2, 3], { x: [2, 3, 8] })
  expect(mean).toBe(3)
  expect(variance).toBeCloseTo(16 / 6, 12)
  // Σ (f(B) − 3)(f(A_B) − f(A)) / 3 / V and Σ (f(A) − f(A_B))² / 6 / V.
  expect(indices["x"]!.first).toBeCloseTo((0 + 1 + 0) / 3 / (16 / 6), 12)
  expect(indices["x"]!.total).toBeCloseTo((0 + 1 + 4) / 6 / (16 / 6), 12)
})

test("where nothing varies all indices are zero", () => {
  const { mean, variance, indices } = indicesOf([60, 60], [60, 60], { x: [60, 60] })
  expect([mean, variance, indices["x"]!.first, indices["x"]!.total]).toEqual([60, 0, 0, 0])
})

test("one row is too few", () => {
  expect(() => indicesOf([1], [2], {})).toThrow(RangeError)
})
