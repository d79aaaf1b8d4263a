import type { Metadata } from "next"
import { Busy } from "@/app/_parts/busy"
import { orBusy } from "@/app/_parts/or-busy"
import { readable } from "@/app/_parts/readable"
import { askedDay } from "@/app/known/_parts/asked-day"
import { knownMetadata } from "@/app/known/_parts/known-metadata"
import { ProfileView } from "@/components/company/profile-view"
import { KnownBanner } from "@/components/known/known-banner"
import { keepsDay } from "@/components/known/known-day"
import { NoSuchDay } from "@/components/known/no-such-day"
import { MissingPage } from "@/components/not-found/missing-page"
import { withKnown } from "@/lib/known-link"
import { routes } from "@/lib/routes"
import { listCompanyNames } from "@/lib/server/queries/companies"
import { getKnownProfile } from "@/lib/server/queries/known-pages"

type Props = {
  params: Promise<{ slug: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const slug = readable((await params).slug)
  const { day } = askedDay(await searchParams)
  const firm = (await listCompanyNames()).find((one) => one.slug === slug)
  if (!firm) return { title: "No such firm", robots: { index: false } }
  return knownMetadata(
    {
      title: firm.nameZh ? `${firm.name} ${firm.nameZh}` : firm.name,
      description: `How long ${firm.name}’s AI chips last, from what had been published by a day.`,
      path: routes.company(slug),
    },
    day,
  )
}

/** A profile as known on a day; its own address leads here where it names one. */
export default async function KnownCompanyPage({ params, searchParams }: Props) {
  const slug = readable((await params).slug)
  const path = routes.company(slug)
  const { day, refusal } = askedDay(await searchParams)
  if (day === null) return <NoSuchDay words={refusal} path={path} />
  const { made, busy } = await orBusy(() => getKnownProfile(slug, day))
  if (busy !== null) return <Busy words={busy} again={withKnown(path, day)} />
  if (made === null) {
    return (
      <MissingPage
        asked={slug}
        noun="firm"
        candidates={(await listCompanyNames()).map((one) => ({
          href: withKnown(routes.company(one.slug), day),
          name: one.name,
          keys: [one.slug, one.name],
        }))}
        index={{ href: routes.companies(), label: "all firms" }}
      />
    )
  }
  const { profile, exposure, known, hindsight, inputs } = made
  keepsDay(known)
  return (
    <>
      <KnownBanner known={known} path={path} hindsight={hindsight} inputs={inputs} />
      <ProfileView profile={profile} exposure={exposure} drivers={null} />
    </>
  )
}
