import "server-only"
import { requirePermission, type Actor } from "../../auth/permissions"
import { AppError } from "../../errors"
import { EditConflict } from "../../mutations/edit-errors"
import { saveEdits } from "../../mutations/save-edits"
import { inBackground } from "./background"
import { letGo, letGoWithin, takeUp } from "./held-job"
import { requireJob, type ImportJob } from "./job"
import type { UploadPlan } from "./plan"
import { keepPreview, makePlan } from "./run"

export type Application = {
  reason: string
  /** Apply what is not refused, although some rows are. */
  isPartial: boolean
}

/**
 * Begins to apply a previewed file; it goes on after this returns, and the job says how far it is. The plan is made
 * again from the data as they are then: where it is no longer the one that was previewed, the new one is shown
 * and nothing is saved.
 *
 * @throws AppError without a reason, with refused rows that nobody agreed to leave out, or when there is nothing
 *   to apply
 */
export async function startApply(actor: Actor | null, id: string, given: Application): Promise<void> {
  requirePermission(actor, "import:run")
  const job = await requireJob(actor, id)
  if (given.reason.trim() === "") {
    throw new AppError("invalid-input", "Give a reason for this import: it stands in the history.")
  }
  if (job.state !== "planned" || job.summary === null || job.fingerprint === null) {
    throw new AppError("conflict", "Preview this file first; only what was previewed can be applied.")
  }
  const { rows, records, faults } = job.summary
  if (faults.length > 0) throw new AppError("invalid-data", `Nothing can be applied: ${faults[0]}`)
  if (records === 0)
    throw new AppError("invalid-input", "There is nothing to apply: no row changes anything.")
  if (rows.refused > 0 && !given.isPartial) {
    throw new AppError(
      "invalid-data",
      "Some rows are refused. Mend the file and upload it again, or tick that the others are to be applied.",
    )
  }
  const { fingerprint } = job
  const isTaken = await inBackground(id, {
    takeUp: () => takeUp(id, { state: "planned", fingerprint }, { state: "applying" }),
    work: () => apply(actor, job, given.reason.trim()),
    onDefect: (logId) =>
      goBack(id, `Something went wrong while this file was applied (${logId}). Nothing was saved.`),
  })
  if (!isTaken) throw new AppError("conflict", "This preview is no longer the newest; look at it again.")
}

async function apply(actor: Actor, job: ImportJob, reason: string): Promise<void> {
  try {
    const plan = await makePlan(job)
    if (plan.fingerprint !== job.fingerprint) await keepPreview(job, plan, movedOn)
    else if (!(await isSaved(actor, job, plan, reason))) await keepPreview(job, await makePlan(job), movedOn)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await goBack(job.id, error.message)
  }
}

/** Saves a plan, and with it, in one transaction, that the job is done; false when a record has moved on. */
async function isSaved(actor: Actor, job: ImportJob, plan: UploadPlan, reason: string): Promise<boolean> {
  const { edits, confirmed } = plan
  try {
    await saveEdits({
      ...{ author: actor, edits, reason, origin: "import", confirmed },
      alongside: (execute, dataVersion) =>
        // The file has done its work; what it said stands in the revisions.
        letGoWithin(execute, job.id, `"state" = 'applied', "dataVersion" = ?, "content" = ''`, [dataVersion]),
    })
    return true
  } catch (error) {
    if (error instanceof EditConflict) return false
    throw error
  }
}

const movedOn =
  "Somebody changed some of this since your preview, so nothing was applied. This is what your file would do now; look at it and apply it again."

/** What was saved after all, or is somebody else's by now, stays as it is. */
async function goBack(id: string, message: string): Promise<void> {
  await letGo(id, { state: "planned", message })
}
