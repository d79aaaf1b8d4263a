import type { Metadata } from "next"
import { pageMetadata } from "@/app/_parts/page-metadata"
import { readable } from "@/app/_parts/readable"
import { ScenarioView } from "@/components/controls/scenario-view"
import { MissingPage } from "@/components/not-found/missing-page"
import { monthSchema } from "@/lib/domain/month"
import { monthWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { getReplay, getReplaySetting, getScenario } from "@/lib/server/queries/replay"

export const revalidate = 86400
type Props = { params: Promise<{ scenario: string; asOf: string }> }

/** A scenario as of another month is made when a reader first asks for it, and kept. */
export function generateStaticParams(): { scenario: string; asOf: string }[] {
  return []
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const asked = await params
  const scenario = await getScenario(readable(asked.scenario))
  const asOf = monthSchema.safeParse(readable(asked.asOf))
  if (!scenario || !asOf.success) return { title: "No such scenario" }
  return pageMetadata({
    title: `${scenario.title}, as of ${monthWords(asOf.data)}`,
    description: `${scenario.summary} What that would have done to how long each Chinese firm’s AI chips last.`,
    path: routes.scenario(scenario.id, asOf.data),
  })
}

export default async function ScenarioAsOfPage({ params }: Props) {
  const asked = await params
  const [id, month] = [readable(asked.scenario), readable(asked.asOf)]
  const [scenario, setting] = await Promise.all([getScenario(id), getReplaySetting()])
  const asOf = setting.asOfs.find((one) => one === month)
  if (scenario && asOf !== undefined) {
    const replay = await getReplay({ changes: scenario.law, asOf })
    return <ScenarioView scenario={scenario} replay={replay} asOfs={setting.asOfs} />
  }
  const others = setting.scenarios.flatMap(({ id: other, title }) =>
    setting.asOfs.map((one, index) => ({
      href: routes.scenario(other, index === 0 ? null : one),
      name: `${title}, as of ${monthWords(one)}`,
      keys: [`${other} ${one}`],
    })),
  )
  return (
    <MissingPage
      asked={`${id} ${month}`}
      noun="scenario"
      candidates={others}
      index={{ href: routes.replay(), label: "all scenarios" }}
    />
  )
}
