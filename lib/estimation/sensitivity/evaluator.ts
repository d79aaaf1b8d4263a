import { Model } from "../model"
import type { ModelInput } from "../model-input"
import { cappedRunway } from "./capped-runway"
import { HeldSampler } from "./held-sampler"
import { coverOf, outputsOf, type SensitivityOutput } from "./outputs"

/** The model of one input as a function: vars are put in, runways come out. Allocates nothing a row. */
export class Evaluator {
  readonly sampler: HeldSampler
  readonly outputs: readonly SensitivityOutput[]
  private readonly model: Model
  private readonly covers: readonly Float64Array[]

  /** @param size rows in a block */
  constructor(input: ModelInput, size: number) {
    this.sampler = new HeldSampler(input, size)
    this.model = new Model(input, this.sampler)
    this.outputs = outputsOf(input)
    this.covers = this.outputs.map((output) => coverOf(this.model, output))
  }

  /** Whether row `i` agrees with what the firm is known to have trained and served (methodology, 8.5). */
  agrees(i: number): boolean {
    this.model.load(i)
    const { T, I } = this.model.agrees()
    return T && I
  }

  /** Runs the row that was loaded to the horizon; its runways, one an output, into `into[o][at]`. */
  finish(into: readonly Float64Array[], at: number): void {
    this.model.runMonths()
    for (let o = 0; o < this.covers.length; o++) into[o]![at] = cappedRunway(this.covers[o]!)
  }

  /** Runs rows 0…count − 1 of the block, agreed or not; their runways, one an output, into `into[o][row]`. */
  run(count: number, into: readonly Float64Array[]): void {
    for (let i = 0; i < count; i++) {
      this.model.load(i)
      this.finish(into, i)
    }
  }
}
