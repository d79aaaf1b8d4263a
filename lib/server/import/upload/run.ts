import "server-only"
import type { ImportChoices } from "@/lib/contracts/import"
import { db } from "../../db/client"
import { contentOf, type ImportJob } from "./job"
import { planUpload, type UploadPlan } from "./plan"
import { readUpload } from "./read-upload"
import { storeRows } from "./rows"
import { loadWorld } from "./world"

/** The least time between two words on how far the work is, in milliseconds. */
const wordsApart = 150

export const noChoices: ImportChoices = { fields: [], isConfirmed: false }

/** Makes a job's plan against the data as they are now, and says in the database how far it is. */
export async function makePlan({ id, kind, format, mapping }: ImportJob): Promise<UploadPlan> {
  const upload = readUpload(format, await contentOf(id))
  const world = await loadWorld(kind)
  let said = 0
  return planUpload({ kind, upload, choices: mapping ?? noChoices }, world, async (done) => {
    if (performance.now() - said < wordsApart) return
    said = performance.now()
    await db().importJob.update({ where: { id }, data: { done }, select: { id: true } })
  })
}

/** Keeps a plan as the job's preview. */
export async function keepPreview(
  { id }: ImportJob,
  plan: UploadPlan,
  message: string | null,
): Promise<void> {
  await storeRows(id, plan.rows, { summary: plan.summary, fingerprint: plan.fingerprint, message })
}
