import "server-only"
import { requirePermission, type Actor } from "../../auth/permissions"
import { db } from "../../db/client"
import { AppError } from "../../errors"
import { EditConflict } from "../../mutations/edit-errors"
import { saveEdits } from "../../mutations/save-edits"
import { inBackground } from "./background"
import { requireJob, type ImportJob } from "./job"
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
  const { count } = await db().importJob.updateMany({
    where: { id, state: "planned", fingerprint: job.fingerprint },
    data: { state: "applying", done: 0, message: null },
  })
  if (count === 0) throw new AppError("conflict", "This preview is no longer the newest; look at it again.")
  inBackground(
    id,
    () => apply(actor, job, given.reason.trim()),
    (logId) => goBack(id, `Something went wrong while this file was applied (${logId}). Nothing was saved.`),
  )
}

async function apply(actor: Actor, job: ImportJob, reason: string): Promise<void> {
  try {
    const plan = await makePlan(job)
    if (plan.fingerprint !== job.fingerprint) return await keepPreview(job, plan, movedOn)
    const { edits, confirmed } = plan
    const { dataVersion } = await saveEdits({ author: actor, edits, reason, origin: "import", confirmed })
    await db().importJob.update({
      where: { id: job.id },
      // The file has done its work; what it said stands in the revisions.
      data: { state: "applied", dataVersion, done: job.total, content: "" },
      select: { id: true },
    })
  } catch (error) {
    if (error instanceof EditConflict) return await keepPreview(job, await makePlan(job), movedOn)
    if (!(error instanceof AppError)) throw error
    await goBack(job.id, error.message)
  }
}

const movedOn =
  "Somebody changed some of this since your preview, so nothing was applied. This is what your file would do now; look at it and apply it again."

async function goBack(id: string, message: string): Promise<void> {
  await db().importJob.update({ where: { id }, data: { state: "planned", message }, select: { id: true } })
}
