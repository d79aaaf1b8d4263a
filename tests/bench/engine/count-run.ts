import type { ModelInput, SimulateOptions, SimulationReport } from "@/lib/estimation"
import type { Stream } from "@/lib/estimation/random"
import { countedModules, type Operations } from "./count-operations"

/** What a run does, in all. */
export type RunCount = Operations & { tried: number; randomNumbers: number }

type Simulate = (input: ModelInput, options: SimulateOptions) => SimulationReport

/**
 * Counts what the engine does for an input and a seed, by running it with counters in it.
 *
 * Random numbers are counted where they are drawn, and the one division in each is not counted again: the floor draws
 * them by the same stream.
 *
 * @throws Error when the counted engine does not give the engine's own numbers
 */
export function countRun(simulate: Simulate, input: ModelInput, options: SimulateOptions): RunCount {
  const { load, operations } = countedModules()
  const { Stream: Counted } = load("lib/estimation/random.ts") as { Stream: typeof Stream }
  let randomNumbers = 0
  const { next, fill } = Counted.prototype
  Counted.prototype.next = function () {
    randomNumbers++
    return next.call(this)
  }
  Counted.prototype.fill = function (column) {
    randomNumbers += column.length
    fill.call(this, column)
  }
  const counted = load("lib/estimation/simulate.ts") as { simulate: Simulate }
  const report = counted.simulate(input, options)
  if (JSON.stringify(report) !== JSON.stringify(simulate(input, options)))
    throw new Error("the engine with counters gives other numbers than the engine")
  const multiplications = operations.multiplications - randomNumbers
  return { ...operations, multiplications, randomNumbers, tried: report.tried }
}
