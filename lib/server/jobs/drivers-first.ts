import "server-only"
import type { Company } from "@/lib/domain/company"
import { driversMadeOf, driversOf } from "../analyses/drivers"
import { shownDataVersion } from "../db/shown-version"
import { env } from "../env"
import { estimateKeyOf } from "../estimates/missing-estimates"
import { fingerprintOf } from "../estimates/fingerprint"
import { logWarning } from "../log"
import { loadCatalogue, type Catalogue } from "../queries/catalogue"
import { isEnding } from "../watch/shutdown"
import { makePageFirst } from "./pages-first"

/**
 * Firms whose pages would take seconds for their first reader if a data version were shown now: what drives their
 * estimate is there of the version that is shown, and not of this one. Nothing is computed.
 */
export async function firmsLackingDrivers(catalogue: Catalogue): Promise<Company[]> {
  // Nothing is shown yet when the first import was cut off.
  const shown = (await shownDataVersion()) === null ? null : await loadCatalogue()
  if (shown === null) return []
  const lacking: Company[] = []
  for (const company of catalogue.records.company) {
    if (await lacksDrivers(catalogue, shown, company)) lacking.push(company)
  }
  return lacking
}

/**
 * Makes them before a data version is shown, and what else these firms' pages are made from. What cannot be made keeps
 * nobody waiting: it is left to whoever asks.
 *
 * @returns whether all was gone through; not where this process ends meanwhile
 */
export async function makeDriversFirst(catalogue: Catalogue): Promise<boolean> {
  for (const company of await firmsLackingDrivers(catalogue)) {
    if (isEnding()) return false
    try {
      await driversOf(catalogue, company, catalogue.dataset.asOf)
    } catch (cause) {
      logWarning(cause, `working out what drives the estimate of ${company.id} before it is shown`)
    }
    if (isEnding()) return false
    // A worker serves no page, and keeps this for itself.
    if (env().JOBS === "here") await makePageFirst(catalogue, company)
  }
  return true
}

async function lacksDrivers(catalogue: Catalogue, shown: Catalogue, company: Company): Promise<boolean> {
  const before = shown.company.get(company.id)
  if (!before) return false
  const [is, was] = [await estimateKeyOf(catalogue, company), await estimateKeyOf(shown, before)]
  // What drives an estimate rests on nothing that the estimate does not rest on.
  if (fingerprintOf(is) === fingerprintOf(was)) return false
  const of = (world: Catalogue, firm: Company) => driversMadeOf(world, firm, world.dataset.asOf)
  return (await of(shown, before)) !== null && (await of(catalogue, company)) === null
}
