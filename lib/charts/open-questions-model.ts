import type {
  OpenForecast,
  OpenQuestion,
  OpenQuestions,
  OpenQuestionsView,
} from "../contracts/open-questions"
import { gainWords, helpName, intervalWords, widthWords } from "../open-questions-words"
import { sentenceCase } from "../labels"
import type { ChartTable } from "./chart-table"
import { plainMonths, type PlainMonths } from "./plain-months"

export type RankedQuestion = {
  question: OpenQuestion
  /** "1", or "4–8" where the gains of several cannot be told apart. */
  rank: string
}

export const openQuestionsTitle = "Which facts would narrow the estimates most?"
export const openQuestionsSubtitle =
  "Months by which the 90% interval of a runway from own stock would narrow, on average, once the fact were known"

/**
 * Questions with their ranks. A group of one rank begins with a gain and holds all that follow it, until one is less
 * than the first by more than two standard errors of the difference.
 *
 * @param facts most months first
 */
export function rankedQuestions(facts: readonly OpenQuestion[]): RankedQuestion[] {
  const groups: OpenQuestion[][] = []
  for (const fact of facts) {
    const group = groups.at(-1)
    if (group && !isLess(fact, group[0]!)) group.push(fact)
    else groups.push([fact])
  }
  let before = 0
  return groups.flatMap((group) => {
    const first = before + 1
    before += group.length
    const rank = first === before ? String(first) : `${first}–${before}`
    return group.map((question) => ({ question, rank }))
  })
}

function isLess(one: OpenForecast, other: OpenForecast): boolean {
  return other.months - one.months > 2 * Math.hypot(one.error, other.error)
}

/** The questions of one firm or one workload. What helps others too keeps only what was asked for. */
export function questionsWithin(all: OpenQuestions, { firm, workload }: OpenQuestionsView): OpenQuestions {
  if (firm === null && workload === null) return all
  const within = <Entry extends OpenForecast>(entries: readonly Entry[]): Entry[] =>
    entries.flatMap((entry) => {
      const helps = entry.helps.filter(
        (help) => (firm === null || help.firm === firm) && (workload === null || help.workload === workload),
      )
      if (helps.length === 0) return []
      const counted = helps.filter(({ isStrained }) => !isStrained)
      const months = counted.reduce((sum, { narrowsBy }) => sum + narrowsBy, 0)
      const error = Math.hypot(...counted.map((help) => help.error))
      return [{ ...entry, helps, months, error }]
    })
  const counts = ({ helps }: OpenForecast) => helps.some(({ isStrained }) => !isStrained)
  const byMonths = (a: OpenForecast, b: OpenForecast) => b.months - a.months
  const facts = within(all.facts)
  return {
    ...all,
    facts: facts.filter(counts).sort(byMonths),
    orientation: [...facts.filter((fact) => !counts(fact)), ...within(all.orientation)],
    future: within(all.future).filter(counts).sort(byMonths),
    method: within(all.method).filter(counts).sort(byMonths),
    // Counted over all firms and both workloads.
    leftOut: 0,
  }
}

/** The axis of gains: from nothing to a whole month beyond the largest with its error. */
export function gainAxis(entries: readonly OpenForecast[]): PlainMonths {
  const ends = entries.flatMap(({ helps }) => helps.map(({ narrowsBy, error }) => narrowsBy + error))
  return plainMonths(Math.max(1, Math.ceil(Math.max(0, ...ends))))
}

/** A forecast with the estimates that count alone: it is said in brief, and strained ones are in no sum. */
export function withCounted<Entry extends OpenForecast>(entry: Entry): Entry {
  return { ...entry, helps: entry.helps.filter(({ isStrained }) => !isStrained) }
}

/** Every gain as a row; strained estimates say so. */
export function openQuestionsTable(questions: OpenQuestions): ChartTable {
  const { facts, orientation, future, method, horizonMonths } = questions
  const rows = (
    entries: readonly (OpenForecast & Partial<OpenQuestion>)[],
    rankOf: (index: number) => string,
  ) =>
    entries.flatMap((entry, index) =>
      entry.helps.map((help) => [
        entry.question ?? sentenceCase(entry.label),
        rankOf(index),
        helpName(help),
        intervalWords(help.interval, horizonMonths),
        widthWords(help),
        gainWords({ months: help.narrowsBy, error: help.error }),
        help.isStrained ? "for orientation only" : "counts",
      ]),
    )
  const ranks = rankedQuestions(facts)
  return {
    caption: openQuestionsTitle,
    columns: [
      { label: "Unknown", isNumeric: false },
      { label: "Rank", isNumeric: false },
      { label: "Estimate", isNumeric: false },
      { label: "90% interval now", isNumeric: false },
      { label: "Width, now and once known", isNumeric: false },
      { label: "Narrower by", isNumeric: true },
      { label: "Standing", isNumeric: false },
    ],
    rows: [
      ...rows(facts, (index) => ranks[index]?.rank ?? ""),
      ...rows(orientation, () => "not ranked"),
      ...rows(future.map(withCounted), () => "can only be forecast"),
      ...rows(method.map(withCounted), () => "in general"),
    ],
  }
}

/** What the marks and the numbers mean. */
export function openQuestionsWords({
  horizonMonths,
  draws,
  facts,
  orientation,
  leftOut,
}: OpenQuestions): string[] {
  const all = [...facts, ...orientation].flatMap(({ helps }) => helps)
  return [
    `Worked out from the ${draws.toLocaleString("en-US")} published draws of each estimate; ± is one standard error.`,
    ...(all.some(({ interval }) => interval.high === null)
      ? [
          `An interval that runs past ${horizonMonths} months is counted as ending there, so its gain is rather too small.`,
        ]
      : []),
    "Gains of two facts do not add up: each is that of one fact alone.",
    ...(leftOut > 0
      ? [
          `${leftOut} more facts are left out: their gain is within two standard errors of nothing. With so many tried, the smallest gains that are listed may be chance.`,
        ]
      : []),
  ]
}
