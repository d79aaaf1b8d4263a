import "server-only"
import { setImmediate } from "node:timers/promises"

/** What long work comes to; between its steps other requests have their turn. */
export async function inSteps<Result>(steps: Generator<unknown, Result, void>): Promise<Result> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await setImmediate()
  }
}
