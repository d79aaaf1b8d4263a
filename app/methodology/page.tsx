import { pageMetadata } from "@/app/_parts/page-metadata"
import { familyOf } from "@/components/assumptions/families"
import { DocumentView } from "@/components/methodology/document-view"
import { PageHead } from "@/components/page/page-head"
import { Stamp } from "@/components/page/stamp"
import { CoverageTable } from "@/components/track-record/coverage-table"
import { plainText } from "@/lib/markdown/parse-inline"
import { routes } from "@/lib/routes"
import { listAssumptions } from "@/lib/server/queries/assumptions"
import { getTrackRecord } from "@/lib/server/queries/track-record"
import { readMethodology } from "@/lib/server/read-methodology"

export const revalidate = 86400

export const metadata = pageMetadata({
  title: "Methodology",
  description: "How a runway is estimated: formulas, uncertainty, grades, backtests and known limits.",
  path: routes.methodology(),
})

export default async function MethodologyPage() {
  const [blocks, { assumptions, dataVersion }, { coverage }] = await Promise.all([
    readMethodology(),
    listAssumptions(),
    getTrackRecord(),
  ])
  const title = blocks.find((block) => block.kind === "heading" && block.level === 1)
  const headings = blocks.filter((block) => block.kind === "heading").filter(({ level }) => level === 2)
  const names = new Set(assumptions.flatMap(({ id }) => [id, familyOf(id)]))
  return (
    <>
      <PageHead title={title?.kind === "heading" ? plainText(title.children) : "Methodology"}>
        <Stamp parts={[`Data version ${dataVersion}`]} />
      </PageHead>
      <div className="mt-6 lg:grid lg:grid-cols-[minmax(0,1fr)_15rem] lg:gap-x-12">
        <nav aria-label="On this page" className="text-13 lg:order-2">
          <ul className="flex flex-wrap gap-x-4 gap-y-1 border-t pt-3 lg:sticky lg:top-4 lg:block lg:space-y-1">
            {headings.map(({ id, children }) => (
              <li key={id}>
                <a href={`#${id}`}>{plainText(children)}</a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="mt-4 lg:-mt-3">
          <DocumentView
            blocks={blocks}
            assumptions={names}
            live={{ "track-record": <CoverageTable coverage={coverage} /> }}
          />
        </div>
      </div>
    </>
  )
}
