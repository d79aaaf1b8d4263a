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
import { Awaited } from "./awaited"
import { AnswerTable, type NamedAnswer } from "./answer-table"
import { DriversPanel } from "./drivers-panel"
import { changesBesideScenario } from "./lab-state"
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
  isFailed,
  isFirst,
  foot,
  analysis,
}: {
  view: LabView
  state: LabState
  /** Null where the reader's changes have no answer, or none yet: never the published one in its place. */
  mine: Answer | null
  /** Under the scenario that it names, which may be an older one than `state` compares with. */
  beside: { scenario: string; answer: Answer } | null
  published: Answer
  isChanged: boolean
  /** Whether no answer is to be expected. */
  isFailed: boolean
  /** Whether the engine has answered nothing yet. */
  isFirst: boolean
  foot: ChartFoot
  analysis: LabAnalysis
}) {
  const [shown, setShown] = useState<Shown>("fan")
  const { workload, set } = state
  const none = isFailed ? "no answer" : "running…"
  const answers: NamedAnswer[] = [
    { name: "Published", answer: published },
    ...(isChanged ? [{ name: "Yours", answer: mine ?? none } as const] : []),
    ...(state.compare === null
      ? []
      : [
          {
            name: besideName(view, state, state.compare),
            answer: beside?.scenario === state.compare && !isFailed ? beside.answer : none,
          } as const,
        ]),
  ]
  const summary = mine && runwayOf(mine, state)
  const before = runwayOf(published, state)
  const waiting = isFailed ? "There is no answer to your changes." : "Your changes are being run…"
  const share = specOfLabState(state)
  return (
    // What stands here before the first answer is no part of it that moved: it gives way as a whole.
    <div key={mine === null && isFirst ? "awaited" : "answered"} className="lab-said space-y-4">
      <Awaited isThere={mine !== null} words={waiting}>
        <AnswerSentence
          name={view.name}
          answer={mine ?? published}
          view={state}
          rents={view.rents !== null}
        />
      </Awaited>
      {isChanged && before && (mine === null || summary) && (
        <p className="text-15">
          Against the published estimate:{" "}
          {mine && summary ? `${changeLine(changeWords(before, summary, mine.horizonMonths))}.` : none}
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
        <Awaited isThere={mine !== null} words={waiting}>
          <AnswerFan
            name={view.name}
            answer={mine ?? published}
            published={isChanged ? published : null}
            workload={workload}
            set={set}
            foot={foot}
            share={share}
          />
        </Awaited>
      )}
      {shown === "survival" && (
        <SurvivalChart answers={inOrder(answers, isChanged)} workload={workload} set={set} />
      )}
      {shown === "drivers" && (
        <DriversPanel
          view={view}
          analysis={analysis}
          answerIs={mine === null ? "awaited" : summary ? "there" : "without a number"}
        />
      )}
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

/** The compared scenario is put under the reader's own changes, so a name that left them out would mislead. */
function besideName({ scenarios }: LabView, { case: given }: LabState, compare: string): string {
  const title =
    compare === asThingsStand ? null : (scenarios.find(({ id }) => id === compare)?.title ?? compare)
  if (changesBesideScenario(given) === 0) return title ?? "As things stand"
  return title === null ? "Your changes, without a scenario" : `Your changes under “${title}”`
}
