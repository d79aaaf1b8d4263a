import "server-only"
import { driversViewSchema, type DriversView } from "@/lib/contracts/drivers-view"
import { driversOf } from "@/lib/server/analyses/drivers"
import { driversView } from "@/lib/server/drivers/drivers-view"
import { getEstimate } from "@/lib/server/estimates/get-estimate"
import { cachedQuery } from "./cached"
import { loadCatalogue } from "./catalogue"
import { pageTag } from "./page-tags"

/** What drives a firm's estimate; null when the slug is unknown, or no workload has a number. */
export async function getDrivers(slug: string): Promise<DriversView | null> {
  // An unknown slug is answered before anything is kept for it.
  if (!(await loadCatalogue()).company.has(slug)) return null
  const drivers = await keptDrivers(slug)
  return drivers && driversViewSchema.parse(drivers)
}

const keptDrivers = cachedQuery(
  "drivers",
  async (slug: string) => {
    const catalogue = await loadCatalogue()
    const company = catalogue.company.get(slug)
    if (!company) return null
    const estimate = await getEstimate(catalogue, company)
    if (estimate.training.grade === "none" && estimate.inference.grade === "none") return null
    return driversView(catalogue, company, await driversOf(catalogue, company, estimate.asOf), estimate)
  },
  (slug) => [pageTag("company", slug)],
)
