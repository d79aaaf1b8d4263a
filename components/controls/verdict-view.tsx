import type { ReactNode } from "react"
import { controlWords } from "@/lib/control-words"
import { listWords, nearMissWords, shortfallWords } from "@/lib/control-reasons"
import { categoryWords } from "@/lib/category-words"
import { isNeutral, type NearMiss, type Verdict } from "@/lib/export-controls"
import { sentenceCase } from "@/lib/labels"
import { metricName, metricValueWords } from "@/lib/metric-words"
import { routes } from "@/lib/routes"
import { StatusMark } from "./status-mark"
import { VerdictReasons, type VerdictNames } from "./verdict-reasons"

/**
 * An answer of the engine with all that explains it: the paragraph, the reasons, near misses, what is
 * missing and what is still possible, and what stands beside it.
 *
 * @param asked what was asked, as a sentence without its full stop
 */
export function VerdictView({
  verdict,
  beside,
  asked,
  names,
}: {
  verdict: Verdict
  beside: readonly Verdict[]
  asked: string
  names: VerdictNames
}) {
  const { status, ruleId, paragraph, category, missing, possible, near, assumed, because } = verdict
  const { label, sentence } = controlWords(status)
  return (
    <div className="space-y-6">
      <div>
        <p className="text-13 text-muted">{asked}</p>
        <p role="status" className="mt-1 font-serif text-28 font-semibold">
          <span aria-hidden="true">
            <StatusMark status={status} compact />
          </span>{" "}
          {sentenceCase(label)}
        </p>
        <p className="mt-2 max-w-prose">{sentence}</p>
        {ruleId !== null && (
          <p className="text-13 text-muted">
            {paragraph && (
              <>{[paragraph, category && categoryWords(category)].filter(Boolean).join(": ")} · </>
            )}
            <RuleLink id={ruleId} names={names} />
          </p>
        )}
      </div>
      {missing.length > 0 && (
        <Part title="What is missing">
          <p>
            It turns on {listWords(missing.map(metricName), "and")}, which{" "}
            {missing.length === 1 ? "is" : "are"} not known.
            {missing.includes("performance_density") && " A die area would settle the density."} Still
            possible:
          </p>
          <ul className="mt-2 space-y-1">
            {possible.map((answer) => (
              <li key={`${answer.status} ${answer.ruleId ?? ""} ${answer.category ?? ""}`}>
                <StatusMark status={answer.status} />
                <span className="text-13 text-muted">
                  {" "}
                  {answer.paragraph ?? (answer.category && categoryWords(answer.category))}
                </span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {near.length > 0 && (
        <Part title="A near miss">
          <ul className="space-y-1">
            {near.map((miss) => (
              <li key={miss.category}>
                <NearMissLine miss={miss} />
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Part title="Why">
        <VerdictReasons reasons={because} names={names} />
      </Part>
      <Beside verdicts={beside} names={names} />
      {assumed.length > 0 && (
        <p className="max-w-prose text-13 text-muted">
          Taken for granted, as nothing was said of it:{" "}
          {assumed
            .filter(({ metric }) => metric !== "slug")
            .map(({ metric, value }) => `${metricName(metric)}: ${metricValueWords(metric, value)}`)
            .join("; ")}
          .
        </p>
      )}
    </div>
  )
}

function NearMissLine({ miss }: { miss: NearMiss }) {
  const lines = miss.tests.flatMap(({ metric, value, threshold }) =>
    typeof value === "number" && typeof threshold === "number" ? [{ metric, value, threshold }] : [],
  )
  return (
    <>
      {sentenceCase(lines.map((line) => `${nearMissWords(line)} (${shortfallWords(line)})`).join(", and "))}.
      Over the line: <StatusMark status={miss.status} />
      {miss.paragraph && <span className="text-13 text-muted"> {miss.paragraph}</span>}
    </>
  )
}

/** What stands beside an answer; nothing where all of it is silent. */
function Beside({ verdicts, names }: { verdicts: readonly Verdict[]; names: VerdictNames }) {
  const speaking = verdicts.filter(({ status, ruleId }) => ruleId !== null && !isNeutral(status))
  if (speaking.length === 0) return null
  return (
    <Part title="Beside the answer">
      <ul className="space-y-1">
        {speaking.map(({ status, ruleId }) => (
          <li key={ruleId}>
            <StatusMark status={status} />{" "}
            <span className="text-13 text-muted">{ruleId && <RuleLink id={ruleId} names={names} />}</span>
          </li>
        ))}
      </ul>
    </Part>
  )
}

function RuleLink({ id, names }: { id: string; names: VerdictNames }) {
  return <a href={routes.control(id)}>{names.rules[id]?.name ?? id}</a>
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-t border-hairline pt-2">
      <h3 className="mb-1 text-17">{title}</h3>
      <div className="max-w-prose">{children}</div>
    </section>
  )
}
