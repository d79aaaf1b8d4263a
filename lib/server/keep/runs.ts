import "server-only"
import { basename } from "node:path"
import { now } from "../clock"
import { db, type Transaction } from "../db/client"
import { serializable } from "../db/transactions"
import { observe } from "../watch/observe"
import { beforeEnd } from "../watch/shutdown"

export type RunKind = "backup" | "export"

/** What a run has made. */
export type Made = { file: string; bytes: number; sha256: string; dataVersion: number | null }

const hourMs = 3_600_000

/** Runs are looked for now and then: one that comes some minutes early is not put off by a whole round. */
const slackMs = 5 * 60_000

/** After one that failed the next is put off for this long, in milliseconds, and twice as long after each more. */
const firstPauseMs = 2 * 60_000

/** How long the record of a run is kept, in milliseconds: ninety days. The last good one of each kind stays. */
const keptMs = 90 * 24 * hourMs

/** Writes down that something is made, and what has become of it. A failure is written down and thrown. */
export async function recorded<M extends Made>(kind: RunKind, make: () => Promise<M>): Promise<M> {
  const { id } = await db().backupRun.create({ data: { kind, place: "", startedAt: now() } })
  return finish(id, kind, make)
}

/**
 * As `recorded`, when it is time: the last one that did not fail began this many hours ago, and those that failed since
 * have been given a pause that grows with each. Several instances may ask at once, and one of them is told that it is
 * time.
 *
 * @returns null when it is not
 */
export async function recordedWhenDue<M extends Made>(
  kind: RunKind,
  everyHours: number,
  make: () => Promise<M>,
): Promise<M | null> {
  const startedAt = now()
  const since = new Date(startedAt.getTime() - everyHours * hourMs + slackMs)
  // One that has not ended after an hour was killed.
  const killedBefore = new Date(startedAt.getTime() - hourMs)
  const id = await serializable(async (tx) => {
    const last = await tx.backupRun.findFirst({
      where: {
        kind,
        error: null,
        startedAt: { gt: since },
        OR: [{ endedAt: { not: null } }, { startedAt: { gt: killedBefore } }],
      },
      select: { id: true },
    })
    if (last === null && (await isPausing(tx, kind, everyHours, startedAt))) return null
    return last === null ? (await tx.backupRun.create({ data: { kind, place: "", startedAt } })).id : null
  })
  return id === null ? null : finish(id, kind, make)
}

/** Whether what failed lately, each copying the whole database, is not to be tried again yet. */
async function isPausing(tx: Transaction, kind: RunKind, everyHours: number, moment: Date): Promise<boolean> {
  const good = await tx.backupRun.findFirst({
    where: { kind, verified: true },
    orderBy: { id: "desc" },
    select: { id: true },
  })
  const failed = await tx.backupRun.findMany({
    where: { kind, error: { not: null }, id: { gt: good?.id ?? 0 } },
    orderBy: { id: "desc" },
    select: { startedAt: true },
    // Ten doublings are more than a day.
    take: 11,
  })
  const [last] = failed
  if (!last) return false
  const pause = Math.min(firstPauseMs * 2 ** (failed.length - 1), everyHours * hourMs - slackMs)
  return moment.getTime() - last.startedAt.getTime() < pause
}

/** The last export that came to its end; null: there was none. */
export async function lastExport(): Promise<{ place: string; dataVersion: number | null } | null> {
  return db().backupRun.findFirst({
    where: { kind: "export", verified: true },
    orderBy: { id: "desc" },
    select: { place: true, dataVersion: true },
  })
}

/** @param good a run that came well to its end, of a kind whose last good one is then this */
async function forgetOld(good: number): Promise<void> {
  const startedAt = { lt: new Date(now().getTime() - keptMs) }
  const { kind } = await db().backupRun.findUniqueOrThrow({ where: { id: good }, select: { kind: true } })
  await db().backupRun.deleteMany({ where: { kind, startedAt, id: { lt: good } } })
}

/** Runs of this process that have not ended. */
const open = new Set<number>()
let isToldOfEnd = false

/** Has what is being made put on record as cut off when this process ends, so that another may begin it anew. */
function endWithProcess(id: number): void {
  open.add(id)
  if (isToldOfEnd) return
  isToldOfEnd = true
  beforeEnd("what is being copied", async () => {
    const data = { error: "The process ended while it was being made.", endedAt: now() }
    await db().backupRun.updateMany({ where: { id: { in: [...open] }, endedAt: null }, data })
  })
}

async function finish<M extends Made>(id: number, kind: RunKind, make: () => Promise<M>): Promise<M> {
  endWithProcess(id)
  try {
    const made = await observe(kind, {}, make)
    const { file, bytes, sha256, dataVersion } = made
    await db().backupRun.update({
      where: { id },
      data: { place: basename(file), bytes, sha256, dataVersion, verified: true, endedAt: now() },
    })
    await forgetOld(id)
    return made
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    await db()
      .backupRun.update({ where: { id }, data: { error: text.slice(0, 1000), endedAt: now() } })
      .catch(() => undefined)
    throw error
  } finally {
    open.delete(id)
  }
}
