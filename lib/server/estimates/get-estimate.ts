import "server-only"
import { estimateSchema, type Estimate } from "@/lib/contracts/estimate"
import type { Company } from "@/lib/domain/company"
import type { Month } from "@/lib/domain/month"
import type { Records } from "@/lib/domain/record"
import { ENGINE_VERSION } from "@/lib/estimation"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import type { Law } from "@/lib/export-controls"
import { begun, joined } from "@/lib/server/analyses/give-way"
import { inSteps } from "@/lib/server/analyses/in-steps"
import { estimateSteps, prepareRun, type EstimateRequest, type Run } from "./compute-estimate"
import { observe } from "../watch/observe"
import { fingerprintOf } from "./fingerprint"
import { lawOfRecords } from "./law-of-records"
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

/** What would run for a firm, and the key under which its estimate is kept. */
export type Prepared = { request: EstimateRequest; run: Run; key: EstimateKey }

type OfFirm = Map<string, { company: Company; law: Law; prepared: Prepared }>

// On globalThis, because the server bundles this module more than once.
const holder = globalThis as typeof globalThis & { chipRunwayPrepared?: WeakMap<Records, OfFirm> }
/** What was prepared from some records: a page asks for its firm's again and again. */
const prepared = (holder.chipRunwayPrepared ??= new WeakMap<Records, OfFirm>())

/**
 * What would run for a firm, and the key under which its estimate is kept. Nothing is simulated. What records are called
 * is no part of the key.
 */
export function prepareEstimate(
  { dataset, records, dataVersion }: Pick<Catalogue, "dataset" | "records" | "dataVersion">,
  company: Company,
  asked: { asOf?: Month; seed?: number; draws?: number } = {},
  law: Law = lawOfRecords(records),
): Prepared {
  const request: EstimateRequest = {
    asOf: asked.asOf ?? dataset.asOf,
    seed: asked.seed ?? dataset.seed,
    draws: asked.draws ?? dataset.draws,
    dataVersion,
  }
  let ofRecords = prepared.get(records)
  if (!ofRecords) prepared.set(records, (ofRecords = new Map()))
  const name = JSON.stringify([company.id, request])
  const known = ofRecords.get(name)
  if (known?.company === company && known.law === law) return known.prepared
  const made = prepareAnew(records, company, request, law)
  ofRecords.set(name, { company, law, prepared: made })
  return made
}

function prepareAnew(records: Records, company: Company, request: EstimateRequest, law: Law): Prepared {
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
  const toRun = prepareEstimate(catalogue, company, asked)
  const name = JSON.stringify(toRun.key)
  // Who asks for what is just being made waits for it; the next one finds it kept.
  const underWay = making.get(name)
  const made = underWay ?? begun(findOrMake(catalogue, company, toRun))
  if (!underWay) making.set(name, made)
  try {
    // The version says which data were read; the numbers are the same for every version of equal inputs.
    const estimate = { ...(await (underWay ? joined(made) : made)), dataVersion: catalogue.dataVersion }
    return named(estimate, toRun.run, catalogue.records)
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
  { request, run, key }: Prepared,
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
