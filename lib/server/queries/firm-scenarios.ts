import "server-only"
import { firmScenariosSchema, type FirmScenarios } from "@/lib/contracts/firm-scenarios"
import { firmScenarios } from "@/lib/server/scenarios/firm-scenarios"
import { cachedQuery } from "./cached"
import { loadCatalogue } from "./catalogue"
import { estimatesTag } from "./page-tags"

/** A firm's estimate under every scenario; null for a firm without a number, or one that is not on record. */
export async function getFirmScenarios(slug: string): Promise<FirmScenarios | null> {
  // An unknown slug is answered before anything is kept for it.
  const company = (await loadCatalogue()).company.get(slug)
  if (!company || company.isPseudo) return null
  const kept = await keptScenarios(slug)
  return kept && firmScenariosSchema.parse(kept)
}

const keptScenarios = cachedQuery(
  "firm-scenarios",
  async (slug: string) => {
    const catalogue = await loadCatalogue()
    const company = catalogue.company.get(slug)
    return company ? firmScenarios(catalogue, company) : null
  },
  () => [estimatesTag],
)
