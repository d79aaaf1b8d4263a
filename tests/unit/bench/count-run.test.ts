import { expect, test } from "vitest"
import { simulate } from "@/lib/estimation"
import { countedSource, type Operations } from "@/tests/bench/engine/count-operations"
import { countRun } from "@/tests/bench/engine/count-run"
import { uncertainInput } from "../estimation/inputs"

/** What a piece of code counts when it is run. */
function operationsOf(source: string): Operations {
  const operations: Operations = { multiplications: 0, exponentials: 0, roots: 0 }
  new Function("operations", "exports", countedSource(source))(operations, {})
  return operations
}

test("each operation is counted as often as it is done, and only then", () => {
  expect(operationsOf("let x = 2 * 3 / 4; x *= 5; x /= 6 * 7")).toMatchObject({ multiplications: 5 })
  expect(operationsOf("Math.exp(Math.log(2)) + 2 ** 3 + Math.expm1(1)")).toMatchObject({ exponentials: 4 })
  expect(operationsOf("Math.sqrt(2); Math.abs(-1); Math.floor(2)")).toMatchObject({
    roots: 1,
    exponentials: 0,
  })
  expect(operationsOf("for (let k = 0; k < 10; k++) if (k > 6) Math.sqrt(k * k)")).toEqual({
    multiplications: 3,
    exponentials: 0,
    roots: 3,
  })
})

test("a run is counted by the very engine, draw for draw", () => {
  // One var of one random number a try, and streams that throw away their first fifteen.
  const vars = { tokens: { dist: "lognormal", p5: 1, p95: 9 } } as const
  const base = uncertainInput()
  const input = uncertainInput({
    vars,
    chips: { ...base.chips, H800: { ...base.chips["H800"], mfu: 0.4 } },
    supply: (base.supply ?? []).map((line) => (line.chip === "H800" ? { ...line, units: 8_000 } : line)),
    training: { ...base.training!, runGrowthPerYear: 3 },
  })
  const count = countRun(simulate, input, { draws: 256, seed: 1 })
  expect(count.tried).toBe(256)
  expect(count.randomNumbers).toBe(256 + 15)
  // Each try works out each month of 48 in each line, and one exponential for the var.
  expect(count.multiplications).toBeGreaterThan(256 * 48)
  expect(count.exponentials).toBeGreaterThan(256)
  const twice = countRun(simulate, input, { draws: 512, seed: 1 })
  expect(twice.randomNumbers).toBe(512 + 15)
  expect(twice.multiplications / count.multiplications).toBeCloseTo(2, 0)
})
