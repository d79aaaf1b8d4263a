import "server-only"
import { setImmediate } from "node:timers/promises"
import type { Company } from "@/lib/domain/company"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { prepareEstimate } from "./get-estimate"
import { keptEstimates, type EstimateKey } from "./store"

/** By the catalogue, since what a firm's estimate is kept under never changes within a data version. */
const keys = new WeakMap<Catalogue, Map<string, EstimateKey>>()

/**
 * Firms whose estimate, as of the dataset's month, was not yet made of what a data version says. Nothing is simulated.
 *
 * @param among ids of firms; all where none are given
 */
export async function missingEstimates(
  catalogue: Catalogue,
  among?: ReadonlySet<string>,
): Promise<Company[]> {
  const firms = catalogue.records.company.filter(({ id }) => among === undefined || among.has(id))
  const asked: { company: Company; key: EstimateKey }[] = []
  for (const company of firms) asked.push({ company, key: await estimateKeyOf(catalogue, company) })
  const kept = await keptEstimates(asked.map(({ key }) => key))
  return asked
    .filter(({ key }) => !kept.has(`${key.companyId} ${key.fingerprint}`))
    .map(({ company }) => company)
}

/** Under which a firm's estimate, as of the dataset's month, is kept. Nothing is simulated. */
export async function estimateKeyOf(catalogue: Catalogue, company: Company): Promise<EstimateKey> {
  let known = keys.get(catalogue)
  if (!known) keys.set(catalogue, (known = new Map()))
  let key = known.get(company.id)
  if (!key) {
    key = prepareEstimate(catalogue, company).key
    known.set(company.id, key)
    // Preparing takes some milliseconds a firm: others must get their turn in between.
    await setImmediate()
  }
  return key
}
