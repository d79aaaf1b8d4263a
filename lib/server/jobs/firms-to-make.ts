import "server-only"
import type { Company } from "@/lib/domain/company"
import { driversMadeOf, driversOf } from "../analyses/drivers"
import { shownDataVersion } from "../db/shown-version"
import { getEstimate } from "../estimates/get-estimate"
import { estimateKeyOf, missingEstimates } from "../estimates/missing-estimates"
import { loadCatalogue, type Catalogue } from "../queries/catalogue"

/**
 * Firms of which something is to be made before a data version is shown: an estimate, or what drives it where the
 * version that is shown has that of the firm. Pages that answer at once must not take seconds after a save.
 *
 * @param among ids of firms; all where none are given
 */
export async function firmsToMake(catalogue: Catalogue, among?: ReadonlySet<string>): Promise<Company[]> {
  const missing = new Set(await missingEstimates(catalogue, among))
  const shown = await shownCatalogue()
  const toMake: Company[] = []
  for (const company of catalogue.records.company) {
    if (among !== undefined && !among.has(company.id)) continue
    if (missing.has(company) || (await lacksDrivers(catalogue, shown, company))) toMake.push(company)
  }
  return toMake
}

/** Makes what `firmsToMake` found to be made of a firm. */
export async function makeForFirm(catalogue: Catalogue, company: Company): Promise<void> {
  await getEstimate(catalogue, company)
  if (await lacksDrivers(catalogue, await shownCatalogue(), company)) {
    await driversOf(catalogue, company, catalogue.dataset.asOf)
  }
}

/** Null where nothing was shown yet, as when the first import was cut off. */
async function shownCatalogue(): Promise<Catalogue | null> {
  return (await shownDataVersion()) === null ? null : loadCatalogue()
}

async function lacksDrivers(
  catalogue: Catalogue,
  shown: Catalogue | null,
  company: Company,
): Promise<boolean> {
  const before = shown?.company.get(company.id)
  if (!shown || !before) return false
  const [is, was] = [await estimateKeyOf(catalogue, company), await estimateKeyOf(shown, before)]
  // What drives an estimate rests on nothing that the estimate does not rest on.
  if (is.fingerprint === was.fingerprint && is.asOf === was.asOf) return false
  const of = (world: Catalogue, firm: Company) => driversMadeOf(world, firm, world.dataset.asOf)
  return (await of(shown, before)) !== null && (await of(catalogue, company)) === null
}
