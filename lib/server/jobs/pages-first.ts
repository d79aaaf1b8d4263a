import "server-only"
import type { Company } from "@/lib/domain/company"
import { giveWay } from "../analyses/give-way"
import { drawnPartOf } from "../estimates/exposure"
import { getEstimate } from "../estimates/get-estimate"
import { logWarning } from "../log"
import type { Catalogue } from "../queries/catalogue"
import { getContradictions } from "../queries/contradictions"

/**
 * Has this process draw a firm's exposure, a tenth of a second in one go. It is kept by what it is drawn from: records
 * that are the same in other objects find it.
 */
export async function drawExposureFirst(catalogue: Catalogue, company: Company): Promise<void> {
  const estimate = await getEstimate(catalogue, company)
  await giveWay()
  drawnPartOf(catalogue, company, estimate, catalogue.dataset.compiledOn)
}

/**
 * Has this process work out what a firm's page is made from, beside its estimate and what drives it, before a data
 * version is shown: some tenths of a second that its first reader would wait. What cannot be made is left to whoever asks.
 */
export async function makePageFirst(catalogue: Catalogue, company: Company): Promise<void> {
  try {
    await drawExposureFirst(catalogue, company)
    await getContradictions({ firm: company.id }, catalogue)
  } catch (cause) {
    logWarning(cause, `working out what the page of ${company.id} is made from before it is shown`)
  }
}
