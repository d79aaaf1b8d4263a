import type { Metadata } from "next"
import { chartMetadata } from "@/app/_parts/chart-metadata"
import { LiveChartView } from "@/app/charts/_parts/live-chart-view"
import { MissingChart } from "@/app/charts/_parts/missing-chart"
import { readView, type ChartParams } from "@/app/charts/_parts/read-view"
import { WrongSettings } from "@/components/snapshot/wrong-settings"
import { routes } from "@/lib/routes"
import { getKeptChart } from "@/lib/server/charts/kept-chart"

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
  return <LiveChartView spec={spec} document={document} standing="Live: moves with the data" />
}
