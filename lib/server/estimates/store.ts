import "server-only"
import type { Estimate } from "@/lib/contracts/estimate"
import { db } from "@/lib/server/db/client"

export type EstimateKey = {
  companyId: string
  asOf: string
  seed: number
  draws: number
  engineVersion: string
  fingerprint: string
}

/** The stored estimate of exactly these inputs, as JSON to be parsed; null when it was never made. */
export async function findEstimate(key: EstimateKey): Promise<object | null> {
  const row = await db().estimate.findUnique({
    where: { companyId_asOf_fingerprint_seed_draws_engineVersion: key },
    select: { result: true },
  })
  return row === null ? null : (row.result as object)
}

/**
 * Keeps an estimate. Two makers of the same estimate made the same numbers, so the first one stays.
 *
 * One statement and no upsert: an upsert reads before it writes, and SQLite refuses a transaction that
 * turns from reading to writing while another process writes, without waiting for it.
 */
export async function keepEstimate(key: EstimateKey, estimate: Estimate): Promise<void> {
  try {
    await db().estimate.create({ data: { ...key, dataVersion: estimate.dataVersion, result: estimate } })
  } catch (error) {
    if (!isTaken(error)) throw error
  }
}

/** Puts a newly made estimate in the place of one that can no longer be read. */
export async function replaceEstimate(key: EstimateKey, estimate: Estimate): Promise<void> {
  await db().estimate.updateMany({
    where: key,
    data: { dataVersion: estimate.dataVersion, result: estimate },
  })
}

/** Prisma's P2002: a row with this key is there already. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "P2002"
}
