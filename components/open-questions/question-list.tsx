import { labHref } from "@/components/drivers/lab-href"
import { OpenFigures } from "@/components/numbers/open-figures"
import { Figures } from "@/components/ui/figures"
import type { PlainMonths } from "@/lib/charts/plain-months"
import type { OpenQuestion } from "@/lib/contracts/open-questions"
import type { NumberKey } from "@/lib/number-key"
import { knownWords } from "@/lib/open-questions-words"
import { routes } from "@/lib/routes"
import { GainList } from "./gain-list"

/** More orders than this are found from the assumption. */
const mostOrders = 3

type Shared = { axis: PlainMonths; horizonMonths: number; chart: string }

/** Questions one under the other, each with what is known and what an answer would do. */
export function QuestionList({
  entries,
  label,
  ...shared
}: {
  /** `rank` null: in no ranking. */
  entries: readonly { question: OpenQuestion; rank: string | null }[]
  label: string
} & Shared) {
  const isRanked = entries.some(({ rank }) => rank !== null)
  return (
    <ol className={isRanked ? "questions" : "questions is-unranked"} aria-label={label}>
      {entries.map(({ question, rank }) => (
        <li key={question.id} id={question.id}>
          {isRanked && (
            <p className={rank?.includes("–") ? "question-rank is-shared" : "question-rank"}>{rank}</p>
          )}
          <Asked question={question} />
          <GainList question={question.id} helps={question.helps} {...shared} />
        </li>
      ))}
    </ol>
  )
}

function Asked({
  question: { question, goodAnswer, known, assumptionId, orders, labKey, helps },
}: {
  question: OpenQuestion
}) {
  const help = helps[0]
  const behind = numberBehind(assumptionId, orders[0]?.id)
  return (
    <div className="question-text">
      <h3>{question}</h3>
      {goodAnswer && (
        <p data-prose="">
          <span className="text-muted">A good answer: </span>
          {goodAnswer}
        </p>
      )}
      <p>
        <span className="text-muted">Known now: </span>
        {behind ? (
          <OpenFigures of={behind}>{`${knownWords(known)}.`}</OpenFigures>
        ) : (
          <Figures>{`${knownWords(known)}.`}</Figures>
        )}
      </p>
      <p className="text-muted">
        {assumptionId !== null && (
          <a href={routes.assumption(assumptionId)}>the assumption and its sources</a>
        )}
        {orders.length <= mostOrders &&
          orders.map(({ id, title }, index) => (
            <span key={id}>
              {(assumptionId !== null || index > 0) && " · "}
              <a href={routes.order(id)}>{title}</a>
            </span>
          ))}
        {help && (
          <>
            {" · "}
            <a href={labHref(help.firm, { workload: help.workload, set: "own", labKey })}>
              try an answer in the laboratory
            </a>
          </>
        )}
      </p>
    </div>
  )
}

/** What is known now: an assumption, or the reports of an order; null where neither is named. */
function numberBehind(assumption: string | null, order: string | undefined): NumberKey | null {
  if (assumption !== null) return { of: "assumption", assumption }
  return order === undefined ? null : { of: "order", order, measure: "quantity" }
}
