"use client"

import { useCallback, useEffect, useMemo, useRef, useState, type FormEvent } from "react"
import { answerForm } from "@/lib/classify-answer"
import { measuredFields } from "@/lib/classify-fields"
import { classifyForm, classifyQuery, type ClassifyForm } from "@/lib/classify-link"
import { readClassifyForm, type ReadForm } from "@/lib/classify-question"
import type { ClassifySetting } from "@/lib/contracts/classify"
import { lawOf } from "@/lib/export-controls"
import { dayWords } from "@/lib/day-words"
import { metricValueWords } from "@/lib/metric-words"
import { routes } from "@/lib/routes"
import { ClassifyFields } from "./classify-fields"
import { StatusMark } from "./status-mark"
import { VerdictView } from "./verdict-view"

/** How long typing has to rest before the address follows, in milliseconds. */
const rest = 300

/**
 * The classify form and its answer. The server draws both from the address, and the form can be sent; with
 * JavaScript the answer follows every keystroke. What stands in the fields is theirs alone: nothing typed is
 * ever put back, not even what was typed before this code arrived.
 */
export function ClassifyPanel({ initial, setting }: { initial: ClassifyForm; setting: ClassifySetting }) {
  const [form, setForm] = useState(initial)
  const element = useRef<HTMLFormElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const law = useMemo(() => lawOf({ rules: setting.rules }), [setting.rules])
  const read = useMemo(
    () =>
      readClassifyForm(form, {
        chips: setting.chips,
        ruleIds: [...setting.rules, ...setting.proposals].map(({ id }) => id),
        today: setting.today,
      }),
    [form, setting],
  )

  const follow = useCallback(() => {
    if (!element.current) return
    const typed = classifyForm(Object.fromEntries(formTexts(element.current)))
    setForm(typed)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      window.history.replaceState(null, "", routes.classify(classifyQuery(typed)))
    }, rest)
  }, [])

  // Typed before this code arrived, or put back by the browser: the fields know, the address does not.
  useEffect(() => {
    const first = element.current && isFilledIn(element.current) ? setTimeout(follow, 0) : undefined
    return () => {
      clearTimeout(first)
      clearTimeout(timer.current)
    }
  }, [follow])

  const showAnswer = (event: FormEvent) => {
    event.preventDefault()
    follow()
    document.getElementById("answer")?.focus()
  }

  const problems = Object.entries(read.problems)
  const answer = problems.length === 0 ? answerForm(law, read, setting) : null
  return (
    <div className="mt-6 grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,34rem)_minmax(0,1fr)]">
      <form
        ref={element}
        method="get"
        action={routes.classify()}
        onInput={follow}
        onSubmit={showAnswer}
        aria-label="What is asked"
      >
        <ClassifyFields form={initial} read={read} setting={setting} />
        <p className="mt-6 flex flex-wrap items-baseline gap-x-4 gap-y-2">
          <button type="submit" className="rounded-2 border border-ink bg-ink px-4 py-1.5 text-paper">
            Show the answer
          </button>
          <a href={routes.classify()} className="text-13">
            Start afresh
          </a>
        </p>
      </form>
      <section
        id="answer"
        tabIndex={-1}
        aria-labelledby="answer-head"
        className="outline-none lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:self-start lg:overflow-y-auto"
      >
        <h2 id="answer-head" className="border-t border-ink pt-2 text-21">
          The answer
        </h2>
        <div className="mt-2">
          {answer ? (
            <VerdictView {...answer} asked={askedWords(read, setting)} names={namesOf(setting)} />
          ) : (
            <div role="status" className="max-w-prose">
              <p className="font-serif text-21 font-semibold">
                {problems.length === 1
                  ? "One field cannot be read"
                  : `${problems.length} fields cannot be read`}
              </p>
              <ul className="mt-2 space-y-1">
                {problems.map(([key, problem]) => (
                  <li key={key}>
                    <a href={`#${key}`}>{labelOf(key)}</a>: {problem}
                  </li>
                ))}
              </ul>
            </div>
          )}
        </div>
      </section>
      {answer && (
        <p className="sticky bottom-0 -mx-4 border-t border-ink bg-paper px-4 py-2 lg:hidden">
          <a href="#answer" className="no-underline">
            <StatusMark status={answer.verdict.status} />
          </a>
        </p>
      )}
    </div>
  )
}

/** Whether some field holds something else than the page was sent with. */
function isFilledIn(form: HTMLFormElement): boolean {
  return [...form.elements].some((field) =>
    field instanceof HTMLInputElement
      ? field.value !== field.defaultValue
      : field instanceof HTMLSelectElement &&
        [...field.options].some(({ selected, defaultSelected }) => selected !== defaultSelected),
  )
}

/** What stands in the fields, as text. */
function formTexts(form: HTMLFormElement): [string, string][] {
  return [...new FormData(form)].flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[key, value]] : [],
  )
}

function labelOf(key: string): string {
  const others: Record<string, string> = {
    chip: "Chip",
    maker: "Maker",
    tops: "Dense rate",
    bits: "Bit length",
    on: "Day",
    rule: "Rules",
    to: "Going to",
    designer: "Designer",
  }
  return measuredFields.find((field) => field.key === key)?.label ?? others[key] ?? key
}

/** "H20 96GB with TPP 2,500, on 23 Nov 2026, as if this bill were law: SAFE Chips Act". */
function askedWords({ chip, changed, question, ruleId }: ReadForm, setting: ClassifySetting): string {
  const figures = measuredFields
    .filter(({ key }) => changed.includes(key))
    .map(
      ({ label, metric }) =>
        `${label.split(",")[0] ?? ""} ${metricValueWords(metric, question.specs[metric])}`,
    )
  const withFigures = figures.length > 0 ? ` with ${figures.join(", ")}` : ""
  const rule = setting.rules.find(({ id }) => id === ruleId)
  const bill = setting.proposals.find(({ id }) => id === ruleId)
  const under = rule
    ? `, under this rule alone: ${rule.shortName}`
    : bill
      ? `, as if this bill were law: ${bill.shortName}`
      : ""
  return `${chip?.name ?? "A part"}${withFigures}, on ${dayWords(question.on)}${under}`
}

function namesOf({ rules, proposals, chips }: ClassifySetting) {
  return {
    rules: Object.fromEntries(
      [...rules, ...proposals].map(({ id, name, shortName }) => [id, { name, shortName }]),
    ),
    parts: Object.fromEntries(chips.map(({ id, name }) => [id, name])),
  }
}
