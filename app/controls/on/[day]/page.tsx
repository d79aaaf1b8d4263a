import type { Metadata } from "next"
import { metadataWithChart } from "@/app/_parts/chart-metadata"
import { readable } from "@/app/_parts/readable"
import { ControlsView } from "@/components/controls/controls-view"
import { MissingDay } from "@/components/controls/missing-day"
import { specVersion } from "@/lib/charts/spec"
import { controlDaySchema } from "@/lib/contracts/control"
import { dayWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { getControlDay } from "@/lib/server/queries/controls"

export const revalidate = 86400
type Props = { params: Promise<{ day: string }> }

/** A day's page is made when a reader first asks for it, and kept. */
export function generateStaticParams(): { day: string }[] {
  return []
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const day = controlDaySchema.safeParse(readable((await params).day))
  if (!day.success) return { title: "No such day" }
  return metadataWithChart(
    {
      title: `Export controls on ${dayWords(day.data)}`,
      description: `Which AI chips could be sold to China on ${dayWords(day.data)}, and under which text.`,
      path: routes.controlsOn(day.data),
    },
    [{ version: specVersion, chart: "controls-table", day: day.data }],
  )
}

export default async function ControlsOnDayPage({ params }: Props) {
  const asked = readable((await params).day)
  const day = controlDaySchema.safeParse(asked)
  if (day.success) return <ControlsView view={await getControlDay(day.data)} />
  return <MissingDay asked={asked} why={day.error.issues[0]?.message ?? "no such day"} />
}
