import "server-only"
import { giveWay } from "./give-way"

/** What long work comes to; between its steps others have their turn (`giveWay`). */
export async function inSteps<Result>(steps: Generator<unknown, Result, void>): Promise<Result> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await giveWay()
  }
}
