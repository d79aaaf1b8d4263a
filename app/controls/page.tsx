import { pageMetadata } from "@/app/_parts/page-metadata"
import { ControlsView } from "@/components/controls/controls-view"
import { routes } from "@/lib/routes"
import { getControlsToday } from "@/lib/server/queries/controls"

export const revalidate = 86400

export const metadata = pageMetadata({
  title: "Export controls",
  description: "Which AI chips may be sold to China, under which text, on any day since August 2022.",
  path: routes.controls(),
})

export default async function ControlsPage() {
  return <ControlsView view={await getControlsToday()} />
}
