import { OpenNumber } from "@/components/numbers/open-number"
import { ScrollTable } from "@/components/ui/scroll-table"
import { Tag } from "@/components/ui/tag"
import type { FirmScenarios, ScenarioFigures, ScenarioWorkload } from "@/lib/contracts/firm-scenarios"
import { asThingsStand, untouchedCase } from "@/lib/domain/case"
import type { Workload } from "@/lib/domain/company"
import type { NumberKey } from "@/lib/number-key"
import { routes } from "@/lib/routes"
import { byEffect, chanceWords, noScenarioNumber, scenarioRunwayWords } from "@/lib/scenario-words"

/** One workload under every scenario, from the worst to the best; the estimate as it stands comes first. */
export function ScenarioTable({ firm, workload }: { firm: FirmScenarios; workload: Workload }) {
  const caption = `${firm.name}’s ${workload} under each scenario`
  return (
    <ScrollTable caption={caption}>
      <thead>
        <tr>
          <th scope="col">Scenario</th>
          <th scope="col">Own stock lasts</th>
          <th scope="col">Enough after two years</th>
          <th scope="col">All supply lasts</th>
          <th scope="col">Enough after two years</th>
          <th scope="col">Change it further</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row" className="min-w-36 max-w-64">
            As things stand
            <Doubt of={firm.base[workload]} />
          </th>
          <Cells firm={firm} workload={workload} scenario={null} figures={firm.base} />
          <td>
            <a href={routes.lab(firm.slug)}>Open in the laboratory</a>
          </td>
        </tr>
        {byEffect(firm.scenarios, workload).map(({ id, title, figures }) => (
          <tr key={id}>
            <th scope="row" className="min-w-36 max-w-64">
              <a href={`#${id}`}>{title}</a>
              {firm.base[workload].grade !== "strained" && <Doubt of={figures[workload]} />}
            </th>
            <Cells
              firm={firm}
              workload={workload}
              scenario={id}
              figures={figures}
              before={firm.base[workload]}
            />
            <td>
              <a
                href={routes.lab({
                  case: { ...untouchedCase(firm.slug), scenario: id },
                  compare: asThingsStand,
                  workload,
                  set: "all",
                })}
                aria-label={`Open “${title}” in the laboratory`}
              >
                Open
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

/** Said once where the estimate itself is strained, else of each row that is. */
function Doubt({ of: { grade } }: { of: ScenarioWorkload }) {
  if (grade !== "strained") return null
  return (
    <span className="block">
      <Tag tone="doubt">for orientation only</Tag>
    </span>
  )
}

function Cells({
  firm: { slug, horizonMonths },
  workload,
  scenario,
  figures,
  before,
}: {
  firm: FirmScenarios
  workload: Workload
  /** Null: as things stand. */
  scenario: string | null
  figures: ScenarioFigures
  before?: ScenarioWorkload
}) {
  const { own, all } = figures[workload]
  if (own === null && all === null) return <td colSpan={4}>{noScenarioNumber(figures)}</td>
  return [own, all].map((runway, index) => {
    if (runway === null) return <td key={index} colSpan={2} />
    const ofRunway = { firm: slug, workload, set: index === 0 ? "own" : "all" } as const
    const number: NumberKey =
      scenario === null ? { of: "runway", ...ofRunway } : { of: "scenario", ...ofRunway, scenario }
    const compared = before && (index === 0 ? before.own : before.all)
    return [
      <td key={`${index}-lasts`} className="whitespace-nowrap">
        <OpenNumber of={number}>{scenarioRunwayWords(runway, horizonMonths)}</OpenNumber>
      </td>,
      <td key={`${index}-chance`} className="whitespace-nowrap">
        <OpenNumber of={number}>
          {chanceWords(runway.sufficientAt24, compared?.sufficientAt24 ?? null)}
        </OpenNumber>
      </td>,
    ]
  })
}
