import type { TrackCase, TrackRecord } from "../contracts/track-record"
import { monthWords, shareWords } from "../format"
import { medianWords } from "../runway-words"
import {
  casesInside,
  halfWords,
  nineInTenWords,
  ofWords,
  outcomeWords,
  saidMonthsWords,
} from "../track-record-words"
import type { ChartTable } from "./chart-table"

/** The answer in a sentence: how often the intervals held what was said and what came. */
export function trackRecordTitle({ coverage }: TrackRecord): string {
  const { claims, shortages, sectorShortages } = coverage
  const short = shortages.of.length + sectorShortages.of.length
  const half = shortages.in50.length + sectorShortages.in50.length
  const said = `What was said fits half of the draws in ${casesInside(claims, "in50")}`
  return short === 0 ? said : `${said}; the shortages that came in ${ofWords(half, short)}`
}

export function trackRecordSubtitle({ horizonMonths }: TrackRecord): string {
  return `Months from the as-of month, 0 to ${horizonMonths}. Each case: what was said, what the model makes of what was known then (own stock), what happened.`
}

/** Every case as a row of a table. */
export function trackRecordTable(record: TrackRecord): ChartTable {
  const text = (label: string) => ({ label, isNumeric: false })
  return {
    caption: "Every case: what was said, what the model makes of what was known then, and what happened",
    columns: [
      text("Firm"),
      text("Workload"),
      text("As of"),
      text("Said"),
      text("By"),
      text("Model, median"),
      text("Half of draws, months"),
      text("Nine in ten, months"),
      text("Shorter / as said / longer"),
      text("What happened"),
      text("Ran out sooner, draws"),
    ],
    rows: record.dates.flatMap(({ cases }) => cases.map((one) => rowOf(one))),
  }
}

function rowOf({ asOf, firm, workload, claim, run, missing, outcome }: TrackCase): string[] {
  const none = `no number: ${missing.join("; ")}`
  const against = run?.against
  return [
    firm.name,
    workload,
    monthWords(asOf),
    `${saidMonthsWords(claim)}${claim.isReading ? " (our reading)" : ""}${claim.notCounted ? ", not counted" : ""}`,
    claim.speaker,
    run ? medianWords(run.own.p50, run.horizonMonths) : none,
    run ? halfWords(run.own, run.horizonMonths) : none,
    run ? nineInTenWords(run.own, run.horizonMonths) : none,
    against
      ? [against.below, against.inside, against.above].map(shareWords).join(" / ")
      : "no months to compare",
    outcomeWords(outcome),
    outcome?.sooner === null || outcome?.sooner === undefined
      ? "nothing to compare"
      : shareWords(outcome.sooner),
  ]
}
