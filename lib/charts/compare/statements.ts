import { listed } from "../../compare-words"
import type { Compare, ComparedFirm } from "../../contracts/compare"
import type { StatementRow } from "../../contracts/statements"
import { monthOf, monthsBetween, type Month } from "../../domain/month"
import { datedWords, monthWords } from "../../format"
import {
  aboutWords,
  becameWords,
  claimStateLabels,
  claimTermWords,
  howLongWords,
} from "../../statement-words"
import type { ChartData } from "../document"
import type { Figure, Mark, RowLine } from "../figure/figure"
import { monthAxis } from "../month-axis"
import { plainAxis } from "../figure/plain-axis"

/** Lines that a row of a figure has room for. */
const mostLines = 12

/** Who said what when, until when it was to last and what became of it, on one axis of months. */
export function statementLines(compare: Compare): Figure {
  const { firms, statements, asOf } = compare
  const timed = statements.filter(({ term }) => term.state !== "not said")
  const axis = axisOf(timed, asOf)
  const names = listed(firms.map(({ name }) => name))
  const ranOut = timed.filter(({ term }) => term.state === "ran out").length
  return {
    title: `What was said of the stocks of ${names}`,
    subtitle: `From when it was said to the months it named, by ${monthWords(asOf)}`,
    plot: {
      type: "rows",
      x: plainAxis(axis),
      now: { at: 0, label: monthWords(asOf) },
      sections: [
        {
          title: null,
          note: null,
          rows: firms.map((firm) => ({
            label: firm.name,
            labelZh: firm.nameZh,
            detail: null,
            lines: linesOf(firm, statements, asOf),
          })),
        },
      ],
    },
    words:
      timed.length === 0
        ? []
        : [
            "A bar runs from the day of the statement to the first month it named, dashed to the last; an arrow: no last month was named. A ring marks what was seen to happen. Statements without months are in the table.",
          ],
    summary: `${statements.length} statements about ${names}; ${timed.length} name months, and ${ranOut} of these have run out by ${monthWords(asOf)}.`,
    table: tableOf(statements),
  }
}

function axisOf(timed: readonly StatementRow[], asOf: Month) {
  const at = (month: Month) => monthsBetween(asOf, month)
  const ends = timed.flatMap(({ eventOn, term, became }) => [
    ...(eventOn ? [at(monthOf(eventOn.date))] : []),
    ...[term.from, term.until, became?.from ?? null, became?.to ?? null].flatMap((month) =>
      month === null ? [] : [at(month)],
    ),
  ])
  return monthAxis(asOf, Math.min(-12, ...ends) - 2, Math.max(3, ...ends) + 2)
}

function linesOf(firm: ComparedFirm, statements: readonly StatementRow[], asOf: Month): RowLine[] {
  const about = statements.filter(({ companies }) => companies.some(({ slug }) => slug === firm.slug))
  const timed = about.filter(({ term }) => term.state !== "not said")
  const bare = { name: null, tone: "muted", marks: [], value: null, detail: null } as const
  if (about.length === 0) {
    return [{ ...bare, marks: [], missing: "Nothing it said of its stock is on record." }]
  }
  if (timed.length === 0) {
    const count = about.length === 1 ? "One statement" : `${about.length} statements`
    return [{ ...bare, marks: [], missing: `${count} on record, none with months.` }]
  }
  const earlier = timed.length - mostLines
  const shown = timed.slice(0, mostLines).toReversed()
  return [
    ...(earlier > 0
      ? [
          {
            ...bare,
            marks: [],
            missing: `${earlier === 1 ? "One earlier one" : `${earlier} earlier ones`} in the table.`,
          },
        ]
      : []),
    ...shown.map((row) => lineOf(row, asOf)),
  ]
}

function lineOf(row: StatementRow, asOf: Month): RowLine {
  const at = (month: Month) => monthsBetween(asOf, month)
  const { from, until } = row.term
  const said = row.eventOn ? at(monthOf(row.eventOn.date)) : 0
  const [first, last] = [at(from ?? until!), at(until ?? from!)]
  const bar = {
    type: "bar",
    tone: "muted",
    hasRuleOnTop: false,
    isThin: false,
    opensLow: false,
    letter: null,
  } as const
  const marks: Mark[] = [
    { ...bar, from: said, to: first, weight: "dark", pattern: "none", opensHigh: until === null },
  ]
  if (last > first) {
    marks.push({ ...bar, from: first, to: last, weight: "outline", pattern: "dashed", opensHigh: false })
  }
  const { became } = row
  if (became?.from) {
    const seen = (at(became.from) + at(became.to ?? became.from)) / 2
    marks.push({ type: "dot", at: seen, size: 0.3, tone: "ink", isHollow: true, count: null })
  }
  return {
    name: row.workload,
    tone: "muted",
    marks,
    value: claimStateLabels[row.term.state].toLowerCase(),
    detail: until === null ? null : `by ${monthWords(until)}`,
    missing: null,
  }
}

function tableOf(statements: readonly StatementRow[]): Figure["table"] {
  const labels = ["About", "Said on", "By", "Of", "How long", "By now", "What became of it", "In our words"]
  return {
    caption: "What was said, with whether it has run out and what became of it",
    columns: labels.map((label) => ({ label, isNumeric: false })),
    rows:
      statements.length === 0
        ? [["Nothing on record", ...Array<string>(labels.length - 1).fill("nothing on record")]]
        : statements.map((row) => [
            aboutWords(row),
            datedWords(row.eventOn),
            row.speaker,
            row.workload ?? "the stock as a whole",
            howLongWords(row),
            claimTermWords(row.term),
            becameWords(row.became),
            row.text,
          ]),
  }
}

/** A row a statement, newest first. */
export function statementsData({ statements }: Compare): ChartData {
  const text = (name: string, title: string) => ({ name, title, unit: null, type: "text" as const })
  const month = (name: string, title: string) => ({ name, title, unit: null, type: "month" as const })
  return {
    columns: [
      text("statement", "Statement, by its id"),
      text("firms", "Firms it is about"),
      { name: "said_on", title: "First day of the period in which it was said", unit: null, type: "date" },
      text("speaker", "Who said it"),
      text("workload", "training or inference; empty: the stock as a whole"),
      { name: "months_low", title: "Fewest months it named; empty: none", unit: "months", type: "number" },
      { name: "months_high", title: "Most months it named; empty: none", unit: "months", type: "number" },
      text("months_are", "said: by the speaker; read: our reading of what was said; empty: none"),
      text("state", "By the as-of month: ran out, still running, not said"),
      month("runs_from", "First month to which it was to last; empty: not said"),
      month("runs_until", "Last month to which it was to last; empty: not said"),
      text("became", "What became of it; empty: nothing on record"),
      month("became_from", "First month in which that was seen; empty: not seen"),
      text("text", "What was said, in our words"),
    ],
    rows: statements.map((row) => [
      row.id,
      row.companies.map(({ slug }) => slug).join(" "),
      row.eventOn?.date ?? null,
      row.speaker,
      row.workload,
      row.horizonMonths?.low ?? null,
      row.horizonMonths?.high ?? null,
      row.term.state === "not said" ? null : row.term.isReading ? "read" : "said",
      row.term.state,
      row.term.from,
      row.term.until,
      row.became?.kind ?? null,
      row.became?.from ?? null,
      row.text,
    ]),
  }
}
