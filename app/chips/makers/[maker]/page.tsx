import type { Metadata } from "next"
import { pageMetadata } from "@/app/_parts/page-metadata"
import { readable } from "@/app/_parts/readable"
import { ChipListView } from "@/components/chips/chip-list-view"
import { makerOfSlug, makerSlug } from "@/components/chips/makers"
import { MissingPage } from "@/components/not-found/missing-page"
import { makerGroups } from "@/lib/contracts/control"
import { routes } from "@/lib/routes"
import { listChips } from "@/lib/server/queries/chips"

export const revalidate = 86400
type Props = { params: Promise<{ maker: string }> }

/** A maker's list is made when a reader first asks for it, and kept. */
export function generateStaticParams(): { maker: string }[] {
  return []
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const maker = makerOfSlug(readable((await params).maker))
  if (!maker) return { title: "No such maker" }
  return pageMetadata({
    title: `Chips: ${maker}`,
    description: `AI chips on record, ${maker}: throughput, memory, price, and whether they may be sold to China.`,
    path: routes.chipsBy(makerSlug(maker)),
  })
}

export default async function ChipsByMakerPage({ params }: Props) {
  const slug = readable((await params).maker)
  const makers = makerOfSlug(slug)
  if (makers) return <ChipListView list={await listChips()} makers={makers} />
  return (
    <MissingPage
      asked={slug}
      noun="maker of chips"
      candidates={makerGroups.map((group) => ({
        href: routes.chipsBy(makerSlug(group)),
        name: group,
        keys: [makerSlug(group), group],
      }))}
      index={{ href: routes.chips(), label: "all chips" }}
    />
  )
}
