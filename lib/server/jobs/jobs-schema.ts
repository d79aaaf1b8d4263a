import "server-only"

/** Tables of the queue on PostgreSQL, apart from ours: its library migrates them by itself. */
export const jobsSchema = "chip_runway_jobs"
