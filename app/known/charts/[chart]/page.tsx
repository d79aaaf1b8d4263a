import type { Metadata } from "next"
import { Busy } from "@/app/_parts/busy"
import { orBusy } from "@/app/_parts/or-busy"
import { readable } from "@/app/_parts/readable"
import { LiveChartView } from "@/app/charts/_parts/live-chart-view"
import { MissingChart } from "@/app/charts/_parts/missing-chart"
import { KnownBanner } from "@/components/known/known-banner"
import { keepsDay } from "@/components/known/known-day"
import { WrongSettings } from "@/components/snapshot/wrong-settings"
import { chartEntry } from "@/lib/charts/chart-catalogue"
import { knownOf, specOfNow } from "@/lib/charts/known-spec"
import { specFromQuery } from "@/lib/charts/permalink"
import { dayWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { getKeptChart } from "@/lib/server/charts/kept-chart"
import { catalogueKnownOn } from "@/lib/server/queries/as-known"

type Props = {
  params: Promise<{ chart: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

async function read({ params, searchParams }: Props) {
  const chart = readable((await params).chart)
  const query = await searchParams
  return { chart, query, ...specFromQuery(chart, query) }
}

/** Not made for its title: whoever comes first waits for the chart alone. */
export async function generateMetadata(props: Props): Promise<Metadata> {
  const asked = await read(props)
  if (!asked.isValid) return { title: "No such chart", robots: { index: false } }
  const { spec } = asked
  const day = knownOf(spec)
  return {
    title: `${chartEntry(spec.chart).title}${day === null ? "" : `, as known on ${dayWords(day)}`}`,
    alternates: { canonical: routes.chart(specOfNow(spec)) },
    robots: { index: false, follow: false },
  }
}

/** A chart as known on a day; its own address leads here where it names one. */
export default async function KnownChartPage(props: Props) {
  const asked = await read(props)
  if (!asked.isValid) {
    const settings = Object.fromEntries(
      Object.entries(asked.query).map(([name, value]) => [name, value === undefined ? [] : [value].flat()]),
    )
    return <WrongSettings chart={asked.chart} asked={settings} problems={asked.problems} />
  }
  const { spec } = asked
  const { made: document, busy } = await orBusy(() => getKeptChart(spec))
  if (busy !== null) return <Busy words={busy} again={routes.chart(spec)} />
  if (!document) return <MissingChart spec={spec} />
  const day = knownOf(spec)
  const known = day === null ? null : (await catalogueKnownOn(day)).known
  if (known !== null) keepsDay(known)
  const [path = "", query = ""] = routes.chart(specOfNow(spec)).split("?")
  return (
    <>
      {known !== null && (
        <KnownBanner known={known} path={path} fields={Object.fromEntries(new URLSearchParams(query))} />
      )}
      <LiveChartView spec={spec} document={document} standing="Live: moves with what is corrected" />
    </>
  )
}
