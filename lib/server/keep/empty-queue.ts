import "server-only"
import type { Ask } from "../db/connection"
import { jobsSchema } from "../jobs/jobs-schema"

/**
 * Takes away the jobs of a server's database whose data are replaced: they are of firms and data versions that may not
 * be there any more. Opening the queue makes its tables anew.
 */
export async function emptyQueue(ask: Ask): Promise<void> {
  await ask(`DROP SCHEMA IF EXISTS "${jobsSchema}" CASCADE`)
}
