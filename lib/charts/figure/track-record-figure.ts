import type { TrackCase, TrackDate, TrackOutcome, TrackRecord, TrackRun } from "../../contracts/track-record"
import type { Workload } from "../../domain/company"
import { dayWords, longMonthWords } from "../../format"
import { medianWords } from "../../runway-words"
import {
  caseName,
  halfWords,
  nineInTenWords,
  outcomeInShort,
  outcomeWords,
  saidMonthsWords,
} from "../../track-record-words"
import { trackRecordSubtitle, trackRecordTable, trackRecordTitle } from "../track-record-model"
import type { Figure, FigureRow, Mark, RowLine } from "./figure"

type Bar = Extract<Mark, { type: "bar" }>

/**
 * Every case of the track record on one axis of months: a section for each month that the model is asked for, a row
 * for each case, and in it what was said, what the model says and what happened.
 */
export function trackRecordFigure(record: TrackRecord): Figure {
  const { dates, horizonMonths } = record
  const cases = dates.flatMap((date) => date.cases)
  return {
    title: trackRecordTitle(record),
    subtitle: trackRecordSubtitle(record),
    plot: {
      type: "rows",
      x: axisOf(horizonMonths),
      now: null,
      sections: dates
        .filter((date) => date.cases.length > 0)
        .map((date) => ({
          title: longMonthWords(date.asOf),
          note: noteOf(date),
          rows: date.cases.map((one) => rowOf(one)),
        })),
    },
    words: wordsOf(cases, horizonMonths),
    summary: cases.map(sentenceOf).join(" "),
    table: trackRecordTable(record),
  }
}

function axisOf(horizonMonths: number) {
  const ticks = Array.from({ length: Math.floor(horizonMonths / 12) + 1 }, (_, year) => ({
    at: 12 * year,
    label: year === 0 ? "0 months" : String(12 * year),
    onNarrow: true,
  }))
  return { from: 0, to: horizonMonths, ticks }
}

function noteOf({ day, assumptionsOf }: TrackDate): string {
  const known = `From what was public by ${dayWords(day)}.`
  if (assumptionsOf === null) return known
  return `${known} The assumptions are those of ${longMonthWords(assumptionsOf)}, ahead of their time.`
}

function rowOf(one: TrackCase): FigureRow {
  const { firm, workload, run, missing, outcome } = one
  return {
    label: firm.name,
    labelZh: firm.nameZh,
    detail: workload,
    lines: [
      saidLine(one),
      run ? modelLine(run, workload) : { ...bareLine("model", "muted"), missing: missing.join("; ") },
      happenedLine(outcome, run?.horizonMonths ?? null),
    ],
  }
}

function bareLine(name: string, tone: RowLine["tone"]): RowLine {
  return { name, tone, marks: [], value: null, detail: null, missing: null }
}

function saidLine({ claim }: TrackCase): RowLine {
  const { months, notCounted, isOfSector } = claim
  const line = bareLine(isOfSector ? "said of the sector" : "said", notCounted === null ? "ink" : "muted")
  if (months === null) return { ...line, missing: "no months were named" }
  const { low, high } = months
  return {
    ...line,
    marks:
      low === high
        ? [{ type: "diamond", at: low, span: null }]
        : [
            {
              type: "range",
              from: low,
              to: high,
              opensLow: false,
              opensHigh: false,
              isFaint: notCounted !== null,
            },
          ],
    value: saidMonthsWords(claim),
    detail: notCounted === null ? (claim.isReading ? "our reading" : null) : "not counted",
  }
}

function modelLine({ own, grade, horizonMonths }: TrackRun, workload: Workload): RowLine {
  const bar = (low: number | null, high: number | null, weight: "light" | "dark"): Bar => ({
    type: "bar",
    from: low ?? horizonMonths,
    to: high ?? horizonMonths,
    tone: workload,
    weight,
    pattern: grade === "strained" ? "hatched" : "none",
    hasRuleOnTop: weight === "light" && workload === "inference",
    isThin: false,
    opensLow: false,
    opensHigh: high === null,
    letter: null,
  })
  const median: Mark[] =
    own.p50 === null
      ? []
      : own.p50 === 0
        ? [{ type: "pin", at: 0 }]
        : [{ type: "stroke", at: own.p50, isThin: false }]
  return {
    name: "model",
    tone: workload,
    marks: [bar(own.p5, own.p95, "light"), bar(own.p25, own.p75, "dark"), ...median],
    value: medianWords(own.p50, horizonMonths),
    detail: halfWords(own, horizonMonths),
    missing: null,
  }
}

/** How far an arrow reaches that says "and longer", in months. */
const arrowReach = 5

function happenedLine(outcome: TrackOutcome | null, horizonMonths: number | null): RowLine {
  const line = bareLine("happened", outcome?.isOwn === false ? "muted" : "ink")
  if (!outcome?.at) return { ...line, missing: outcomeWords(outcome) }
  const { kind, at, isOwn } = outcome
  const { what: value, when: detail } = outcomeInShort(outcome)
  if (kind === "ran short") {
    const dot: Mark = {
      type: "dot",
      at: (at.low + at.high) / 2,
      size: 0.6,
      tone: "ink",
      isHollow: !isOwn,
      count: null,
    }
    return { ...line, marks: [dot], value, detail }
  }
  const end = Math.min(at.low + arrowReach, horizonMonths ?? at.low + arrowReach)
  const arrow: Mark = {
    type: "range",
    from: at.low,
    to: end,
    opensLow: false,
    opensHigh: true,
    isFaint: !isOwn,
  }
  return { ...line, marks: [arrow], value, detail }
}

function wordsOf(cases: readonly TrackCase[], horizonMonths: number): string[] {
  const has = (test: (one: TrackCase) => boolean) => cases.some(test)
  const ends = (one: TrackCase) => (one.run ? [one.run.own.p75, one.run.own.p95] : [])
  return [
    "Dark bars hold half of the draws, light bars nine in ten; the stroke is the median.",
    ...(has(({ workload }) => workload === "inference")
      ? ["Training is solid; inference has a rule on top."]
      : []),
    ...(has((one) => ends(one).includes(null)) ? [`An arrow runs past ${horizonMonths} months.`] : []),
    "A bracket is what was said, a diamond where it was one number; faint: not counted.",
    ...(has(({ outcome }) => outcome?.kind === "ran short" && outcome.isOwn)
      ? ["A full dot is a shortage that was seen."]
      : []),
    ...(has(({ outcome }) => outcome?.kind === "ran short" && !outcome.isOwn)
      ? ["A hollow dot is one seen at other firms of the sector."]
      : []),
    ...(has(
      ({ outcome }) => outcome?.at !== null && outcome?.at !== undefined && outcome.kind !== "ran short",
    )
      ? ["An open bracket: the stock lasted so long, and how much longer was never seen."]
      : []),
  ]
}

function sentenceOf(one: TrackCase): string {
  const { claim, run, missing, outcome } = one
  const model = run
    ? `the model gives ${medianWords(run.own.p50, run.horizonMonths)}, half of draws ${halfWords(run.own, run.horizonMonths)}, nine in ten ${nineInTenWords(run.own, run.horizonMonths)}`
    : `the model gives no number (${missing.join("; ")})`
  return `${caseName(one)}: said ${saidMonthsWords(claim)}; ${model}; ${outcomeWords(outcome)}.`
}
