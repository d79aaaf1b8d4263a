import { ScrollTable } from "@/components/ui/scroll-table"
import { medianCountWords } from "@/lib/charts/runway-data"
import { shareWords } from "@/lib/format"
import type { Grade } from "@/lib/domain/company"
import type { LabState } from "@/lib/lab/lab-query"
import { lastsOf, laterMonths, runwayOf, spanOf, type Answer } from "./answer-facts"

/** `answer` is in words why there is none, as long as there is none. */
export type NamedAnswer = { name: string; answer: Answer | "running…" | "no answer" }

/** The answers side by side: medians with both intervals, how likely they are to last, and what the run is worth. */
export function AnswerTable({
  answers,
  view,
}: {
  answers: readonly NamedAnswer[]
  view: Pick<LabState, "workload" | "set">
}) {
  const rows: { name: string; say: (answer: Answer) => string }[] = [
    { name: "Median", say: (of) => inRunway(of, (q, horizon) => medianCountWords(q.quantiles.p50, horizon)) },
    {
      name: "Half of the draws",
      say: (of) => inRunway(of, ({ quantiles: q }, h) => spanOf(q.p25, q.p75, h)),
    },
    { name: "Nine in ten", say: (of) => inRunway(of, ({ quantiles: q }, h) => spanOf(q.p5, q.p95, h)) },
    {
      name: `Lasts ${laterMonths} months`,
      say: (of) => inRunway(of, (summary) => odds(lastsOf(summary))),
    },
    { name: "Draws that fit", say: ({ acceptance }) => odds(acceptance) },
    { name: "Grade", say: (of) => gradeWords(of[view.workload].grade) },
  ]
  function inRunway(
    answer: Answer,
    say: (summary: NonNullable<ReturnType<typeof runwayOf>>, horizonMonths: number) => string,
  ): string {
    const summary = runwayOf(answer, view)
    return summary ? say(summary, answer.horizonMonths) : "no number"
  }
  return (
    <ScrollTable caption="Answers side by side, runways in months" className="lab-answers">
      <thead>
        <tr>
          <td />
          {answers.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, say }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {answers.map(({ name: of, answer }) => (
              <td key={of}>{typeof answer === "string" ? answer : say(answer)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

function odds(share: number | null): string {
  return share === null ? "not counted" : shareWords(share)
}

/** The sentence above the table says what the grade means. */
function gradeWords(grade: Grade): string {
  return grade === "none" ? "no number" : grade
}
