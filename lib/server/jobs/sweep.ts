import "server-only"
import { currentDataVersion } from "../db/data-version"
import { showDataVersion, shownDataVersion } from "../db/shown-version"
import { askForEstimates } from "./ask-for-estimates"
import { endRunsUpTo, openEstimatesRun } from "./job-runs"
import { runningQueue } from "./queue"

/** How long a version that nobody has begun with is left to whoever saved it, in milliseconds. */
const notBegunMs = 500
/** How long nothing may come of what was begun before it counts as cut off; an estimate takes a second at most. */
const cutOffMs = 10_000

/**
 * Looks for data versions whose estimates nobody makes: a command or a server was killed between its save and them, or
 * leaves them to others. Keeps what it saw last, so that no clock of another machine matters.
 */
export class Sweep {
  private seen = ""
  private since = 0

  /** @param at milliseconds of a clock that never goes back */
  async look(at: number): Promise<void> {
    const [newest, shown] = [await currentDataVersion(), await shownDataVersion()]
    if (newest === null || newest === shown) {
      const sees = JSON.stringify([newest])
      if (newest !== null && sees !== this.seen) {
        // What waits before it is overtaken, as where a version after it had to be shown at once: it is shown with that.
        await showDataVersion(newest)
        await endRunsUpTo(newest)
      }
      this.seen = sees
      return
    }
    const run = await openEstimatesRun()
    const isBegun = run !== null && (run.dataVersion ?? 0) > (shown ?? 0)
    const sees = JSON.stringify([newest, shown, isBegun && [run.id, run.done, run.failed]])
    if (sees !== this.seen) {
      this.seen = sees
      this.since = at
      return
    }
    if (at - this.since < (isBegun ? cutOffMs : notBegunMs)) return
    // Then they are on their way: waiting for a worker, or for their next attempt.
    if (await runningQueue()?.hasUrgent()) return
    this.since = at
    await askForEstimates(newest, { isResumed: isBegun })
  }
}
