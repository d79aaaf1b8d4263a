import "server-only"
import { beginRun, endCutOff, endRun, noteProgress } from "./job-runs"

/** What work that came to its end found wrong: doing it again would find the same. */
export type Shortfall = { failed: number; error: string }

/**
 * Writes down that a task runs and what became of it. Work that finds everything done leaves no line.
 *
 * Of these tasks one of a kind is worked on at a time, by all workers on PostgreSQL and by each process on SQLite.
 * Where a server that works on jobs stands beside a worker on one file, the record of one may say that it was cut off
 * when the other begins; what it does is done all the same.
 *
 * @param total of what there is to do
 * @param work  does it, and says now and then how much is done. What it throws is on record, and thrown on
 */
export async function onRecord(
  kind: string,
  total: number,
  work: (done: (count: number) => Promise<void>) => Promise<void> | Promise<Shortfall | null>,
): Promise<void> {
  await endCutOff(kind)
  if (total === 0) return
  const run = await beginRun({ kind, total })
  let made = 0
  try {
    const shortfall = (await work((done) => noteProgress(run, { done: (made = done) }))) ?? null
    const failed = shortfall?.failed ?? 0
    await noteProgress(run, { done: total - failed, failed })
    await endRun(run, shortfall?.error)
  } catch (error) {
    await noteProgress(run, { done: made, failed: 1 })
    await endRun(run, error instanceof Error ? error.message : String(error))
    throw error
  }
}
