import type { ReactNode } from "react"
import { reasonWords } from "@/lib/control-reasons"
import { categoryWords } from "@/lib/category-words"
import { isNeutral, type Reason, type TestTrace } from "@/lib/export-controls"
import { routes } from "@/lib/routes"

/** Names by id, so that reasons need not carry them. */
export type VerdictNames = {
  rules: Readonly<Record<string, { name: string; shortName: string }>>
  parts: Readonly<Record<string, string>>
}

type Branch = Extract<Reason, { kind: "branch" }>
type Step = {
  reason: Reason
  /** What follows from it, by the same rule. */
  then: Reason | null
  /** A stricter branch of the same rule stands open before it. */
  isAfterOpen: boolean
}

/** The steps to an answer in their order, each with the figures it turned on. */
export function VerdictReasons({ reasons, names }: { reasons: readonly Reason[]; names: VerdictNames }) {
  if (reasons.length === 0) return <p>No rule on record was in force that day.</p>
  return (
    <ol className="space-y-3" data-prose="">
      {stepsOf(reasons).map(({ reason, then, isAfterOpen }, index) => (
        <li key={index}>
          {reason.kind === "branch" ? (
            <BranchStep reason={reason} then={then} isAfterOpen={isAfterOpen} names={names} />
          ) : (
            <PlainStep reason={reason} names={names} />
          )}
        </li>
      ))}
    </ol>
  )
}

/** What a letter or practice comes to is told with its own branch, not as a step of its own. */
function stepsOf(reasons: readonly Reason[]): Step[] {
  const steps: Step[] = []
  for (const reason of reasons) {
    const last = steps.at(-1)
    const isSequel = reason.kind === "letter" || reason.kind === "practice"
    if (isSequel && last?.reason.kind === "branch" && last.reason.ruleId === reason.ruleId) last.then = reason
    else steps.push({ reason, then: null, isAfterOpen: isOpen(last?.reason, reason) })
  }
  return steps
}

function isOpen(before: Reason | undefined, reason: Reason): boolean {
  return (
    before?.kind === "branch" &&
    reason.kind === "branch" &&
    before.ruleId === reason.ruleId &&
    before.holds === null
  )
}

function PlainStep({ reason, names }: { reason: Exclude<Reason, Branch>; names: VerdictNames }): ReactNode {
  const rule = (id: string) => <RuleName id={id} names={names} />
  switch (reason.kind) {
    case "state":
      return (
        <>
          {rule(reason.ruleId)}: {stateSentences[reason.state]}
        </>
      )
    case "not addressed":
      return (
        <>
          {rule(reason.ruleId)}: not sent to {reason.vendor}.
        </>
      )
    case "passed on":
      return (
        <>
          {rule(reason.ruleId)}: leaves the rest to {rule(reason.to)}.
        </>
      )
    case "letter":
    case "practice":
      return (
        <>
          {rule(reason.ruleId)}: {sequelSentence(reason)}
        </>
      )
    case "listed":
      return <>The buyer itself stands on the Entity List.</>
    case "abroad":
      return <>It goes to a site abroad of a firm with its seat in China: no export from the United States.</>
    case "scenario":
      return <>The scenario sets this answer.</>
  }
}

const stateSentences = {
  unknown: "nothing on record settles whether it was in force that day.",
  suspended: "suspended that day.",
  "not in force": "not in force that day.",
} as const

function sequelSentence(reason: Extract<Reason, { kind: "letter" | "practice" }>): string {
  if (reason.kind === "practice") return "That is how licences for this part are answered."
  return reason.stands ? "The stricter answer, so it stands." : "It catches the part too, and is no stricter."
}

function RuleName({ id, names }: { id: string; names: VerdictNames }) {
  return <a href={routes.control(id)}>{names.rules[id]?.shortName ?? id}</a>
}

function BranchStep({
  reason,
  then,
  isAfterOpen,
  names,
}: {
  reason: Branch
  then: Reason | null
  isAfterOpen: boolean
  names: VerdictNames
}) {
  const { ruleId, category, paragraph, status, holds } = reason
  const passes = status !== null && isNeutral(status) && holds === true
  const facts = factsOf(reason, passes, names)
  const listed = passes && isAfterOpen ? [] : facts
  const end = listed.length > 0 ? ":" : "."
  return (
    <>
      <p>
        <RuleName id={ruleId} names={names} />
        {passes
          ? `${isAfterOpen ? ": otherwise it passes" : " lets it pass"}${end}`
          : `, ${paragraph ?? categoryWords(category)}${holds === null ? ", is open" : ""}${end}`}
      </p>
      {listed.length > 0 && (
        <ul className="mt-1 space-y-0.5 border-l border-hairline pl-3">
          {listed.map(({ words, holds: met }) => (
            <li key={words} className="flex gap-2">
              <Met holds={met} />
              <span>{words}</span>
            </li>
          ))}
        </ul>
      )}
      {(then?.kind === "letter" || then?.kind === "practice") && (
        <p className="mt-1">{sequelSentence(then)}</p>
      )}
    </>
  )
}

/**
 * What the part showed at each test, once. Where it passes, the figures that kept it outside: a claim that
 * would only have opened another exception explains nothing.
 */
function factsOf({ tests }: Branch, passes: boolean, names: VerdictNames) {
  const failed = tests.filter(({ holds, value }) => holds === false && typeof value === "number")
  const telling = passes && failed.length > 0 ? failed : tests
  const facts = new Map(
    telling.map((test): [string, TestTrace["holds"]] => [
      reasonWords(test, (slug) => names.parts[slug] ?? slug),
      test.holds,
    ]),
  )
  return [...facts].map(([words, holds]) => ({ words, holds }))
}

/** Whether a test held; a fact that kept a part outside needs no sign. */
function Met({ holds }: Pick<TestTrace, "holds">) {
  const [sign, word] = holds === true ? ["✓", "holds"] : holds === null ? ["?", "open"] : ["·", null]
  return (
    <span className="w-4 flex-none text-center font-medium">
      <span aria-hidden="true">{sign}</span>
      {word && <span className="sr-only">{word}:</span>}
    </span>
  )
}
