import type { Metadata } from "next"
import { metadataWithChart } from "@/app/_parts/chart-metadata"
import { ControlsView } from "@/components/controls/controls-view"
import { specVersion as version } from "@/lib/charts/spec"
import { routes } from "@/lib/routes"
import { getControlsToday } from "@/lib/server/queries/controls"

export const revalidate = 86400

export function generateMetadata(): Promise<Metadata> {
  return metadataWithChart(
    {
      title: "Export controls",
      description: "Which AI chips may be sold to China, under which text, on any day since August 2022.",
      path: routes.controls(),
    },
    [{ version, chart: "law" }],
  )
}

export default async function ControlsPage() {
  return <ControlsView view={await getControlsToday()} />
}
