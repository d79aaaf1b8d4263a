import "server-only"
import type { Estimate } from "@/lib/contracts/estimate"
import { db } from "@/lib/server/db/client"
import { reading } from "@/lib/server/db/replicas"

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
  const row = await reading((client) =>
    client.estimate.findUnique({
      where: { companyId_asOf_fingerprint_seed_draws_engineVersion: key },
      select: { result: true },
    }),
  )
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
    // A firm that was taken out since has no row to keep it under: an older data version is still shown, or compared.
    if (!isTaken(error) && !isOfNobody(error)) throw error
  }
}

/** Puts a newly made estimate in the place of one that can no longer be read. */
export async function replaceEstimate(key: EstimateKey, estimate: Estimate): Promise<void> {
  await db().estimate.updateMany({
    where: key,
    data: { dataVersion: estimate.dataVersion, result: estimate },
  })
}

/** Which of these estimates are kept, as "firm fingerprint". Nothing of their contents is read. */
export async function keptEstimates(keys: readonly EstimateKey[]): Promise<ReadonlySet<string>> {
  const [first] = keys
  if (!first) return new Set()
  const { asOf, seed, draws, engineVersion } = first
  const rows = await db().estimate.findMany({
    where: {
      companyId: { in: keys.map(({ companyId }) => companyId) },
      fingerprint: { in: keys.map(({ fingerprint }) => fingerprint) },
      ...{ asOf, seed, draws, engineVersion },
    },
    select: { companyId: true, fingerprint: true },
  })
  return new Set(rows.map(({ companyId, fingerprint }) => `${companyId} ${fingerprint}`))
}

/** Prisma's P2003: the firm is on record no more. */
function isOfNobody(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "P2003"
}

/** Prisma's P2002: a row with this key is there already. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "P2002"
}
