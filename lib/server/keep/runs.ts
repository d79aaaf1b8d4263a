import "server-only"
import { basename } from "node:path"
import { now } from "../clock"
import { db } from "../db/client"
import { serializable } from "../db/transactions"

export type RunKind = "backup" | "export"

/** What a run has made. */
export type Made = { file: string; bytes: number; sha256: string; dataVersion: number | null }

const hourMs = 3_600_000

/** Runs are looked for now and then: one that comes some minutes early is not put off by a whole round. */
const slackMs = 5 * 60_000

/** Writes down that something is made, and what has become of it. A failure is written down and thrown. */
export async function recorded<M extends Made>(kind: RunKind, make: () => Promise<M>): Promise<M> {
  const { id } = await db().backupRun.create({ data: { kind, place: "", startedAt: now() } })
  return finish(id, make)
}

/**
 * As `recorded`, when it is time: the last one that did not fail began this many hours ago. Several instances may ask
 * at once, and one of them is told that it is time.
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
    return last === null ? (await tx.backupRun.create({ data: { kind, place: "", startedAt } })).id : null
  })
  return id === null ? null : finish(id, make)
}

/** The last export that came to its end; null: there was none. */
export async function lastExport(): Promise<{ place: string; dataVersion: number | null } | null> {
  return db().backupRun.findFirst({
    where: { kind: "export", verified: true },
    orderBy: { id: "desc" },
    select: { place: true, dataVersion: true },
  })
}

async function finish<M extends Made>(id: number, make: () => Promise<M>): Promise<M> {
  try {
    const made = await make()
    const { file, bytes, sha256, dataVersion } = made
    await db().backupRun.update({
      where: { id },
      data: { place: basename(file), bytes, sha256, dataVersion, verified: true, endedAt: now() },
    })
    return made
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    await db()
      .backupRun.update({ where: { id }, data: { error: text.slice(0, 1000), endedAt: now() } })
      .catch(() => undefined)
    throw error
  }
}
