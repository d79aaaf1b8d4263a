import "server-only"
import { getEstimate } from "../estimates/get-estimate"
import { driversOf } from "../analyses/drivers"
import { log } from "../log"
import { loadCatalogue } from "../queries/catalogue"
import { workOutContradictions } from "../queries/contradictions"
import { listSnapshotIds } from "../snapshots/list-snapshot-ids"
import { verifySnapshot } from "../snapshots/verify-snapshot"
import { beginRun, endRun, noteProgress } from "./job-runs"

/** Writes down that a task runs and what became of it. Work that finds everything done leaves no line. */
export async function onRecord(
  kind: string,
  total: number,
  work: (done: (count: number) => Promise<void>) => Promise<void>,
): Promise<void> {
  if (total === 0) return
  const run = await beginRun({ kind, total })
  try {
    await work((done) => noteProgress(run, { done }))
    await noteProgress(run, { done: total })
    await endRun(run)
  } catch (error) {
    await noteProgress(run, { done: 0, failed: 1 })
    await endRun(run, error instanceof Error ? error.message : String(error))
    throw error
  }
}

/** Works out what drives each estimate before a reader asks. What is kept already is left as it is. */
export async function workOutDrivers(): Promise<void> {
  const catalogue = await loadCatalogue()
  const firms = catalogue.records.company
  await onRecord("drivers", firms.length, async (done) => {
    for (const [at, company] of firms.entries()) {
      const estimate = await getEstimate(catalogue, company)
      if (estimate.training.grade !== "none" || estimate.inference.grade !== "none") {
        await driversOf(catalogue, company, estimate.asOf)
      }
      await done(at + 1)
    }
  })
}

/** Works out what hangs on each contradiction, so too. */
export async function workOutTruths(): Promise<void> {
  const { conflict } = (await loadCatalogue()).records
  await onRecord("truths", conflict.length, async (done) => {
    for (const [at, { id }] of conflict.entries()) {
      await workOutContradictions(undefined, id)
      await done(at + 1)
    }
  })
}

/**
 * Looks whether what is published still rests on what it says it does: sources whose text nobody has held against the
 * original, and frozen charts that are no longer as they were frozen. Nothing is fetched from anywhere.
 *
 * @throws Error naming frozen charts that are not intact: the task then stands as failed
 */
export async function checkSources(): Promise<void> {
  const { source } = (await loadCatalogue()).records
  const unread = source.filter(({ verification }) => verification === "unverified").length
  await onRecord("source-check", source.length, async () => {
    const altered: string[] = []
    for await (const id of listSnapshotIds()) {
      if ((await verifySnapshot(id))?.isIntact === false) altered.push(id)
    }
    log().info({ sources: source.length, unread, altered }, "sources and frozen charts were looked over")
    if (altered.length > 0) throw new Error(`frozen charts are not intact: ${altered.join(", ")}`)
  })
}
