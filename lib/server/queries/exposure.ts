import "server-only"
import { controlDaySchema } from "@/lib/contracts/control"
import { exposureSchema, type Exposure } from "@/lib/contracts/exposure"
import { computeExposure } from "@/lib/server/estimates/exposure"
import { getEstimate } from "@/lib/server/estimates/get-estimate"
import { cachedQuery } from "./cached"
import { loadCatalogue, type Catalogue } from "./catalogue"
import { pageTag } from "./page-tags"

/**
 * What the law of a day means for a firm; null when the slug is unknown. Without a day: the day of the records.
 *
 * @throws ZodError for a day that pages do not answer for
 */
export async function getExposure(slug: string, day?: string): Promise<Exposure | null> {
  const { company, dataset } = await loadCatalogue()
  // An unknown slug is answered before anything is kept for it.
  if (!company.has(slug)) return null
  const exposure = await keptExposure(slug, controlDaySchema.parse(day ?? dataset.compiledOn))
  return exposure && exposureSchema.parse(exposure)
}

/** What the law of the day of some records means for a firm; null before there was one, and for an unknown slug. */
export async function exposureFrom(catalogue: Catalogue, slug: string): Promise<Exposure | null> {
  const company = catalogue.company.get(slug)
  const day = controlDaySchema.safeParse(catalogue.dataset.compiledOn)
  if (!company || !day.success) return null
  return exposureSchema.parse(
    computeExposure(catalogue, company, await getEstimate(catalogue, company), day.data),
  )
}

const keptExposure = cachedQuery(
  "exposure",
  async (slug: string, day: string) => {
    const catalogue = await loadCatalogue()
    const company = catalogue.company.get(slug)
    if (!company) return null
    const estimate = await getEstimate(catalogue, company)
    return computeExposure(catalogue, company, estimate, day)
  },
  (slug) => [pageTag("company", slug)],
)
