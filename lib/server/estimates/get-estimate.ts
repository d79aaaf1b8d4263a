import "server-only"
import { estimateSchema, type Estimate } from "@/lib/contracts/estimate"
import type { Company } from "@/lib/domain/company"
import type { Month } from "@/lib/domain/month"
import { ENGINE_VERSION } from "@/lib/estimation"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import type { Law } from "@/lib/export-controls"
import { begun, joined } from "@/lib/server/analyses/give-way"
import { inSteps } from "@/lib/server/analyses/in-steps"
import { estimateSteps, prepareRun, type EstimateRequest, type Run } from "./compute-estimate"
import { observe } from "../watch/observe"
import { fingerprintOf } from "./fingerprint"
import { named, unnamed } from "./names"
import { findEstimate, keepEstimate, replaceEstimate, type EstimateKey } from "./store"

/** Estimates of several firms as of the dataset's month, by company id. */
export async function estimatesFor(
  catalogue: Catalogue,
  companies: readonly Company[],
): Promise<Map<string, Estimate>> {
  const estimates = new Map<string, Estimate>()
  for (const company of companies) estimates.set(company.id, await getEstimate(catalogue, company))
  return estimates
}

/**
 * What would run for a firm, and the key under which its estimate is kept. Nothing is simulated. What records are called
 * is no part of the key.
 */
export function prepareEstimate(
  { dataset, records, dataVersion }: Pick<Catalogue, "dataset" | "records" | "dataVersion">,
  company: Company,
  asked: { asOf?: Month; seed?: number; draws?: number } = {},
  law?: Law,
): { request: EstimateRequest; run: Run; key: EstimateKey } {
  const request: EstimateRequest = {
    asOf: asked.asOf ?? dataset.asOf,
    seed: asked.seed ?? dataset.seed,
    draws: asked.draws ?? dataset.draws,
    dataVersion,
  }
  const run = prepareRun(records, company, request.asOf, law)
  const key = {
    companyId: company.id,
    asOf: request.asOf,
    seed: request.seed,
    draws: request.draws,
    engineVersion: ENGINE_VERSION,
    fingerprint: fingerprintOf({
      input: run.assembly.input,
      lines: unnamed(run).assembly.lines,
      assumptionIds: run.assembly.assumptionIds,
      missing: run.assembly.missing,
      trial: run.trial?.orderId ?? null,
      compute: company.compute,
      loweredGrades: company.loweredGrades,
    }),
  }
  return { request, run, key }
}

/**
 * A firm's estimate: from the database when the same inputs were run before, else computed and kept.
 * The fingerprint covers everything the numbers depend on, so an equal one has nothing to do. What is kept calls
 * nothing by its title: those are the records', and put in here.
 */
export async function getEstimate(
  catalogue: Catalogue,
  company: Company,
  asked: { asOf?: Month; seed?: number; draws?: number } = {},
): Promise<Estimate> {
  const prepared = prepareEstimate(catalogue, company, asked)
  const name = JSON.stringify(prepared.key)
  // Who asks for what is just being made waits for it; the next one finds it kept.
  const underWay = making.get(name)
  const made = underWay ?? begun(findOrMake(catalogue, company, prepared))
  if (!underWay) making.set(name, made)
  try {
    // The version says which data were read; the numbers are the same for every version of equal inputs.
    const estimate = { ...(await (underWay ? joined(made) : made)), dataVersion: catalogue.dataVersion }
    return named(estimate, prepared.run, catalogue.records)
  } finally {
    if (!underWay) making.delete(name)
  }
}

const making = new Map<string, Promise<Estimate>>()

/** A firm's estimate as of a month where it was made before; null where it would have to be made. */
export async function keptEstimate(
  catalogue: Catalogue,
  company: Company,
  asOf: Month,
): Promise<Estimate | null> {
  const { run, key } = prepareEstimate(catalogue, company, { asOf })
  const { dataVersion } = catalogue
  const known = estimateSchema.safeParse({ ...(await findEstimate(key)), dataVersion })
  return known.success ? named(known.data, run, catalogue.records) : null
}

async function findOrMake(
  { records, dataVersion }: Catalogue,
  company: Company,
  { request, run, key }: ReturnType<typeof prepareEstimate>,
): Promise<Estimate> {
  const kept = await findEstimate(key)
  const known = kept === null ? null : estimateSchema.safeParse({ ...kept, dataVersion })
  if (known?.success) return known.data
  const estimate = estimateSchema.parse(
    await observe("estimate", { firm: company.id, dataVersion }, () =>
      inSteps(estimateSteps(records, company, request, key.fingerprint, unnamed(run))),
    ),
  )
  // A row of an older shape is made anew: its numbers are the same, its words may not be.
  await (known === null ? keepEstimate(key, estimate) : replaceEstimate(key, estimate))
  return estimate
}
