import { BeyondLimit } from "./check-run"
import { engineInputSchema } from "./engine-input"
import { runFigures, type RunFigures } from "./run-figures"
import { NotANumber } from "./runway"
import { simulate } from "./simulate"

export type RanAgain =
  | { status: "ran"; figures: RunFigures }
  /** This engine cannot take the input, in words. */
  | { status: "refused"; why: string }

/**
 * Runs a frozen input on the engine as it is now.
 *
 * @param json the input as it was frozen: JSON of `engineInputSchema`
 */
export function runAgain(json: string): RanAgain {
  const parsed = engineInputSchema.safeParse(valueOf(json))
  if (!parsed.success) {
    const [first] = parsed.error.issues
    const path = first?.path.map(String).join(".") ?? ""
    return {
      status: "refused",
      why: `${path === "" ? "input" : path}: ${first?.message ?? "cannot be read"}`,
    }
  }
  const { input, draws, seed, historyFromMonth } = parsed.data
  try {
    const report = simulate(input, { draws, seed, keep: { fans: true, historyFromMonth } })
    return { status: "ran", figures: runFigures(report) }
  } catch (error) {
    if (error instanceof NotANumber || error instanceof BeyondLimit)
      return { status: "refused", why: error.message }
    throw error
  }
}

function valueOf(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
