import { pageMetadata } from "@/app/_parts/page-metadata"
import { ChipListView } from "@/components/chips/chip-list-view"
import { routes } from "@/lib/routes"
import { listChips } from "@/lib/server/queries/chips"

export const revalidate = 86400

export const metadata = pageMetadata({
  title: "Chips",
  description:
    "Every AI chip on record: throughput, density, memory, links, price, and whether it may be sold to China.",
  path: routes.chips(),
})

export default async function ChipsPage() {
  return <ChipListView list={await listChips()} makers={null} />
}
