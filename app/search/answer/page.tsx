import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { pageMetadata } from "@/app/_parts/page-metadata"
import { PageHead } from "@/components/page/page-head"
import { SearchForm } from "@/components/search/search-form"
import { SearchResults } from "@/components/search/search-results"
import { longestQuery } from "@/lib/contracts/found-kind"
import { ordersQuery, usualOrdersView } from "@/lib/orders-link"
import { routes } from "@/lib/routes"
import { foundWords } from "@/lib/search-words"
import { search } from "@/lib/server/search/search"

export const dynamic = "force-dynamic"
type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Things of one kind that the page shows at most. */
const perKind = 20

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const q = askedOf(await searchParams)
  return {
    ...pageMetadata({
      title: `“${q}”`,
      description: "What the records and pages of Chip Runway hold on these words.",
      path: routes.search(),
    }),
    robots: { index: false, follow: true },
  }
}

/** `/search?q=…`: made for each request, as there are endlessly many. */
export default async function SearchAnswerPage({ searchParams }: Props) {
  const q = askedOf(await searchParams)
  if (q === "") redirect(routes.search())
  const answer = await search(q, { limit: 6 * perKind, perKind })
  const ordersHref = routes.orders(ordersQuery({ ...usualOrdersView, q }))
  return (
    <>
      <PageHead title={`${foundWords(answer.counts)} for “${q}”`} />
      <SearchForm q={q} />
      <SearchResults answer={answer} ordersHref={ordersHref} />
    </>
  )
}

/** Of several, the first; no longer than a query may be. */
function askedOf({ q }: Awaited<Props["searchParams"]>): string {
  return ([q ?? ""].flat()[0] ?? "").trim().slice(0, longestQuery)
}
