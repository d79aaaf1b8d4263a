import { reasonForNone } from "@/lib/grade-words"
import type { LabState } from "@/lib/lab/lab-query"
import { noRunwaySentence, runwaySentence, stockSubject } from "@/lib/runway-words"
import { runwayOf, type Answer } from "./answer-facts"

/** The answer in a sentence, with its grade where that is no plain one. */
export function AnswerSentence({
  name,
  answer,
  view: { workload, set },
  rents,
}: {
  name: string
  answer: Answer
  view: Pick<LabState, "workload" | "set">
  rents: boolean
}) {
  const { grade, why, missing } = answer[workload]
  const summary = runwayOf(answer, { workload, set })
  const reason = reasonForNone(why)
  const sentence = summary
    ? runwaySentence(stockSubject(name, set), {
        workload,
        quantiles: summary.quantiles,
        censoredShare: summary.censoredShare,
        alreadyShortShare: summary.alreadyShortShare,
        asOf: answer.asOf,
        horizonMonths: answer.horizonMonths,
      })
    : noRunwaySentence(workload, missing.length > 0 ? missing : reason === null ? [] : [reason], rents)
  return (
    <div className={`border-l-4 pl-3 ${workload === "training" ? "border-training" : "border-inference"}`}>
      <p className="font-serif text-21">{sentence}</p>
      {summary && grade !== "shown" && (
        <p className={`mt-1 max-w-prose text-13 ${grade === "strained" ? "lab-strained" : ""}`}>
          <strong className="font-semibold">
            {grade === "strained" ? "For orientation only." : "With a warning."}
          </strong>{" "}
          {why.join(" ")}
        </p>
      )}
    </div>
  )
}
