import { memo, useState } from "react"
import type { ChartFoot } from "@/components/charts/chart-frame"
import { ShareLine } from "@/components/charts/share/share-line"
import { specOfLabState } from "@/lib/charts/lab-state-of"
import type { LabView } from "@/lib/contracts/lab"
import { asThingsStand } from "@/lib/domain/case"
import type { LabState } from "@/lib/lab/lab-query"
import { stockSubject } from "@/lib/runway-words"
import { changeWords, runwayOf, type Answer } from "./answer-facts"
import { AnswerFan } from "./answer-fan"
import { AnswerSentence } from "./answer-sentence"
import { AnswerTable, type NamedAnswer } from "./answer-table"
import { DriversPanel } from "./drivers-panel"
import { SurvivalChart } from "./survival-chart"
import type { LabAnalysis } from "./use-lab-analysis"
import { Choice } from "./view-switch"

type Shown = "fan" | "survival" | "drivers"

/** The answer to the reader's case beside the published one, with its charts. */
export const AnswerPanel = memo(function AnswerPanel({
  view,
  state,
  mine,
  beside,
  published,
  isChanged,
  foot,
  analysis,
}: {
  view: LabView
  state: LabState
  mine: Answer
  /** Under the compared scenario. */
  beside: Answer | null
  published: Answer
  isChanged: boolean
  foot: ChartFoot
  analysis: LabAnalysis
}) {
  const [shown, setShown] = useState<Shown>("fan")
  const { workload, set } = state
  const answers: NamedAnswer[] = [
    { name: "Published", answer: published },
    ...(isChanged ? [{ name: "Yours", answer: mine }] : []),
    ...(beside ? [{ name: titleOf(view, state.compare), answer: beside }] : []),
  ]
  const summary = runwayOf(mine, state)
  const before = runwayOf(published, state)
  const share = specOfLabState(state)
  return (
    <div className="space-y-4">
      <AnswerSentence name={view.name} answer={mine} view={state} rents={view.rents !== null} />
      {isChanged && summary && before && (
        <p className="text-15">
          Against the published estimate: {changeLine(changeWords(before, summary, mine.horizonMonths))}.
        </p>
      )}
      <AnswerTable answers={answers} view={state} />
      <div className="no-print noscript:hidden">
        <Choice
          legend="Chart"
          value={shown}
          options={[
            ["fan", "Need and chips"],
            ["survival", "How long they last"],
            ["drivers", "What drives this"],
          ]}
          onChoose={setShown}
        />
      </div>
      {shown === "fan" && (
        <AnswerFan
          name={view.name}
          answer={mine}
          published={isChanged ? published : null}
          workload={workload}
          set={set}
          foot={foot}
          share={share}
        />
      )}
      {shown === "survival" && (
        <SurvivalChart answers={inOrder(answers, isChanged)} workload={workload} set={set} />
      )}
      {shown === "drivers" && <DriversPanel view={view} analysis={analysis} isReady={summary !== null} />}
      {shown !== "fan" && (
        <ShareLine
          spec={share}
          title={`${stockSubject(view.name, set)} as supposed, ${workload}`}
          asOf={foot.asOf}
          dataVersion={foot.dataVersion}
        />
      )}
    </div>
  )
})

/** The survival chart gives the second line to the reader; without changes the published one is the only solid line. */
function inOrder(answers: NamedAnswer[], isChanged: boolean): (NamedAnswer | null)[] {
  const [published, ...others] = answers
  if (isChanged) return answers
  return [null, published ?? null, ...others]
}

function changeLine({ median, lasts }: { median: string; lasts: string | null }): string {
  return lasts === null ? median : `${median}; still enough after 24 months: ${lasts}`
}

function titleOf({ scenarios }: LabView, compare: string | null): string {
  if (compare === null || compare === asThingsStand) return "As things stand"
  return scenarios.find(({ id }) => id === compare)?.title ?? compare
}
