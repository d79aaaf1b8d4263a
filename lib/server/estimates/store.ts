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

/** Keeps an estimate. Two makers of the same estimate made the same numbers, so the first one stays. */
export async function keepEstimate(key: EstimateKey, estimate: Estimate): Promise<void> {
  await db().estimate.upsert({
    where: { companyId_asOf_fingerprint_seed_draws_engineVersion: key },
    create: { ...key, dataVersion: estimate.dataVersion, result: estimate },
    update: {},
  })
}
