import type { Metadata } from "next"
import { pageMetadata } from "@/app/_parts/page-metadata"
import { readable } from "@/app/_parts/readable"
import { MissingPage } from "@/components/not-found/missing-page"
import { SourcePageView } from "@/components/sources/source-page-view"
import { routes } from "@/lib/routes"
import { getSource, listSources } from "@/lib/server/queries/sources"
import { getRetirement } from "@/lib/server/queries/retirement"

export const revalidate = 86400
type Props = { params: Promise<{ id: string }> }

/** A source's page is made when a reader first asks for it, and kept. */
export function generateStaticParams(): { id: string }[] {
  return []
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const source = await getSource(readable((await params).id))
  if (!source) return { title: "No such source" }
  return pageMetadata({
    title: source.title ?? source.publisher,
    description: `${source.publisher}: what it says of Chinese firms’ AI chips, and which records here rest on it.`,
    path: routes.source(source.id),
  })
}

export default async function SourcePage({ params }: Props) {
  const id = readable((await params).id)
  const source = await getSource(id)
  if (source) return <SourcePageView source={source} />
  const { sources } = await listSources()
  return (
    <MissingPage
      asked={id}
      noun="source"
      retired={await getRetirement("source", id)}
      candidates={sources.map((one) => ({
        href: routes.source(one.id),
        name: one.title ? `${one.publisher}: ${one.title}` : one.publisher,
        keys: [one.id, one.publisher],
      }))}
      index={{ href: routes.sources(), label: "all sources" }}
    />
  )
}
