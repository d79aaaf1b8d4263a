import { medianWords } from "@/lib/runway-words"
import type { LabState } from "@/lib/lab/lab-query"
import { changeWords, runwayOf, spanOf, type Answer } from "./answer-facts"
import type { NamedAnswer } from "./answer-table"

/** The answer in one line, that stays in sight while a phone scrolls through the controls. */
export function AnswerBar({
  answer,
  published,
  view,
  isChanged,
}: {
  /** Why there is none, where it is the reader’s and not there. */
  answer: NamedAnswer["answer"]
  published: Answer
  view: Pick<LabState, "workload" | "set">
  isChanged: boolean
}) {
  if (typeof answer === "string") {
    return (
      <div className={`lab-bar-line of-${view.workload}`} aria-hidden="true">
        <span>your changes: {answer}</span>
      </div>
    )
  }
  const summary = runwayOf(answer, view)
  const before = runwayOf(published, view)
  const { horizonMonths } = answer
  return (
    <div className={`lab-bar-line of-${view.workload}`} aria-hidden="true">
      {summary ? (
        <>
          <strong>{medianWords(summary.quantiles.p50, horizonMonths)}</strong>
          <span>nine in ten {spanOf(summary.quantiles.p5, summary.quantiles.p95, horizonMonths)}</span>
          {isChanged && before && <span>{changeWords(before, summary, horizonMonths).median}</span>}
        </>
      ) : (
        <span>no number for {view.workload}</span>
      )}
    </div>
  )
}
