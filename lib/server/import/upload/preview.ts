import "server-only"
import type { ImportChoices } from "@/lib/contracts/import"
import type { Actor } from "../../auth/permissions"
import { AppError } from "../../errors"
import { inBackground } from "./background"
import { letGo, takeUp } from "./held-job"
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
  const isTaken = await inBackground(id, {
    async takeUp() {
      const isOurs = await takeUp(
        id,
        { state: { in: ["uploaded", "planned"] } },
        { state: "planning", mapping: choices, fingerprint: null },
      )
      if (isOurs) await rememberMapping(job, choices)
      return isOurs
    },
    async work() {
      try {
        const planning = { ...job, mapping: choices }
        await keepPreview(planning, await makePlan(planning), null)
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        await stop(id, error.message)
      }
    },
    onDefect: (logId) =>
      stop(id, `Something went wrong while this file was looked at (${logId}). Nothing was imported.`),
  })
  if (!isTaken) throw new AppError("conflict", "This file is being worked on, or its import is done.")
}

async function stop(id: string, message: string): Promise<void> {
  await letGo(id, { state: "uploaded", message })
}
