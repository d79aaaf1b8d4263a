import type { ReactNode } from "react"
import { reasonWords } from "@/lib/control-reasons"
import { categoryWords } from "@/lib/control-rule-words"
import { isNeutral, type Reason, type TestTrace } from "@/lib/export-controls"
import { routes } from "@/lib/routes"
import { StatusMark } from "./status-mark"

/** Names by id, so that reasons need not carry them. */
export type VerdictNames = {
  rules: Readonly<Record<string, string>>
  parts: Readonly<Record<string, string>>
}

/** The steps to an answer in their order, each with the figures it turned on. */
export function VerdictReasons({ reasons, names }: { reasons: readonly Reason[]; names: VerdictNames }) {
  if (reasons.length === 0) return <p>No rule on record was in force that day.</p>
  return (
    <ol className="space-y-3">
      {reasons.map((reason, index) => (
        <li key={index}>
          <ReasonStep reason={reason} names={names} />
        </li>
      ))}
    </ol>
  )
}

function ReasonStep({ reason, names }: { reason: Reason; names: VerdictNames }): ReactNode {
  const rule = (id: string) => <a href={routes.control(id)}>{names.rules[id] ?? id}</a>
  switch (reason.kind) {
    case "branch":
      return <BranchStep reason={reason} names={names} />
    case "state":
      return (
        <>
          {rule(reason.ruleId)}{" "}
          {reason.state === "unknown"
            ? "may or may not be in force that day: nothing on record settles it."
            : reason.state === "suspended"
              ? "was suspended that day."
              : "was not in force that day."}
        </>
      )
    case "not addressed":
      return (
        <>
          {rule(reason.ruleId)} was not sent to {reason.vendor}.
        </>
      )
    case "passed on":
      return (
        <>
          {rule(reason.ruleId)} leaves the rest to {rule(reason.to)}.
        </>
      )
    case "letter":
      return reason.stands ? (
        <>{rule(reason.ruleId)} is the stricter of the two, and stands.</>
      ) : (
        <>{rule(reason.ruleId)} catches it as well, and is not the stricter.</>
      )
    case "practice":
      return <>{rule(reason.ruleId)} says how licences for this part are answered.</>
    case "listed":
      return <>The buyer itself stands on the Entity List.</>
    case "abroad":
      return (
        <>It goes to a site outside China of a firm with its seat there, so it is no export from the US.</>
      )
    case "scenario":
      return <>The scenario sets this answer.</>
  }
}

function BranchStep({
  reason: { ruleId, category, paragraph, status, holds, tests },
  names,
}: {
  reason: Extract<Reason, { kind: "branch" }>
  names: VerdictNames
}) {
  const nameOf = (slug: string) => names.parts[slug] ?? slug
  const where = paragraph ?? categoryWords(category)
  return (
    <>
      <p>
        <a href={routes.control(ruleId)}>{names.rules[ruleId] ?? ruleId}</a>
        {status !== null && isNeutral(status) && holds === true ? (
          <> lets it pass{tests.length > 0 && ":"}</>
        ) : (
          <>
            , {where}
            {holds === null ? ": open" : ""}
            {tests.length > 0 && ":"}
          </>
        )}{" "}
        {status !== null && holds === null && (
          <span className="text-13 text-muted">
            would be <StatusMark status={status} />
          </span>
        )}
      </p>
      {tests.length > 0 && (
        <ul className="mt-1 space-y-0.5 border-l border-hairline pl-3">
          {tests.map((test) => (
            <li key={`${test.metric} ${test.op} ${String(test.threshold)}`} className="flex gap-2">
              <Met test={test} />
              <span>{reasonWords(test, nameOf)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const marks = { true: ["✓", "holds"], false: ["✗", "fails"], null: ["?", "open"] } as const

/** Whether a test held, as a sign and for screen readers as a word. */
function Met({ test }: { test: TestTrace }) {
  const [sign, word] = marks[`${test.holds}`]
  return (
    <span className="w-4 flex-none text-center font-medium">
      <span aria-hidden="true">{sign}</span>
      <span className="sr-only">{word}:</span>
    </span>
  )
}
