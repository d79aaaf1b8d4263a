import "server-only"
import type { ImportChoices } from "@/lib/contracts/import"
import type { Actor } from "../../auth/permissions"
import { db } from "../../db/client"
import { AppError } from "../../errors"
import { inBackground } from "./background"
import { requireJob } from "./job"
import { rememberMapping, requireMapping } from "./mapping"
import { keepPreview, makePlan } from "./run"

/**
 * Begins a job's preview; it goes on after this returns, and the job says how far it is.
 *
 * @throws AppError when the columns are mapped wrong, or the job is already at work or done with
 */
export async function startPreview(actor: Actor | null, id: string, choices: ImportChoices): Promise<void> {
  const job = await requireJob(actor, id)
  await requireMapping(job, choices.fields)
  const { count } = await db().importJob.updateMany({
    where: { id, state: { in: ["uploaded", "planned"] } },
    data: { state: "planning", done: 0, message: null, mapping: choices, fingerprint: null },
  })
  if (count === 0) throw new AppError("conflict", "This file is being worked on, or its import is done.")
  await rememberMapping(job, choices)
  const work = async () => {
    try {
      const planning = { ...job, mapping: choices }
      await keepPreview(planning, await makePlan(planning), null)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      await stop(id, error.message)
    }
  }
  inBackground(id, work, (logId) =>
    stop(id, `Something went wrong while this file was looked at (${logId}). Nothing was imported.`),
  )
}

async function stop(id: string, message: string): Promise<void> {
  await db().importJob.update({ where: { id }, data: { state: "uploaded", message }, select: { id: true } })
}
