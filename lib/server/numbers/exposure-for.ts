import "server-only"
import type { Exposure } from "@/lib/contracts/exposure"
import type { Company } from "@/lib/domain/company"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { exposureFrom, getExposure } from "@/lib/server/queries/exposure"
import type { Opened } from "./opened"

/**
 * A firm's exposure by the law of the day of the records: as it is kept, or worked out from records of another day.
 * Null for the market as a whole.
 */
export async function exposureFor({ catalogue }: Opened, company: Company): Promise<Exposure | null> {
  if (company.isPseudo) return null
  const isCurrent = catalogue === (await loadCatalogue())
  return isCurrent ? getExposure(company.id) : exposureFrom(catalogue, company.id)
}
