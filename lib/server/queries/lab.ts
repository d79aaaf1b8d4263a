import "server-only"
import { labViewSchema, type LabView } from "@/lib/contracts/lab"
import { monthsOfLab } from "@/lib/server/lab/kit"
import { makeLabView } from "@/lib/server/lab/lab-view"
import { cachedQuery } from "./cached"
import { loadCatalogue } from "./catalogue"
import { pageTag } from "./page-tags"

/**
 * A firm's laboratory before a reader changes anything; null when the firm is unknown, buys nothing itself, or is
 * asked for as of a month for which nothing was set.
 *
 * @param asOf null: the dataset's month
 */
export async function getLab(firm: string, asOf: string | null): Promise<LabView | null> {
  // An unknown address is answered before anything is kept for it.
  const catalogue = await loadCatalogue()
  const company = catalogue.company.get(firm)
  const month = asOf ?? catalogue.dataset.asOf
  if (!company || company.isPseudo || !monthsOfLab(catalogue).includes(month)) return null
  const lab = await keptLab(firm, month)
  return lab && labViewSchema.parse(lab)
}

const keptLab = cachedQuery(
  "lab",
  async (firm: string, asOf: string) => {
    const catalogue = await loadCatalogue()
    const company = catalogue.company.get(firm)
    return company ? makeLabView(catalogue, company, asOf) : null
  },
  (firm) => [pageTag("company", firm)],
)
