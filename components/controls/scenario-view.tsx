import { PageHead } from "@/components/page/page-head"
import { Stamp } from "@/components/page/stamp"
import { ChoiceLinks } from "@/components/ui/choice-links"
import type { Replay } from "@/lib/contracts/replay"
import type { Month } from "@/lib/domain/month"
import type { Scenario } from "@/lib/domain/scenario"
import { monthWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { ReplayChanges } from "./replay-changes"
import { ReplayResult } from "./replay-result"

/** A scenario on record: what it supposes, and what it does to firms and chips. */
export function ScenarioView({
  scenario,
  replay,
  asOfs,
}: {
  scenario: Scenario
  replay: Replay
  asOfs: readonly Month[]
}) {
  return (
    <>
      <PageHead kicker={<a href={routes.replay()}>What if the rules were others?</a>} title={scenario.title}>
        <p className="mt-3 max-w-prose" data-prose="">
          {scenario.summary}
        </p>
        <ReplayChanges changes={scenario.law} names={replay.names} />
        <div className="mt-3">
          <ChoiceLinks
            label="Estimates as of"
            current={replay.asOf}
            options={asOfs.map((month, index) => ({
              value: month,
              name: monthWords(month),
              href: routes.scenario(scenario.id, index === 0 ? null : month),
            }))}
          />
        </div>
        <Stamp
          parts={[`data version ${replay.dataVersion}`, "A reading of public texts, not legal advice"]}
        />
      </PageHead>
      <ReplayResult replay={replay} />
      <p className="mt-10 border-t border-hairline pt-3 text-15">
        <a href={routes.replay()}>Change the rules yourself, or take another scenario</a>
      </p>
    </>
  )
}
