import "server-only"
import type { ImportChoices } from "@/lib/contracts/import"
import { notHeld, writeHeld } from "./held-job"
import { contentOf, type ImportJob } from "./job"
import { planUpload, type UploadPlan } from "./plan"
import { readUpload } from "./read-upload"
import { storeRows } from "./rows"
import { loadWorld } from "./world"

/** The least time between two words on how far the work is, in milliseconds. */
const wordsApart = 150

export const noChoices: ImportChoices = { fields: [], isConfirmed: false }

/**
 * Makes a job's plan against the data as they are now, and says in the database how far it is.
 *
 * @throws AppError when the job is not this instance's any more
 */
export async function makePlan({ id, kind, format, mapping }: ImportJob): Promise<UploadPlan> {
  const upload = readUpload(format, await contentOf(id))
  const world = await loadWorld(kind)
  let said = 0
  return planUpload({ kind, upload, choices: mapping ?? noChoices }, world, async (done) => {
    if (performance.now() - said < wordsApart) return
    said = performance.now()
    if (!(await writeHeld(id, { done }))) throw notHeld()
  })
}

/** Keeps a plan as the job's preview, and lets the job go. */
export async function keepPreview(
  { id }: ImportJob,
  plan: UploadPlan,
  message: string | null,
): Promise<void> {
  await storeRows(id, plan.rows, { summary: plan.summary, fingerprint: plan.fingerprint, message })
}
