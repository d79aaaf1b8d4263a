import { pageMetadata } from "@/app/_parts/page-metadata"
import { PageHead } from "@/components/page/page-head"
import { SearchForm } from "@/components/search/search-form"
import { routes } from "@/lib/routes"

export const revalidate = 86400

const description = "Firms, chips, orders, rules, sources and pages, by any of their names."

// Which results there are stands in the query; without one the page is a field, and of no use to a search engine.
export const metadata = {
  ...pageMetadata({ title: "Search", description, path: routes.search() }),
  robots: { index: false, follow: true },
}

const examples = ["百度", "zijie", "9988", "H20", "a800 2023", "3A090", "track record"]

export default function SearchPage() {
  return (
    <>
      <PageHead title="Search">
        <p className="mt-3 max-w-prose">
          Firms by their English or Chinese name, in pinyin, by ticker or by what they make; chips, orders,
          rules, sources, and our own pages. A slip of the finger is forgiven.
        </p>
      </PageHead>
      <SearchForm q="" />
      <p className="mt-4 text-15 text-muted">
        For example{" "}
        {examples.map((q, at) => (
          <span key={q}>
            {at > 0 && ", "}
            <a href={routes.search(q)}>{q}</a>
          </span>
        ))}
        .
      </p>
    </>
  )
}
