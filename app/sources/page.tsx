import { pageMetadata } from "@/app/_parts/page-metadata"
import { ShareLine } from "@/components/charts/share/share-line"
import { PageHead } from "@/components/page/page-head"
import { Stamp } from "@/components/page/stamp"
import { SourceTable } from "@/components/sources/source-table"
import { specVersion } from "@/lib/charts/spec"
import { routes } from "@/lib/routes"
import { listSources } from "@/lib/server/queries/sources"

export const revalidate = 86400

export const metadata = pageMetadata({
  title: "Sources",
  description: "Every page, filing and dataset that a number on this site rests on, and whether it was read.",
  path: routes.sources(),
})

export default async function SourcesPage() {
  const { sources, dataVersion } = await listSources()
  const read = sources.filter(({ verification }) => verification === "read").length
  return (
    <>
      <PageHead title={`${sources.length} sources, ${read} of them read`}>
        <p className="mt-3 max-w-prose">
          A number without a source does not enter. A source counts as read when the page itself was opened;
          one that others name, or that could not be opened, is unverified: shown, marked, and without weight
          in an estimate.
        </p>
        <Stamp parts={[`Data version ${dataVersion}`]} />
      </PageHead>
      <div className="mt-8">
        <SourceTable sources={sources} />
        <div className="mt-2">
          <ShareLine
            spec={{ version: specVersion, chart: "sources-table" }}
            title="Every source"
            asOf={null}
            dataVersion={dataVersion}
          />
        </div>
      </div>
    </>
  )
}
