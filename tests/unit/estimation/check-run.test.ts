import { expect, test } from "vitest"
import { modelInputSchema, simulate } from "@/lib/estimation"
import { BeyondLimit } from "@/lib/estimation/check-run"
import { maxDraws, maxHistoryMonths, maxSupplyLines, maxVars } from "@/lib/estimation/limits"
import { uncertainInput } from "./inputs"

const input = uncertainInput()

test.each([
  ["a billion draws", { draws: 1e9, seed: 1 }, /^draws must be at most 1,000,000, got 1,000,000,000; /],
  ["half a draw", { draws: 0.5, seed: 1 }, /^draws must be a positive integer, got 0.5/],
  ["draws that are no number", { draws: NaN, seed: 1 }, /^draws .* got NaN/],
  ["endless draws", { draws: Infinity, seed: 1 }, /^draws .* got Infinity/],
  ["a seed that is no number", { draws: 1, seed: NaN }, /^seed must be a whole number, got NaN; /],
  ["an endless seed", { draws: 1, seed: Infinity }, /^seed .* got Infinity/],
  ["half a seed", { draws: 1, seed: 1.5 }, /^seed .* got 1.5/],
])("%s is refused, with the field, the limit and the cure", (_, asked, message) => {
  expect(() => simulate(input, asked)).toThrow(BeyondLimit)
  expect(() => simulate(input, asked)).toThrow(message)
})

test.each([10_000, 0, 1.5, NaN])("a horizon of %s months is refused by a run and by the schema", (months) => {
  const asked = { ...input, horizonMonths: months }
  expect(() => simulate(asked, { draws: 1, seed: 1 })).toThrow(
    `horizonMonths must be a whole number from 1 to 600, got ${months}`,
  )
  expect(modelInputSchema.safeParse(asked).success).toBe(false)
})

test("more series than memory holds are refused, and the draws that would do are named", () => {
  const keep = { fans: true, historyFromMonth: -72 }
  const asked = { draws: maxDraws, seed: 1, keep }
  let message = ""
  try {
    simulate(input, asked)
  } catch (error) {
    message = error instanceof BeyondLimit ? error.message : ""
  }
  const most = Number(/at most ([\d,]+) with all series/.exec(message)?.[1]?.replaceAll(",", ""))
  // Each draw keeps six series and the stock over 49 months, the stock over 72 months more, and one number.
  expect(most).toBe(Math.floor(60_000_000 / (7 * 49 + 72 + 1)))
  expect(() => simulate(input, { ...asked, draws: most + 1 })).toThrow(BeyondLimit)
})

test("history beyond a hundred years is refused where it is kept, and does not matter where it is not", () => {
  const keep = { fans: true, historyFromMonth: -maxHistoryMonths - 1 }
  expect(() => simulate(input, { draws: 1, seed: 1, keep })).toThrow(/^historyFromMonth/)
  expect(simulate(input, { draws: 1, seed: 1, keep: { ...keep, fans: false } }).n).toBe(1)
})

test("an input with more lines or vars than the limit is refused by name", () => {
  const [line] = input.supply ?? []
  const lines = modelInputSchema.safeParse({ ...input, supply: new Array(maxSupplyLines + 1).fill(line) })
  expect(lines.error?.issues[0]).toMatchObject({
    path: ["supply"],
    message: expect.stringContaining(`at most ${maxSupplyLines}`),
  })
  const many = Object.fromEntries(
    Array.from({ length: maxVars + 1 }, (_, k) => [`v${k}`, { dist: "fixed", value: 1 }]),
  )
  const vars = modelInputSchema.safeParse({ ...input, vars: { ...input.vars, ...many } })
  expect(vars.error?.issues[0]).toMatchObject({
    path: ["vars"],
    message: expect.stringContaining(`at most ${maxVars}`),
  })
})

test("numbers that no model can hold are refused by the schema, at their path", () => {
  const pathOf = (change: object) =>
    modelInputSchema.safeParse({ ...input, ...change }).error?.issues[0]?.path.join(".")
  const claims = [{ dist: "fixed", value: 1, weight: -1 }]
  expect(pathOf({ vars: { ...input.vars, m: { dist: "mixture", claims } } })).toBe("vars.m.claims.0.weight")
  expect(pathOf({ vars: { ...input.vars, n: { dist: "normal", mean: NaN, sd: 1 } } })).toBe("vars.n.mean")
  expect(pathOf({ deployLagMonths: Infinity })).toBe("deployLagMonths")
})
