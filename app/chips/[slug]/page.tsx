import type { Metadata } from "next"
import { metadataWithChart } from "@/app/_parts/chart-metadata"
import { readable } from "@/app/_parts/readable"
import { ChipPageView } from "@/components/chips/chip-page-view"
import { MissingPage } from "@/components/not-found/missing-page"
import { specVersion as version } from "@/lib/charts/spec"
import { routes } from "@/lib/routes"
import { getChip, listChipNames } from "@/lib/server/queries/chips"
import { getRetirement } from "@/lib/server/queries/retirement"

export const revalidate = 86400
type Props = { params: Promise<{ slug: string }> }

/** A chip's page is made when a reader first asks for it, and kept. */
export function generateStaticParams(): { slug: string }[] {
  return []
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = await getChip(readable((await params).slug))
  if (!page) return { title: "No such chip" }
  const { name, vendor, id } = page.chip
  return metadataWithChart(
    {
      title: name,
      description: `${vendor} ${name}: specifications with their sources, whether it may be sold to China and since when, who ordered it, and at what price.`,
      path: routes.chip(id),
    },
    [{ version, chart: "chip-status", chip: id }],
  )
}

export default async function ChipPage({ params }: Props) {
  const slug = readable((await params).slug)
  const page = await getChip(slug)
  if (page) return <ChipPageView page={page} />
  const chips = await listChipNames()
  return (
    <MissingPage
      asked={slug}
      noun="chip"
      retired={await getRetirement("chip", slug)}
      candidates={chips.map(({ id, name, labels }) => ({
        href: routes.chip(id),
        name,
        keys: [id, name, ...labels],
      }))}
      index={{ href: routes.chips(), label: "all chips" }}
    />
  )
}
