import "server-only"
import { db } from "../../db/client"
import { thisInstance } from "../../instances/this-instance"
import { isRunning } from "./background"
import { statesAtWork } from "./held-job"
import type { ImportJob } from "./job"

/** Who has missed two of its signs, one every ten seconds, has ended. In milliseconds. */
const silentMs = 25_000

type Sign = { sign: string | null; since: number }

// On globalThis, because the server bundles this module more than once.
const holder = globalThis as typeof globalThis & { chipRunwayImportSigns?: Map<string, Sign> }

/**
 * Gives a job back to its owner that says it is being worked on while nobody does: it can be begun again. An instance
 * that only slept finds, before it saves, that the job is no longer its own.
 *
 * @param at milliseconds of a clock that never goes back
 * @returns the job as it then is
 */
export async function withoutCutOff(job: ImportJob, at = performance.now()): Promise<ImportJob> {
  if (!statesAtWork.some((state) => state === job.state) || !(await isCutOff(job, at))) return job
  const message =
    job.state === "planning"
      ? "The server stopped before the preview was ready. Start it again."
      : "The server stopped while this was applied. Preview it again: what was saved shows as unchanged."
  const given = { state: "uploaded", message, instanceId: null } as const
  const { count } = await db().importJob.updateMany({
    where: { id: job.id, state: job.state, instanceId: job.instanceId },
    data: given,
  })
  return count === 0 ? job : { ...job, ...given }
}

/**
 * Any instance may be asked about a job that another one works on. That one is there as long as its row in the table of
 * instances moves; what time the row tells does not matter, as the clocks of two machines may differ.
 */
async function isCutOff({ id, instanceId }: ImportJob, at: number): Promise<boolean> {
  if (isRunning(id)) return false
  // Releases that noted no instance have ended; an instance has another id after each start.
  if (instanceId === null || instanceId === thisInstance().id) return true
  const row = await db().instance.findUnique({ where: { id: instanceId }, select: { seenAt: true } })
  const sign = row?.seenAt.toISOString() ?? null
  const signs = (holder.chipRunwayImportSigns ??= new Map<string, Sign>())
  const known = signs.get(instanceId)
  if (known?.sign === sign) return at - known.since >= silentMs
  signs.set(instanceId, { sign, since: at })
  return false
}
