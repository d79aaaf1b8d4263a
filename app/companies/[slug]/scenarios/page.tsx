import { cache } from "react"
import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { Busy } from "@/app/_parts/busy"
import { orBusy } from "@/app/_parts/or-busy"
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
  const { made: firm, busy } = await asked((await params).slug)
  if (busy !== null) return { title: "Busy just now", robots: { index: false, follow: true } }
  if (!firm) return { title: "No such firm" }
  return pageMetadata({
    title: `${firm.name} under other assumptions`,
    description: `How long ${firm.name}’s AI chips last if imports end, makers deliver, demand slows or effort doubles: the same estimate under ${firm.scenarios.length} scenarios.`,
    path: routes.scenariosOf(firm.slug),
  })
}

export default async function FirmScenariosPage({ params }: Props) {
  const { slug } = await params
  const { made: firm, busy } = await asked(slug)
  if (busy !== null) return <Busy words={busy} again={routes.scenariosOf(readable(slug))} />
  if (!firm) notFound()
  return <ScenariosView firm={firm} />
}

/** Both the page and its head ask; the second finds what the first was given. */
const asked = cache((slug: string) => orBusy(() => getFirmScenarios(readable(slug))))
