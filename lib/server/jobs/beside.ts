import "server-only"
import type { Company } from "@/lib/domain/company"
import type { Month } from "@/lib/domain/month"
import { driversMadeOf, driversOf } from "../analyses/drivers"
import { now } from "../clock"
import { db } from "../db/client"
import { getEstimate } from "../estimates/get-estimate"
import { log } from "../log"
import { loadCatalogue } from "../queries/catalogue"
import { contradictionsToWorkOut, workOutContradictions } from "../queries/contradictions"
import { listSnapshotIds } from "../snapshots/list-snapshot-ids"
import { verifySnapshot } from "../snapshots/verify-snapshot"
import { beginRun, endCutOff, endRun, noteProgress } from "./job-runs"

/**
 * Writes down that a task runs and what became of it. Work that finds everything done leaves no line. Of these tasks
 * one of a kind is worked on at a time.
 *
 * @param total of what there is to do
 */
export async function onRecord(
  kind: string,
  total: number,
  work: (done: (count: number) => Promise<void>) => Promise<void>,
): Promise<void> {
  await endCutOff(kind)
  if (total === 0) return
  const run = await beginRun({ kind, total })
  let made = 0
  try {
    await work((done) => noteProgress(run, { done: (made = done) }))
    if (made < total) await noteProgress(run, { done: total })
    await endRun(run)
  } catch (error) {
    await noteProgress(run, { done: made, failed: 1 })
    await endRun(run, error instanceof Error ? error.message : String(error))
    throw error
  }
}

/** Works out what drives each estimate before a reader asks, where that was not done yet. */
export async function workOutDrivers(): Promise<void> {
  const catalogue = await loadCatalogue()
  const missing: { company: Company; asOf: Month }[] = []
  for (const company of catalogue.records.company) {
    const { training, inference, asOf } = await getEstimate(catalogue, company)
    if (training.grade === "none" && inference.grade === "none") continue
    if ((await driversMadeOf(catalogue, company, asOf)) === null) missing.push({ company, asOf })
  }
  await onRecord("drivers", missing.length, async (done) => {
    for (const [at, { company, asOf }] of missing.entries()) {
      await driversOf(catalogue, company, asOf)
      await done(at + 1)
    }
  })
}

/** Works out what hangs on each contradiction, so too. */
export async function workOutTruths(): Promise<void> {
  const missing = await contradictionsToWorkOut()
  await onRecord("truths", missing.length, async (done) => {
    for (const [at, id] of missing.entries()) {
      await workOutContradictions(undefined, id)
      await done(at + 1)
    }
  })
}

/** Sources and frozen charts are looked over once a day. */
const checkEveryMs = 24 * 3_600_000
/** A check that has not ended after an hour was cut off. */
const checkMs = 3_600_000

/** Whether the last look at sources and frozen charts began a day ago, whichever process it was that looked. */
export async function isSourceCheckDue(): Promise<boolean> {
  const moment = now().getTime()
  const last = await db().jobRun.findFirst({
    where: {
      kind: "source-check",
      startedAt: { gt: new Date(moment - checkEveryMs) },
      OR: [{ endedAt: { not: null } }, { startedAt: { gt: new Date(moment - checkMs) } }],
    },
    select: { id: true },
  })
  return last === null
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
