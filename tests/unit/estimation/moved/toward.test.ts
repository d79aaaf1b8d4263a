import { expect, test } from "vitest"
import type { ModelInput, SupplyLine } from "@/lib/estimation"
import { simulate } from "@/lib/estimation"
import { toward } from "@/lib/estimation/moved/toward"
import { uncertainInput } from "../inputs"

const line = (id: string, units: number): SupplyLine => ({
  id,
  order_id: id,
  chip: "H800",
  class: "stock",
  startMonth: -10,
  endMonth: -2,
  units,
})

function pair(): [ModelInput, ModelInput] {
  const base = uncertainInput()
  return [
    { ...base, supply: [line("a", 100), line("b", 200), line("c", 300)] },
    {
      ...base,
      supply: [line("d", 50), line("b", 250), line("a", 100)],
      training: { ...base.training!, runsPerYear: 3 },
    },
  ]
}

test("each order that differs is a step, then each block, and the last step is the other input", () => {
  const [from, to] = pair()
  const steps = toward(from, to)
  expect(steps.map(({ part }) => part)).toEqual([
    { is: "supply", of: "b", change: "replaced" },
    { is: "supply", of: "c", change: "removed" },
    { is: "supply", of: "d", change: "added" },
    { is: "block", block: "training" },
  ])
  expect(steps.at(-1)?.input).toBe(to)
})

test("with one step left, what runs is what the other input runs", () => {
  const [from, to] = pair()
  const before = toward(from, to).at(-2)!.input
  const options = { draws: 200, seed: 3 }
  // All but the training block is the other input's already.
  const joined = simulate({ ...before, training: to.training }, options)
  expect(joined.stockT?.quantiles).toEqual(simulate(to, options).stockT?.quantiles)
})

test("equal inputs need no step, whatever the order of their lines", () => {
  const [from] = pair()
  expect(toward(from, { ...from, supply: from.supply!.toReversed() })).toEqual([])
})
