import "server-only"
import type { z } from "zod"
import { ENGINE_VERSION } from "@/lib/estimation"
import { db } from "@/lib/server/db/client"
import { fingerprintOf } from "@/lib/server/estimates/fingerprint"
import { begun, joined } from "./give-way"

// On globalThis, because the server bundles this module more than once.
const holder = globalThis as typeof globalThis & { chipRunwayAnalyses?: Map<string, Promise<unknown>> }

/** Analyses that are being made in this process, so that two readers at once wait for one. */
const making = (holder.chipRunwayAnalyses ??= new Map<string, Promise<unknown>>())

/**
 * A longer computation about estimates: from the database when it was made before of the same things, else made and
 * kept. An answer of an older shape is made anew.
 *
 * @param kind        names the computation; a change of its method takes another name ("drivers-2")
 * @param dependsOn   everything the answer depends on but the engine: inputs, seed, draws, texts it repeats
 * @param schema      what the answer must look like
 */
export async function keptAnalysis<Result>({
  kind,
  dependsOn,
  schema,
  make,
}: {
  kind: string
  dependsOn: unknown
  schema: z.ZodType<Result>
  make: () => Result | Promise<Result>
}): Promise<Result> {
  const key = { kind, fingerprint: fingerprintOf(dependsOn), engineVersion: ENGINE_VERSION }
  const name = `${key.kind} ${key.fingerprint}`
  const underWay = making.get(name)
  if (underWay) return (await joined(underWay)) as Result
  const made = begun(findOrMake(key, schema, make))
  making.set(name, made)
  try {
    return await made
  } finally {
    making.delete(name)
  }
}

/**
 * The answers that were made before, each by its fingerprint; what was never made, or has an older shape, is left out.
 *
 * @param fingerprints of what the answers depend on (`fingerprintOf`)
 */
export async function foundAnalyses<Result>(
  kind: string,
  fingerprints: readonly string[],
  schema: z.ZodType<Result>,
): Promise<Map<string, Result>> {
  if (fingerprints.length === 0) return new Map()
  const rows = await db().analysis.findMany({
    where: { kind, fingerprint: { in: [...fingerprints] }, engineVersion: ENGINE_VERSION },
    select: { fingerprint: true, result: true },
  })
  return new Map(
    rows.flatMap(({ fingerprint, result }) => {
      const known = schema.safeParse(result)
      return known.success ? [[fingerprint, known.data] as const] : []
    }),
  )
}

type Key = { kind: string; fingerprint: string; engineVersion: string }

async function findOrMake<Result>(
  key: Key,
  schema: z.ZodType<Result>,
  make: () => Result | Promise<Result>,
): Promise<Result> {
  const row = await db().analysis.findUnique({
    where: { kind_fingerprint_engineVersion: key },
    select: { result: true },
  })
  const known = row === null ? null : schema.safeParse(row.result)
  if (known?.success) return known.data
  const result = schema.parse(await make())
  const json = result as object
  // One statement and no upsert: see keepEstimate.
  if (row !== null) await db().analysis.updateMany({ where: key, data: { result: json } })
  else {
    try {
      await db().analysis.create({ data: { ...key, result: json } })
    } catch (error) {
      if (!isTaken(error)) throw error
    }
  }
  return result
}

/** Prisma's P2002: another process made the same answer first. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "P2002"
}
