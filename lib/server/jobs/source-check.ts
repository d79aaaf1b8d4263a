import "server-only"
import { now } from "../clock"
import { db } from "../db/client"
import { log, logError } from "../log"
import { loadCatalogue } from "../queries/catalogue"
import { listSnapshotIds } from "../snapshots/list-snapshot-ids"
import { verifySnapshot } from "../snapshots/verify-snapshot"
import { onRecord } from "./on-record"

/** Sources and frozen charts are looked over once a day. */
const checkEveryMs = 24 * 3_600_000
/** A check that has not ended after an hour was cut off. */
const checkMs = 3_600_000
/** There may be a million charts: how many are verified between two notes of how far it is. */
const chartsBetweenNotes = 100

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
 * Charts that are not intact are a fault in the log and in the run's record, once a day. Nothing is thrown: tried again
 * at once, the same would be found.
 */
export async function checkSources(): Promise<void> {
  const { source } = (await loadCatalogue()).records
  const unread = source.filter(({ verification }) => verification === "unverified").length
  const charts = await db().snapshot.count()
  await onRecord("source-check", source.length + charts, async (done) => {
    const altered: string[] = []
    let verified = 0
    for await (const id of listSnapshotIds()) {
      if ((await verifySnapshot(id))?.isIntact === false) altered.push(id)
      verified += 1
      if (verified % chartsBetweenNotes === 0) await done(source.length + verified)
    }
    const sources = source.length
    log().info({ sources, unread, charts: verified, altered }, "sources and frozen charts were looked over")
    if (altered.length === 0) return null
    const error = `frozen charts are not intact: ${altered.join(", ")}`
    logError(new Error(error), "looking over the frozen charts")
    return { failed: altered.length, error }
  })
}
