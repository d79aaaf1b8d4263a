import "server-only"
import type { ChartSpec } from "@/lib/charts/spec"
import { isWithin } from "@/lib/server/auth/throttle"
import { db } from "@/lib/server/db/client"
import { liveChart } from "@/lib/server/doors/live-chart"
import { AppError } from "@/lib/server/errors"
import { freezeChart } from "./freeze-chart"

/** How often charts may be frozen in an hour. A view that was frozen before costs no new one. */
export const hourly = {
  /** From one address, whether something comes of it or not: every attempt may have a chart made. */
  attempts: 120,
  /** From one address. */
  newOnes: 30,
  /** From everywhere. */
  newInAll: 600,
} as const

const minutes = 60

export type Shared = { id: string; hash: string; isNew: boolean }

/**
 * Freezes a chart as it is now for somebody who shares it, or finds the snapshot of the same view.
 *
 * @param address of whoever asks, by which is counted
 * @throws AppError throttled, not-found when there is nothing to show, and what `freezeChart` throws
 */
export async function shareChart(spec: ChartSpec, address: string): Promise<Shared> {
  if (!(await isWithin(`snapshot-attempt:${address}`, hourly.attempts, minutes))) {
    throw tooMany(`${hourly.attempts} requests to freeze a chart from one address`)
  }
  const live = await liveChart(spec)
  if (live === null)
    throw new AppError("not-found", "There is no such chart: nothing on record fits its settings.")
  const known = await db().snapshot.findUnique({ where: { hash: live.hash }, select: { id: true } })
  if (known) return { id: known.id, hash: live.hash, isNew: false }

  // One address that has used up its own does not use up everybody's.
  if (!(await isWithin(`snapshot-new:${address}`, hourly.newOnes, minutes))) {
    throw tooMany(`${hourly.newOnes} new frozen charts from one address`)
  }
  if (!(await isWithin("snapshot-new-in-all", hourly.newInAll, minutes))) {
    throw tooMany(`${hourly.newInAll} new frozen charts in all`)
  }
  const { id, isNew } = await freezeChart(spec)
  const { hash } = await db().snapshot.findUniqueOrThrow({ where: { id }, select: { hash: true } })
  return { id, hash, isNew }
}

function tooMany(limit: string): AppError {
  return new AppError(
    "throttled",
    `At most ${limit} are taken in an hour. Try again later; the live chart has its own link at any time.`,
    { retryAfter: minutes * 60 },
  )
}
