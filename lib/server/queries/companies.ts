import "server-only"
import {
  companyListSchema,
  companyProfileSchema,
  type CompanyList,
  type CompanyListItem,
  type CompanyProfile,
} from "@/lib/contracts/company"
import type { WorkloadEstimate } from "@/lib/contracts/estimate"
import type { Company } from "@/lib/domain/company"
import { thisMonth } from "@/lib/server/clock"
import { estimatesFor } from "@/lib/server/estimates/get-estimate"
import { assumptionView } from "./assumption-view"
import { cachedQuery } from "./cached"
import { loadCatalogue, type Catalogue } from "./catalogue"
import { claimDate, designationView, noteView, sourceRef, statementView } from "./claim-views"
import { boardMarks } from "./marks"
import { orderView } from "./order-view"
import { pageTag } from "./page-tags"

/** Every firm on record with what is known of it, by name; the market-wide entry last. */
export async function listCompanies(): Promise<CompanyList> {
  return companyListSchema.parse(await keptList())
}

const keptList = cachedQuery("companies", async () => {
  const catalogue = await loadCatalogue()
  const { records, dataset, dataVersion } = catalogue
  const estimates = await estimatesFor(catalogue, records.company)
  const companies = records.company
    .map((company) => {
      const estimate = estimates.get(company.id)
      if (!estimate) throw new Error(`no estimate was made for ${company.id}`)
      const orders = catalogue.ordersOf.get(company.id) ?? []
      const about = ({ companies }: { companies: string[] }) => companies.includes(company.id)
      return {
        slug: company.id,
        name: company.name,
        nameZh: company.nameZh,
        kind: company.kind,
        isPseudo: company.isPseudo,
        description: company.description,
        orderCount: orders.length,
        reportCount: orders.reduce((sum, order) => sum + order.reports.length, 0),
        statementCount: records.statement.filter(about).length,
        noteCount: records.note.filter(about).length,
        training: inBrief(estimate.training),
        inference: inBrief(estimate.inference),
      }
    })
    .sort((a, b) => Number(a.isPseudo) - Number(b.isPseudo) || a.name.localeCompare(b.name, "en"))
  const horizonMonths = [...estimates.values()][0]?.horizonMonths ?? 60
  return { dataVersion, asOf: dataset.asOf, horizonMonths, companies }
})

function inBrief({ grade, stock }: WorkloadEstimate): CompanyListItem["training"] {
  return { grade, quantiles: stock?.quantiles ?? null }
}

/** Slugs and names of all firms, for suggestions and the site map. */
export const listCompanyNames = cachedQuery("company-names", async () => {
  const { records } = await loadCatalogue()
  return records.company.map(({ id, name, nameZh }) => ({ slug: id, name, nameZh }))
})

/** Everything a firm's profile shows; null when the slug is unknown. */
export async function getCompanyProfile(slug: string): Promise<CompanyProfile | null> {
  // An unknown slug is answered before anything is kept for it.
  if (!(await loadCatalogue()).company.has(slug)) return null
  const profile = await keptProfile(slug)
  // The clock stands outside what is kept: the line for today moves without new data.
  return profile && companyProfileSchema.parse({ ...profile, today: thisMonth() })
}

const keptProfile = cachedQuery(
  "company-profile",
  async (slug: string) => {
    const catalogue = await loadCatalogue()
    const company = catalogue.company.get(slug)
    return company ? makeProfile(catalogue, company) : null
  },
  (slug) => [pageTag("company", slug)],
)

/** A firm's profile from some records. */
export async function profileFrom(catalogue: Catalogue, company: Company): Promise<CompanyProfile> {
  return companyProfileSchema.parse({ ...(await makeProfile(catalogue, company)), today: thisMonth() })
}

async function makeProfile(catalogue: Catalogue, company: Company): Promise<Omit<CompanyProfile, "today">> {
  const { records, dataset, dataVersion } = catalogue
  const estimate = (await estimatesFor(catalogue, [company])).get(company.id)
  if (!estimate) throw new Error(`no estimate was made for ${company.id}`)
  const about = ({ companies }: { companies: string[] }) => companies.includes(company.id)
  const newestFirst = (a: Parameters<typeof claimDate>[1], b: Parameters<typeof claimDate>[1]) =>
    claimDate(catalogue, b).localeCompare(claimDate(catalogue, a))

  const orders = (catalogue.ordersOf.get(company.id) ?? []).toSorted((a, b) =>
    (b.deliveryWindow?.start ?? "").localeCompare(a.deliveryWindow?.start ?? ""),
  )
  const statements = records.statement.filter(about).sort(newestFirst)
  const notes = records.note.filter(about).sort(newestFirst)
  const designations = records.designation.filter(about).sort(newestFirst)
  // An entry that was looked for and not found is none.
  const listings = (catalogue.listingsOf.get(company.id) ?? [])
    .filter(({ status }) => status === "listed")
    .toSorted((a, b) => (b.listedOn?.date ?? "").localeCompare(a.listedOn?.date ?? ""))
  const assumptions = estimate.assumptionIds.flatMap((id) => catalogue.assumption.get(id) ?? [])
  const sourceIds = new Set([
    ...company.sourceIds,
    ...[...orders.flatMap(({ reports }) => reports), ...statements, ...notes, ...designations].map(
      (c) => c.sourceId,
    ),
    ...listings.flatMap((listing) => listing.sourceIds),
    ...assumptions.flatMap((assumption) => assumption.sourceIds),
  ])
  return {
    slug: company.id,
    name: company.name,
    nameZh: company.nameZh,
    legalName: company.legalName,
    kind: company.kind,
    isPseudo: company.isPseudo,
    headquarters: company.headquarters,
    founded: company.founded,
    listing: company.listing,
    website: company.website,
    flagshipModels: company.flagshipModels,
    description: company.description,
    compute: { mode: company.compute.mode, why: company.compute.why },
    missingEvidence: company.missingEvidence,
    dataVersion,
    asOf: dataset.asOf,
    estimate,
    marks: boardMarks(records.statement, company.id, dataset.asOf),
    orders: orders.map((order) => orderView(catalogue, order)),
    statements: statements.map((statement) => statementView(catalogue, statement)),
    notes: notes.map((note) => noteView(catalogue, note)),
    designations: designations.map((designation) => designationView(catalogue, designation)),
    listings: listings.map((listing) => ({
      id: listing.id,
      names: listing.names,
      list: listing.list,
      listedOn: listing.listedOn,
      removedOn: listing.removedOn,
      citation: listing.citation,
      scope: listing.scope,
      claimIds: listing.claimIds,
      verification: listing.verification,
      note: listing.note,
      sources: listing.sourceIds.map((id) => sourceRef(catalogue, id)),
    })),
    assumptions: assumptions.map((assumption) => assumptionView(catalogue, assumption)),
    sources: [...sourceIds]
      .map((id) => sourceRef(catalogue, id))
      .sort((a, b) => a.publisher.localeCompare(b.publisher)),
  }
}
