import { RuleTimeline } from "@/components/charts/static/rule-timeline"
import { PageHead } from "@/components/page/page-head"
import { Stamp } from "@/components/page/stamp"
import { matrixGroups } from "@/lib/charts/control-matrix-model"
import { specVersion } from "@/lib/charts/spec"
import { ruleTimelineModel } from "@/lib/charts/rule-timeline-model"
import type { ControlDayView } from "@/lib/contracts/control"
import { dayWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { DayExplorer } from "./day-explorer"

/** The law on one day: the answer in a sentence, the time line, and every part under every rule. */
export function ControlsView({ view }: { view: ControlDayView }) {
  const { day, compiledOn, rules, dataVersion } = view
  const model = ruleTimelineModel({ ...view, today: compiledOn })
  return (
    <>
      <PageHead kicker="Export controls" title="Which AI chips may be sold to China" />
      <DayExplorer
        day={day}
        today={compiledOn}
        dataVersion={dataVersion}
        stretch={view.stretch}
        previousChange={view.previousChange}
        nextChange={view.nextChange}
        share={{ version: specVersion, chart: "controls-table", day }}
        groups={matrixGroups(view.chips).map(({ group, anchor, rows }) => ({
          group,
          anchor,
          rows: rows.map(({ chip, at }) => ({ ...chip, at, href: routes.chip(chip.id) })),
        }))}
        heads={Object.fromEntries(
          rules.map(({ id, name, shortName, place }) => [
            id,
            { name, shortName, place, href: routes.control(id) },
          ]),
        )}
        addresses={{
          today: routes.controls(),
          day: routes.controlsOn(""),
          form: routes.controlsDayForm(),
          classify: routes.classify(),
          everyDay: routes.everyControlDay(),
          replay: routes.replay(),
        }}
      >
        <RuleTimeline model={model} dataVersion={dataVersion} />
        <Stamp
          parts={[
            `Records as of ${dayWords(compiledOn)}`,
            `data version ${dataVersion}`,
            "A reading of public texts, not legal advice",
          ]}
        />
      </DayExplorer>
    </>
  )
}
