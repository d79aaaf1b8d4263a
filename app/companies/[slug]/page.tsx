import type { Metadata } from "next"
import { metadataWithChart } from "@/app/_parts/chart-metadata"
import { readable } from "@/app/_parts/readable"
import { ProfileView } from "@/components/company/profile-view"
import { MissingPage } from "@/components/not-found/missing-page"
import { specVersion as version } from "@/lib/charts/spec"
import type { CompanyProfile } from "@/lib/contracts/company"
import { dayWords, monthWords } from "@/lib/format"
import { movedQuery } from "@/lib/moved-link"
import { routes } from "@/lib/routes"
import { getCompanyProfile, listCompanyNames } from "@/lib/server/queries/companies"
import { getFirmContradictions } from "@/lib/server/queries/contradictions"
import { getDrivers } from "@/lib/server/queries/drivers"
import { getExposure } from "@/lib/server/queries/exposure"
import { getMovedSince, type MovedSince } from "@/lib/server/queries/moved"
import { getRetirement } from "@/lib/server/queries/retirement"

export const revalidate = 86400
type Props = { params: Promise<{ slug: string }> }

/** A profile is made when a reader first asks for it, and kept. */
export function generateStaticParams(): { slug: string }[] {
  return []
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const profile = await getCompanyProfile(readable((await params).slug))
  if (!profile) return { title: "No such firm" }
  const { name, nameZh, slug, description } = profile
  const firm = slug
  return metadataWithChart(
    {
      title: nameZh ? `${name} ${nameZh}` : name,
      description: `How long ${name}’s AI chips last, from which orders and reports. ${description}`,
      path: routes.company(slug),
    },
    [
      { version, chart: "runway", firm, workload: "training", set: "own" },
      { version, chart: "runway", firm, workload: "inference", set: "own" },
      { version, chart: "stock", firm },
      { version, chart: "deliveries", firm },
    ],
  )
}

export default async function CompanyPage({ params }: Props) {
  const slug = readable((await params).slug)
  const profile = await getCompanyProfile(slug)
  if (profile) {
    // The market as a whole buys nothing itself.
    const exposure = profile.isPseudo ? null : await getExposure(slug)
    const drivers = profile.isPseudo ? null : await getDrivers(slug)
    const moved = hasNumber(profile) ? movedLink(slug, await getMovedSince(slug)) : null
    return (
      <ProfileView
        profile={profile}
        exposure={exposure}
        drivers={drivers}
        moved={moved}
        contradictions={await getFirmContradictions(slug)}
      />
    )
  }
  const companies = await listCompanyNames()
  return (
    <MissingPage
      asked={slug}
      noun="firm"
      retired={await getRetirement("company", slug)}
      candidates={companies.map((one) => ({
        href: routes.company(one.slug),
        name: one.nameZh ? `${one.name} ${one.nameZh}` : one.name,
        keys: [one.slug, one.name, ...(one.nameZh ? one.nameZh.split(" / ") : [])],
      }))}
      index={{ href: routes.companies(), label: "all firms" }}
    />
  )
}

function hasNumber({ estimate: { training, inference } }: CompanyProfile): boolean {
  return training.grade !== "none" || inference.grade !== "none"
}

function movedLink(slug: string, since: MovedSince | null) {
  if (since === null) return null
  const [from, then] =
    "month" in since
      ? [since.month, monthWords(since.month)]
      : [String(since.dataVersion), dayWords(since.savedOn)]
  return { href: routes.moved(slug, movedQuery({ from })), label: `What moved the estimate since ${then}` }
}
