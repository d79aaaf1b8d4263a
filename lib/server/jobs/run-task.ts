import "server-only"
import { beforeBackground, inBackground } from "../analyses/give-way"
import { runBackup, runExport } from "../keep/scheduled"
import { logError } from "../log"
import { observe } from "../watch/observe"
import { giveUpEstimate, makeEstimate, publish, takeUpEstimates } from "./estimates-of-version"
import { checkSources } from "./source-check"
import { isUrgent, taskPayloads, type TaskName } from "./tasks"
import { workOutDrivers } from "./work-out-drivers"
import { workOutTruths } from "./work-out-truths"

/** Does a job, whichever queue it comes from; its payload has been in a database meanwhile and is read anew. */
export async function runTask(task: TaskName, payload: unknown): Promise<void> {
  const work = () => observe("job", { task }, () => workOf(task, payload))
  await (isUrgent(task) ? beforeBackground(work) : work())
}

async function workOf(task: TaskName, payload: unknown): Promise<void> {
  switch (task) {
    case "estimates":
      return takeUpEstimates(taskPayloads.estimates.parse(payload))
    case "estimate":
      return makeEstimate(taskPayloads.estimate.parse(payload))
    case "publish":
      return publish(taskPayloads.publish.parse(payload))
    case "drivers":
      return inBackground(() => observe("drivers", {}, workOutDrivers))
    case "truths":
      return inBackground(() => observe("truths", {}, workOutTruths))
    case "source-check":
      return observe("source-check", {}, checkSources)
    case "backup":
      return void (await runBackup())
    case "export":
      return void (await runExport())
  }
}

/** What remains to be done for a job that failed for the last time. */
export async function giveUp(task: TaskName, payload: unknown, error: unknown): Promise<void> {
  if (task === "estimate") return giveUpEstimate(taskPayloads.estimate.parse(payload), error)
  logError(error, `the job "${task}", for the last time`)
}
