import type { Metadata } from "next"
import { chartDataset } from "@/app/_parts/chart-dataset"
import { ChartEmbed } from "@/app/_parts/chart-embed"
import { chartMetadata } from "@/app/_parts/chart-metadata"
import { siteUrl } from "@/app/_parts/site-url"
import { MissingChart } from "@/app/charts/_parts/missing-chart"
import { readView, type ChartParams } from "@/app/charts/_parts/read-view"
import { ChartChoices } from "@/components/snapshot/chart-choices"
import { ChartView } from "@/components/snapshot/chart-view"
import { DatasetScript } from "@/components/snapshot/dataset-script"
import { OriginSection } from "@/components/snapshot/origin-section"
import { ShareSection } from "@/components/snapshot/share-section"
import { WrongSettings } from "@/components/snapshot/wrong-settings"
import { chartEntry } from "@/lib/charts/chart-catalogue"
import { chartHome } from "@/lib/charts/chart-home"
import { routes } from "@/lib/routes"
import { getKeptChart } from "@/lib/server/charts/kept-chart"
import { now } from "@/lib/server/clock"
import { getDataVersionDay } from "@/lib/server/queries/data-version-day"

export const revalidate = 86400
type Props = { params: ChartParams }

/** A chart's page is made when a reader first asks for it, and kept. */
export function generateStaticParams(): Awaited<ChartParams>[] {
  return []
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const read = await readView(params)
  const document = read.isValid ? await getKeptChart(read.spec) : null
  if (!read.isValid || !document) return { title: "No such chart" }
  const { answer, figure } = document
  return chartMetadata(
    { title: figure.title, description: answer, path: routes.chart(read.spec) },
    { spec: read.spec },
    document,
  )
}

export default async function ChartPage({ params }: Props) {
  const read = await readView(params)
  if (!read.isValid) return <WrongSettings chart={read.chart} asked={read.asked} problems={read.problems} />
  const { spec } = read
  const document = await getKeptChart(spec)
  if (!document) return <MissingChart spec={spec} />
  const home = chartHome(spec)
  const { origin } = siteUrl()
  const modified =
    (await getDataVersionDay(String(document.provenance.dataVersion))) ?? now().toISOString().slice(0, 10)
  return (
    <>
      <DatasetScript
        dataset={chartDataset(document, {
          of: { spec },
          day: modified,
          shows: chartEntry(spec.chart).shows,
        })}
      />
      <ChartView
        document={document}
        kicker={
          <>
            <a href={routes.charts()}>Charts</a> · <a href={home.href}>{home.label}</a>
          </>
        }
        standing="Live: moves with the data"
        notice={<ChartChoices spec={spec} />}
      >
        <ShareSection
          document={document}
          spec={spec}
          frozen={null}
          origin={origin}
          embed={<ChartEmbed document={document} spec={spec} frozenId={null} origin={origin} />}
        />
        <OriginSection document={document} />
      </ChartView>
    </>
  )
}
