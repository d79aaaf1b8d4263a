import "server-only"
import type { Exposure } from "@/lib/contracts/exposure"
import type { Company } from "@/lib/domain/company"
import { computeExposure } from "@/lib/server/estimates/exposure"
import { getEstimate } from "@/lib/server/estimates/get-estimate"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { getExposure } from "@/lib/server/queries/exposure"
import type { Opened } from "./opened"

/**
 * A firm's exposure by the law of the day of the records: as it is kept, or worked out from records of another day.
 * Null for the market as a whole.
 */
export async function exposureFor({ catalogue, known }: Opened, company: Company): Promise<Exposure | null> {
  if (company.isPseudo) return null
  if (catalogue === (await loadCatalogue())) return getExposure(company.id)
  const estimate = await getEstimate(catalogue, company)
  return computeExposure(catalogue, company, estimate, known ?? catalogue.dataset.compiledOn)
}
