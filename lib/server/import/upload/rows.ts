import "server-only"
import type { ImportOutcome, ImportRowView } from "@/lib/contracts/import"
import { writable } from "@/lib/domain/unwritable"
import { db } from "../../db/client"
import { insertRows } from "../../db/write-rows"
import { writeTransaction } from "../../db/write-transaction"
import { letGoWithin } from "./held-job"
import type { ImportJob } from "./job"

/** Rows shown on one page of a preview. */
export const rowsPerPage = 100

/**
 * Puts a preview in place of the one before it, together with what the job says of it.
 *
 * @throws AppError when the job is not this instance's any more; nothing is written then
 */
export async function storeRows(
  jobId: string,
  rows: readonly ImportRowView[],
  job: { summary: unknown; fingerprint: string; message: string | null },
): Promise<void> {
  await writeTransaction(async (execute) => {
    await execute(`DELETE FROM "ImportRow" WHERE "jobId" = ?`, [jobId])
    await insertRows(
      execute,
      "ImportRow",
      // A refused row may tell of texts that are none.
      rows.map(({ row, outcome, recordId, detail }) => ({
        ...{ jobId, row, outcome },
        recordId: recordId && writable(recordId),
        detail: detail && writable(detail),
      })),
    )
    await letGoWithin(
      execute,
      jobId,
      `"state" = 'planned', "summary" = ?, "fingerprint" = ?, "message" = ?`,
      [JSON.stringify(job.summary), job.fingerprint, job.message],
    )
  })
}

/** A page of a preview's rows; all outcomes where none is asked for. */
export async function rowsOfJob(
  job: ImportJob,
  { outcome, page }: { outcome: ImportOutcome | null; page: number },
): Promise<{ rows: ImportRowView[]; count: number }> {
  const where = { jobId: job.id, ...(outcome ? { outcome } : {}) }
  const [rows, count] = await Promise.all([
    db().importRow.findMany({
      where,
      orderBy: { row: "asc" },
      skip: (page - 1) * rowsPerPage,
      take: rowsPerPage,
      select: { row: true, outcome: true, recordId: true, detail: true },
    }),
    db().importRow.count({ where }),
  ])
  return { rows: rows.map((row) => ({ ...row, outcome: row.outcome as ImportOutcome })), count }
}
