import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { pageMetadata } from "@/app/_parts/page-metadata"
import { readable } from "@/app/_parts/readable"
import { ScenariosView } from "@/components/scenarios/scenarios-view"
import { routes } from "@/lib/routes"
import { getFirmScenarios } from "@/lib/server/queries/firm-scenarios"

export const revalidate = 86400
type Props = { params: Promise<{ slug: string }> }

/** A page is made when a reader first asks for it, and kept. */
export function generateStaticParams(): { slug: string }[] {
  return []
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const firm = await getFirmScenarios(readable((await params).slug))
  if (!firm) return { title: "No such firm" }
  return pageMetadata({
    title: `${firm.name} under other assumptions`,
    description: `How long ${firm.name}’s AI chips last if imports end, makers deliver, demand slows or effort doubles: the same estimate under ${firm.scenarios.length} scenarios.`,
    path: routes.scenariosOf(firm.slug),
  })
}

export default async function FirmScenariosPage({ params }: Props) {
  const firm = await getFirmScenarios(readable((await params).slug))
  if (!firm) notFound()
  return <ScenariosView firm={firm} />
}
