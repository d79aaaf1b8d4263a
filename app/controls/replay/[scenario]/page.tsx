import type { Metadata } from "next"
import { pageMetadata } from "@/app/_parts/page-metadata"
import { readable } from "@/app/_parts/readable"
import { ScenarioView } from "@/components/controls/scenario-view"
import { MissingPage } from "@/components/not-found/missing-page"
import { routes } from "@/lib/routes"
import { getReplay, getReplaySetting, getScenario } from "@/lib/server/queries/replay"

export const revalidate = 86400
type Props = { params: Promise<{ scenario: string }> }

/** A scenario's page is made when a reader first asks for it, and kept. */
export function generateStaticParams(): { scenario: string }[] {
  return []
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const scenario = await getScenario(readable((await params).scenario))
  if (!scenario) return { title: "No such scenario" }
  return pageMetadata({
    title: scenario.title,
    description: `${scenario.summary} What that would do to how long each Chinese firm’s AI chips last.`,
    path: routes.scenario(scenario.id),
  })
}

export default async function ScenarioPage({ params }: Props) {
  const id = readable((await params).scenario)
  const [scenario, setting] = await Promise.all([getScenario(id), getReplaySetting()])
  const [asOf] = setting.asOfs
  if (scenario && asOf !== undefined) {
    const replay = await getReplay({ changes: scenario.law, asOf })
    return <ScenarioView scenario={scenario} replay={replay} asOfs={setting.asOfs} />
  }
  return (
    <MissingPage
      asked={id}
      noun="scenario"
      candidates={setting.scenarios.map((one) => ({
        href: routes.scenario(one.id),
        name: one.title,
        keys: [one.id],
      }))}
      index={{ href: routes.replay(), label: "all scenarios" }}
    />
  )
}
