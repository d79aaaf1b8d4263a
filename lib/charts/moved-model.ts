import { workloadSet, type Moved, type MovedAnswer, type MovedStep, type StepKind } from "../contracts/moved"
import type { Grade, Workload } from "../domain/company"
import { monthWords } from "../format"
import { signed, stepName, stepReason, type StepName } from "../moved-words"
import { medianCountWords } from "./runway-data"

/** Most bars between both ends; beyond that small ones of a kind are taken together. */
export const mostBars = 12

/** Largest parts that a sentence names. */
const mostReasons = 3

/** One part of the difference, with where it stands in the waterfall. */
export type MovedBar = StepName & {
  kind: StepKind
  steps: Pick<MovedStep, "kind" | "subjects" | "change">[]
  reason: string
  /** Whole months; the parts sum to the difference. */
  delta: number
  /** Percentage points of the chance that chips suffice after 24 months; null where one end has none. */
  points: number | null
  /** The running total before and after. */
  before: number
  after: number
}

export type MovedEndBar = {
  label: string
  months: number
  isBeyond: boolean
  sufficient24: number | null
  grade: Grade
  words: string
}

export type MovedModel =
  | { status: "no-number"; sentence: string }
  | {
      status: "moved" | "same"
      workload: Workload
      set: "own" | "all"
      start: MovedEndBar
      end: MovedEndBar
      bars: MovedBar[]
      /** The answer with its largest parts. */
      sentence: string
      /** The same without its subject: "14 → 11 months, because …". */
      because: string
      /** Right end of the axis, months. */
      to: number
    }

/**
 * The way from an old median to a new one as a waterfall: whole months that sum to the difference exactly. A state
 * without a number joins the step after it.
 *
 * @param frozen what an older engine published of the first state, where it differs
 */
export function movedModel(
  moved: Moved,
  view: { workload: Workload; set: "own" | "all" },
  frozen: { engine: string; answer: MovedAnswer } | null = null,
): MovedModel {
  const { workload, set } = view
  const key = workloadSet(workload, set)
  const old = frozen?.answer ?? moved.from.answers[key]
  const now = moved.to.answers[key]
  if (!old || !now) return { status: "no-number", sentence: noNumberSentence(moved, workload, !old) }

  const ends = { ...moved, frozenEngine: frozen?.engine ?? null }
  const steps = [
    ...(frozen && !isSameAnswer(frozen.answer, moved.from.answers[key])
      ? [{ kind: "engine" as const, subjects: [], change: null, after: moved.from.answers }]
      : []),
    ...moved.steps,
  ]
  const parts: Part[] = []
  let state = old
  let waiting: Part["steps"] = []
  for (const { after, ...step } of steps) {
    const next = after[key]
    waiting = [...waiting, step]
    if (!next) continue
    parts.push({
      kind: step.kind,
      steps: waiting,
      delta: next.months - state.months,
      points: pointsBetween(state, next),
    })
    state = next
    waiting = []
  }
  const bars = withTotals(fewerParts(parts), old.months, (part) => nameOf(part, ends))
  const start = endBar(moved, "from", old, workload)
  const end = endBar(moved, "to", now, workload)
  const because = [becauseOf(start, end, bars, moved), ...doubtOf(start, end)].join(" ")
  return {
    status: bars.length === 0 ? "same" : "moved",
    ...view,
    start,
    end,
    bars,
    because,
    sentence: `${subjectOf(moved.name, view)}: ${because}`,
    to: Math.max(start.months, end.months, ...bars.flatMap(({ before, after }) => [before, after]), 1),
  }
}

type Part = {
  kind: StepKind
  steps: Pick<MovedStep, "kind" | "subjects" | "change">[]
  delta: number
  points: number | null
}

function isSameAnswer(a: MovedAnswer, b: MovedAnswer | null): boolean {
  return b !== null && a.months === b.months && a.isBeyond === b.isBeyond && a.sufficient24 === b.sufficient24
}

function pointsBetween(before: MovedAnswer, after: MovedAnswer): number | null {
  return before.sufficient24 === null || after.sufficient24 === null
    ? null
    : after.sufficient24 - before.sufficient24
}

/**
 * Parts that move nothing by kind, then, while there are too many, the smallest two of a kind. A group stands where
 * its last member stood; sums stay what they were.
 */
function fewerParts(parts: readonly Part[]): Part[] {
  let list = [...parts]
  for (const kind of new Set(list.map((part) => part.kind))) {
    const still = list.filter((part) => part.kind === kind && part.delta === 0)
    if (still.length > 1) list = joined(list, still)
  }
  while (list.length > mostBars) {
    const bySize = list.toSorted((a, b) => Math.abs(a.delta) - Math.abs(b.delta))
    const first = bySize.find((part) => bySize.filter(({ kind }) => kind === part.kind).length > 1)
    if (!first) break
    const second = bySize.find((part) => part !== first && part.kind === first.kind)!
    list = joined(list, [first, second])
  }
  return list
}

function joined(list: readonly Part[], group: readonly Part[]): Part[] {
  const last = list.findLast((part) => group.includes(part))!
  const ordered = list.filter((part) => group.includes(part))
  const one: Part = {
    kind: last.kind,
    steps: ordered.flatMap(({ steps }) => steps),
    delta: ordered.reduce((sum, { delta }) => sum + delta, 0),
    points: ordered.reduce<number | null>(
      (sum, { points }) => (sum === null || points === null ? null : sum + points),
      0,
    ),
  }
  return list.flatMap((part) => (part === last ? [one] : group.includes(part) ? [] : [part]))
}

type Named = StepName & { reason: string }

function nameOf({ kind, steps }: Part, ends: Parameters<typeof stepName>[1]): Named {
  const [only] = steps
  if (only && steps.length === 1) return { ...stepName(only, ends), reason: stepReason(only, ends) }
  const subjects = steps.flatMap((step) => step.subjects)
  const kinds = new Set(steps.map((step) => step.kind))
  const joint = { kind, subjects, change: null }
  const records = stepName(joint, ends).records
  if (kinds.size > 1) {
    const leads = [...new Set(steps.map((step) => stepName(step, ends).lead))]
    const lead = leads.length > 3 ? `${steps.length} changes together` : leads.join(", with ")
    return { lead, records, reason: lead.charAt(0).toLowerCase() + lead.slice(1) }
  }
  const lead =
    kind === "supply" && subjects.length > 1
      ? `${subjects.length} supplies counted as of ${monthWords(ends.to.asOf)}`
      : stepName(joint, ends).lead
  return { lead, records, reason: lead }
}

function withTotals(parts: readonly Part[], start: number, nameOfPart: (part: Part) => Named): MovedBar[] {
  let total = start
  return parts.map((part) => {
    const before = total
    total += part.delta
    return { ...part, ...nameOfPart(part), before, after: total }
  })
}

function endBar(moved: Moved, which: "from" | "to", answer: MovedAnswer, workload: Workload): MovedEndBar {
  const { asOf, dataVersion, horizonMonths, grade } = moved[which]
  const { months, isBeyond, sufficient24 } = answer
  return {
    label: `${monthWords(asOf)}, data version ${dataVersion}`,
    months,
    isBeyond,
    sufficient24,
    grade: grade[workload],
    words: medianCountWords(isBeyond ? null : months, horizonMonths),
  }
}

function subjectOf(name: string, { workload, set }: { workload: Workload; set: "own" | "all" }): string {
  return `${name}, ${workload}${set === "all" ? ", all supply" : ""}`
}

function becauseOf(start: MovedEndBar, end: MovedEndBar, bars: readonly MovedBar[], moved: Moved): string {
  if (bars.length === 0) {
    return `${start.words} then and now. ${stillBecause(moved)}`
  }
  const named = bars
    .filter(({ delta }) => delta !== 0)
    .toSorted((a, b) => Math.abs(b.delta) - Math.abs(a.delta))
    .slice(0, mostReasons)
  const rest = named.reduce((left, { delta }) => left - delta, end.months - start.months)
  const largest = [
    ...named.map(({ reason, delta }) => `${reason} (${signed(delta)})`),
    // So that whoever adds up what is named comes to the whole.
    ...(rest === 0 ? [] : [`all else (${signed(rest)})`]),
  ]
  if (largest.length === 0) return `${start.words} then and now: no change moves it by a month.`
  const reasons =
    largest.length === 1 ? largest[0]! : `${largest.slice(0, -1).join(", ")} and ${largest.at(-1)}`
  const isSame = start.months === end.months && start.isBeyond === end.isBeyond
  return isSame
    ? `${start.words} then and now, although it moved in between by ${reasons}.`
    : `${shortened(start.words, end.words)}, because of ${reasons}.`
}

/** That medians contradict what is known, wherever one of both does. */
function doubtOf(...ends: readonly MovedEndBar[]): string[] {
  const strained = ends.filter(isStrained)
  if (strained.length === 0) return []
  const of = strained.length === ends.length ? "the inputs" : `the inputs of ${strained[0]!.label}`
  return [`For orientation only: ${of} contradict each other.`]
}

/** Whether a median contradicts what is known, so that it is hatched and named as what it is. */
export function isStrained({ grade }: Pick<MovedEndBar, "grade">): boolean {
  return grade === "strained"
}

/** Why nothing moved. */
function stillBecause({ idle, besideCount }: Moved): string {
  if (idle.length > 0) return "What changed leaves the input of this estimate as it was."
  return besideCount > 0
    ? "Only records that no estimate reads have changed, such as statements, notes and sources: they move nothing, by design."
    : "Nothing has changed."
}

/** "14 → 11 months" */
function shortened(before: string, after: string): string {
  const end = / months?$/
  return `${end.test(before) && end.test(after) ? before.replace(end, "") : before} → ${after}`
}

function noNumberSentence({ name, from, to }: Moved, workload: Workload, isOld: boolean): string {
  const end = isOld ? from : to
  const why = end.missing[workload].map((reason) => reason.replace(/^Only /, "only "))
  return `${name} has no number for ${workload} as of ${monthWords(end.asOf)} with data version ${end.dataVersion}${why.length > 0 ? `: ${why.join("; ")}` : ""}. So there is nothing that could be taken apart.`
}

/** How the drawing is read. */
export function movedLegend({ start, end }: Exclude<MovedModel, { status: "no-number" }>): string {
  const legend = "Filled: longer. Dashed outline: shorter."
  return [start, end].some(isStrained) ? `${legend} Hatched: for orientation only.` : legend
}

/** What the drawing means, and how its parts were made. */
export function movedNotes(model: Exclude<MovedModel, { status: "no-number" }>, moved: Moved): string[] {
  const { start, end, bars, set } = model
  const isThroughOthers = bars.some(
    ({ delta, steps }) =>
      delta !== 0 && steps.some(({ subjects }) => subjects.some(({ kind }) => kind === "flow")),
  )
  const isBeyond = start.isBeyond || end.isBeyond || bars.some(({ after }) => after >= moved.to.horizonMonths)
  return [
    "Every step is the estimate run again with the same draws and one thing changed, so the parts sum to the whole.",
    "Where changes bear on each other the parts depend on the order in which they are taken, the sum does not: first what the records said, at the old month; then rules that came; then time alone; then what counts and what is assumed as of the new month.",
    ...(bars.some(({ kind }) => kind === "time")
      ? [
          "As time passes, need and serving grow as they were expected to, and chips come as they were ordered.",
        ]
      : []),
    ...(set === "own" && isThroughOthers
      ? [
          "Supply beside the firm’s own can move its own runway too: draws in which it could not have trained and served what it is known to have done are left out.",
        ]
      : []),
    ...(isBeyond ? [`What lies beyond the horizon counts as ${moved.to.horizonMonths} months.`] : []),
  ]
}
