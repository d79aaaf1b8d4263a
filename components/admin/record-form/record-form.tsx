"use client"

import {
  startTransition,
  useActionState,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
  type FormEvent,
  type KeyboardEvent,
} from "react"
import { formOf } from "@/lib/forms/form-of"
import type { EditableKind, FormRecord, Names } from "@/lib/forms/form"
import type { FormState } from "@/lib/forms/form-state"
import { reportFieldName } from "@/lib/forms/names"
import type { SavedIn } from "@/lib/forms/saved-in"
import { readForm } from "@/lib/forms/read-form"
import { focusField, isRecordText } from "./form-dom"
import { ConflictPanel } from "./conflict-panel"
import { DuplicateOffer } from "./duplicate-offer"
import { FormNotices } from "./form-notices"
import { GroupView } from "./group-view"
import { fieldLabels } from "./field-labels"
import { blankReport } from "@/lib/forms/write-form"
import { ProblemSummary } from "./problem-summary"
import { primaryAct, ReviewPanel } from "./review-panel"
import { sameTexts, shownProblems } from "./shown-problems"
import { SuggestionLists } from "./suggestion-lists"
import { useDrafts } from "./use-drafts"
import { useRecordForm } from "./use-record-form"

export type RecordFormProps = {
  kind: EditableKind
  /** Null: a new record. */
  id: string | null
  /** The record as it stands; null for a new one. */
  base: FormRecord | null
  opened: FormState
  names: Names
  action(state: FormState, data: FormData): Promise<FormState>
  /** The page follows a save. */
  saved: SavedIn | null
  /** Where to sign in again, in another tab. */
  signInHref: string
}

/**
 * A record as a form: typed, reviewed, saved. The server draws it and its action answers with the same form, so it
 * works without JavaScript; with it, reports come and go at once, figures are understood as they are typed, and what
 * is typed is kept in the browser until it is saved.
 */
export function RecordForm({ kind, id, base, opened, names, action, saved, signInHref }: RecordFormProps) {
  const [state, answer, isPending] = useActionState(action, opened)
  const element = useRef<HTMLFormElement>(null)
  const form = useRecordForm(state, element)
  const { typed } = form
  const drafts = useDrafts({
    ...{ kind, id, saved, opened, element },
    ...{ turn: state.turn, version: typed.version, replace: form.replace },
  })
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const groups = useMemo(() => formOf(kind), [kind])
  const texts = useDeferredValue(typed.texts)
  const live = useMemo(() => readForm(kind, texts, base, names), [kind, texts, base, names])
  const problems = shownProblems({
    ...{ said: state.problems, saidOf: state.texts },
    ...{ live: live.problems, typed: typed.texts, left },
  })
  const isStale = state.review !== null && !sameTexts(typed.texts, state.texts)
  const primary = primaryAct(state, isStale)
  const labels = useMemo(() => fieldLabels(groups, typed.texts), [groups, typed.texts])
  const summary = Object.keys(state.problems).flatMap((name) => {
    const problem = problems[name]
    return problem === undefined ? [] : [{ name, label: labels[name] ?? "The record", problem }]
  })

  useEffect(() => {
    if (state.turn > 0 && state.focus && element.current) focusField(element.current, state.focus)
  }, [state])

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isPending) return
    drafts.keep()
    form.remember()
    const { submitter } = event.nativeEvent as SubmitEvent
    const data = new FormData(event.currentTarget, submitter)
    startTransition(() => {
      answer(data)
    })
  }

  const add = () => {
    const list = groups.find(({ repeats }) => repeats)
    const [first] = list?.fields ?? []
    const key = form.addReport(blankReport)
    drafts.keepSoon()
    if (element.current && first) focusField(element.current, reportFieldName(key, first.key))
  }

  /** The figure of the next report, or of the one before: what is corrected most often. */
  const goToReport = (by: 1 | -1) => {
    const list = groups.find(({ repeats }) => repeats)
    const figure = list?.fields.find(({ isFigure }) => isFigure)
    const { name = "" } = document.activeElement as { name?: string } & Element
    const here = typed.reports.indexOf(name.split("/")[1] ?? "")
    const key = typed.reports[here === -1 ? (by === 1 ? 0 : typed.reports.length - 1) : here + by]
    if (!element.current || !figure || key === undefined) return
    focusField(element.current, reportFieldName(key, figure.key), true)
  }

  const press = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      event.currentTarget.requestSubmit(
        event.currentTarget.querySelector<HTMLButtonElement>("[data-primary]"),
      )
    } else if (event.altKey && event.code === "KeyR" && groups.some(({ repeats }) => repeats)) {
      event.preventDefault()
      add()
    } else if (event.altKey && (event.code === "KeyJ" || event.code === "KeyK")) {
      event.preventDefault()
      goToReport(event.code === "KeyJ" ? 1 : -1)
    }
  }

  const facts = { begin: typed.begin, typed: typed.texts, understood: live.understood, problems }
  return (
    <form
      ref={element}
      action={answer}
      onSubmit={submit}
      onInput={() => {
        form.follow()
        drafts.keepSoon()
      }}
      onBlur={(event) => {
        const { name } = event.target as unknown as { name?: string }
        if (name && isRecordText(name) && (typed.texts[name] ?? "") !== (typed.begin[name] ?? "")) {
          setLeft((before) => (before.has(name) ? before : new Set([...before, name])))
        }
      }}
      onKeyDown={press}
      noValidate
      aria-label="The record"
      className="record-form pb-8"
    >
      {/* The first button is what Enter presses. */}
      <button
        type="submit"
        name="do"
        value={primary}
        data-primary
        tabIndex={-1}
        aria-hidden
        className="sr-only"
      />
      <input type="hidden" name="edit.kind" value={kind} />
      <input type="hidden" name="edit.id" value={id ?? ""} />
      <input type="hidden" name="edit.version" value={typed.version ?? ""} />
      {groups.some(({ repeats }) => repeats) && (
        <input type="hidden" name="reports" value={typed.reports.join("\n")} readOnly />
      )}
      <SuggestionLists groups={groups} names={names} />
      <FormNotices
        state={state}
        signInHref={signInHref}
        restoredAt={drafts.restoredAt}
        onDiscard={drafts.discard}
      />
      <ProblemSummary
        problems={summary}
        turn={state.turn}
        onFollow={(name) => {
          if (element.current) focusField(element.current, name)
        }}
      />
      {state.conflict && (
        <ConflictPanel
          conflict={state.conflict}
          choices={state.choices}
          onChoose={(name, text) => {
            form.fill(name, text)
            drafts.keepSoon()
          }}
        />
      )}
      {state.duplicates.length > 0 && <DuplicateOffer state={state} />}
      {state.review ? (
        <ReviewPanel state={state} isStale={isStale} isPending={isPending} />
      ) : (
        <input type="hidden" name="edit.reason" value={state.reason} />
      )}
      {groups.map((group) => (
        <GroupView
          key={group.title}
          {...{ group, facts, names }}
          isNew={id === null}
          reports={group.repeats ? typed.reports : []}
          openReports={typed.openReports}
          onAct={(act, key) => {
            form.actOnReport(act, key)
            drafts.keepSoon()
          }}
          onAdd={add}
        />
      ))}
      {typed.removed && (
        <p role="status" className="mt-3 text-15">
          A report was taken out.{" "}
          <button type="button" className="underline" onClick={form.putBack}>
            Put it back
          </button>
        </p>
      )}
      <p className="sticky bottom-0 z-1 mt-6 flex flex-wrap items-baseline gap-x-4 gap-y-1 border-t border-ink bg-paper py-2">
        <button
          type="submit"
          name="do"
          value="review"
          aria-keyshortcuts="Control+Enter"
          className="rounded-2 border border-ink bg-ink px-4 py-1.5 text-paper"
        >
          {isPending ? "One moment …" : "Review the change"}
        </button>
        <span className="text-13 text-muted">
          Ctrl+Enter. Nothing is saved before you have seen what it changes.
        </span>
      </p>
    </form>
  )
}
