import type { Metadata } from "next"
import { permanentRedirect } from "next/navigation"
import { orBusy } from "@/app/_parts/or-busy"
import { pageMetadata } from "@/app/_parts/page-metadata"
import { readable } from "@/app/_parts/readable"
import { MovedView } from "@/components/moved/moved-view"
import { Missing } from "@/components/not-found/missing"
import { MissingPage } from "@/components/not-found/missing-page"
import { movedQuery, readMoved } from "@/lib/moved-link"
import { movedOfSegments } from "@/lib/moved-path"
import { routes } from "@/lib/routes"
import { listCompanyNames } from "@/lib/server/queries/companies"
import { getMoved, getMovedSetting } from "@/lib/server/queries/moved"
import { getRetirement } from "@/lib/server/queries/retirement"

export const revalidate = 86400
type Props = { params: Promise<{ slug: string; view?: string[] }> }

/** A comparison is made when a reader first asks for it, and kept; proxy.ts made a path of its query string. */
export function generateStaticParams(): Awaited<Props["params"]>[] {
  return []
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, view = [] } = await params
  const setting = await getMovedSetting(readable(slug))
  if (!setting) return { title: "No such firm" }
  const read = readMoved(movedOfSegments(view), setting)
  return {
    ...pageMetadata({
      title: `What moved ${setting.name}’s estimate`,
      description: `How ${setting.name}’s median runway came from what it was to what it is: each new report, changed assumption, rule and passing month with its own part.`,
      path: routes.moved(setting.firm, view.length === 0 ? "" : movedQuery(read.view)),
    }),
    // One page a firm is enough to find; there is no end of pairs.
    ...(view.length === 0 ? {} : { robots: { index: false, follow: true } }),
  }
}

export default async function MovedPage({ params }: Props) {
  const { slug: segment, view = [] } = await params
  const slug = readable(segment)
  const setting = await getMovedSetting(slug)
  if (!setting) return <NoSuchFirm slug={slug} />
  const read = readMoved(movedOfSegments(view), setting)
  if (read.isRenamed) permanentRedirect(routes.moved(setting.firm, movedQuery(read.view)))
  if (read.ends) {
    const { from, to } = read.ends
    const { made, busy } = await orBusy(() => getMoved(slug, from, to))
    return <MovedView setting={setting} read={read} moved={made} busy={busy} />
  }
  return (
    <Missing>
      <MovedView setting={setting} read={read} moved={null} />
    </Missing>
  )
}

async function NoSuchFirm({ slug }: { slug: string }) {
  const companies = await listCompanyNames()
  return (
    <MissingPage
      asked={slug}
      noun="firm"
      retired={await getRetirement("company", slug)}
      candidates={companies.map((one) => ({
        href: routes.moved(one.slug),
        name: one.nameZh ? `${one.name} ${one.nameZh}` : one.name,
        keys: [one.slug, one.name],
      }))}
      index={{ href: routes.companies(), label: "all firms" }}
    />
  )
}
