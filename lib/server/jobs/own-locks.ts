import "server-only"
import type { Pool } from "pg"
import { z } from "zod"
import { jobsSchema } from "./jobs-schema"
import type { Lock } from "./running-jobs"

const locksSchema = z.array(z.object({ id: z.string(), locked_at: z.string() }))

/** Every lock of the queue in a worker's name. */
export async function locksOf(pool: Pool, worker: string): Promise<Lock[]> {
  const { rows } = await pool.query(
    `SELECT id::text, locked_at::text FROM ${jobsSchema}._private_jobs WHERE locked_by = $1`,
    [worker],
  )
  return locksSchema.parse(rows)
}

/** Frees locks of a worker; what was tried under them counts as tried. */
export async function freeLocks(pool: Pool, worker: string, locks: readonly Lock[]): Promise<void> {
  await free(pool, worker, {
    which: `id::text = ANY ($2) AND locked_at::text = ANY ($3)`,
    values: [locks.map(({ id }) => id), locks.map(({ locked_at }) => locked_at)],
    attempts: `attempts`,
  })
}

/**
 * Gives back whatever a worker holds, as if it had never been taken: somebody else can take it up at once. Only what
 * was asked for anew meanwhile, and so waits under its key a second time, stays as tried for the last time.
 */
export async function giveBack(pool: Pool, worker: string): Promise<void> {
  const attempts = `CASE WHEN key IS NULL THEN attempts ELSE GREATEST(0, attempts - 1) END`
  await free(pool, worker, { which: `TRUE`, values: [], attempts })
}

/** With a job the queue is free in which it stands; by itself the library does neither within four hours. */
async function free(
  pool: Pool,
  worker: string,
  { which, values, attempts }: { which: string; values: unknown[]; attempts: string },
): Promise<void> {
  await pool.query(
    `WITH freed AS (
       UPDATE ${jobsSchema}._private_jobs SET locked_at = NULL, locked_by = NULL, attempts = ${attempts}
       WHERE locked_by = $1 AND ${which}
       RETURNING job_queue_id
     )
     UPDATE ${jobsSchema}._private_job_queues AS queues SET locked_at = NULL, locked_by = NULL
     FROM freed WHERE queues.id = freed.job_queue_id AND queues.locked_by = $1`,
    [worker, ...values],
  )
}
