import { chartDataset } from "@/app/_parts/chart-dataset"
import { ChartEmbed } from "@/app/_parts/chart-embed"
import { siteUrl } from "@/app/_parts/site-url"
import { ChartChoices } from "@/components/snapshot/chart-choices"
import { ChartView } from "@/components/snapshot/chart-view"
import { DatasetScript } from "@/components/snapshot/dataset-script"
import { OriginSection } from "@/components/snapshot/origin-section"
import { ShareSection } from "@/components/snapshot/share-section"
import { chartEntry } from "@/lib/charts/chart-catalogue"
import { numberOfChart } from "@/lib/charts/number-of-chart"
import { chartHome } from "@/lib/charts/chart-home"
import type { ChartDocument } from "@/lib/charts/document"
import type { ChartSpec } from "@/lib/charts/spec"
import { routes } from "@/lib/routes"
import { now } from "@/lib/server/clock"
import { getDataVersionDay } from "@/lib/server/queries/data-version-day"

/** A live chart with its choices, its files, and what it rests on. */
export async function LiveChartView({
  spec,
  document,
  standing,
}: {
  spec: ChartSpec
  document: ChartDocument
  standing: string
}) {
  const home = chartHome(spec)
  const number = numberOfChart(spec)
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
        standing={standing}
        notice={<ChartChoices spec={spec} />}
        opens={number ? { of: number } : { href: home.href }}
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
