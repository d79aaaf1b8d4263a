import { z } from "zod"
import { gradeSchema, workloadSchema } from "../domain/company"
import { datedSchema } from "../domain/dated"
import { monthSchema } from "../domain/month"
import { resolutionSchema } from "../domain/statement"
import { sourceRefSchema } from "./claim"
import { runwayQuantilesSchema } from "./estimate"

const share = z.number().min(0).max(1)
const firm = z.object({ slug: z.string(), name: z.string(), nameZh: z.string().nullable() })

/** What was said of a stock, in months from the as-of month of the run beside which it stands. */
export const trackClaimSchema = z.object({
  statementId: z.string(),
  speaker: z.string(),
  /** What was said, in our own words; and how long, in the speaker's. */
  text: z.string(),
  inWords: z.string().nullable(),
  saidOn: datedSchema.nullable(),
  /** Null: no months were said, and nobody read any into it. */
  months: z.object({ low: z.number(), high: z.number() }).nullable(),
  /** The months are an editor's reading of model generations. */
  isReading: z.boolean(),
  /** About several firms or the whole market, held against a firm that it does not speak of by itself. */
  isOfSector: z.boolean(),
  /** Why it is shown and not counted; null: it counts. */
  notCounted: z.string().nullable(),
  source: sourceRefSchema,
})
export type TrackClaim = z.infer<typeof trackClaimSchema>

/** What the model makes of the records as known on the last day of the as-of month. */
export const trackRunSchema = z.object({
  grade: gradeSchema,
  acceptance: share.nullable(),
  n: z.number().int(),
  horizonMonths: z.number().int(),
  /** Own stock alone. */
  own: runwayQuantilesSchema,
  /** With what was expected to come. */
  all: runwayQuantilesSchema.nullable(),
  /** Share of draws still sufficient after 12, 24 and 36 months, own stock. */
  sufficientAt: z.object({ 12: share, 24: share, 36: share }),
  /** Shares of the draws that are shorter than, within and longer than what was said. */
  against: z.object({ below: share, inside: share, above: share }).nullable(),
  /** The same month from all that is on record today: what was learnt since moves it. */
  today: runwayQuantilesSchema.nullable(),
})
export type TrackRun = z.infer<typeof trackRunSchema>

export const trackOutcomeSchema = z.object({
  kind: resolutionSchema.shape.kind,
  /** Calendar month, and months from the as-of month; null while it is open. */
  month: monthSchema.nullable(),
  at: z.object({ low: z.number(), high: z.number() }).nullable(),
  why: z.string(),
  sources: z.array(sourceRefSchema),
  /** False: of other firms of the sector, since nothing is known of this one. */
  isOwn: z.boolean(),
  /** Share of draws whose own stock ran out before that month; null without a number or a month. */
  sooner: share.nullable(),
})
export type TrackOutcome = z.infer<typeof trackOutcomeSchema>

export const trackCaseSchema = z.object({
  /** "<statement> <firm> <workload>" */
  id: z.string(),
  firm,
  workload: workloadSchema,
  asOf: monthSchema,
  claim: trackClaimSchema,
  /** Null: no number could be given then; `missing` says why. */
  run: trackRunSchema.nullable(),
  missing: z.array(z.string()),
  /** Null: nothing is on record. */
  outcome: trackOutcomeSchema.nullable(),
})
export type TrackCase = z.infer<typeof trackCaseSchema>

/**
 * An input of the runs of a month that may know more than one could know then.
 *
 * `later`: a source of it came out after the day. `ahead`: it was set for a later month and serves before its time.
 * `undated`: no source is later, and one has no date. `judgement`: it has no source; it was judged when the records were made.
 */
export const hindsightSchema = z.object({
  id: z.string(),
  meaning: z.string(),
  kind: z.enum(["ahead", "later", "undated", "judgement"]),
  /** Its newest dated source. */
  newest: sourceRefSchema.nullable(),
  /** Sources on record, and how many were out by the day. */
  sources: z.number().int(),
  outBy: z.number().int(),
})
export type Hindsight = z.infer<typeof hindsightSchema>

export const trackDateSchema = z.object({
  asOf: monthSchema,
  /** The last day whose publications count as known. */
  day: z.iso.date(),
  /** The month whose assumptions serve, where that is a later one. */
  assumptionsOf: monthSchema.nullable(),
  cases: z.array(trackCaseSchema),
  /** Firms with chips on record then for which an input was missing. */
  notRun: z.array(z.object({ ...firm.shape, missing: z.array(z.string()) })),
  /** Firms without a single counted chip then. */
  uncounted: z.number().int(),
  /** Also said around that month, without months or not about a stock in use. */
  alsoSaid: z.array(
    z.object({
      statementId: z.string(),
      speaker: z.string(),
      text: z.string(),
      why: z.string(),
      source: sourceRefSchema,
    }),
  ),
  /** Orders behind the runs, by id. */
  orders: z.array(z.string()),
  /** Assumptions behind the runs, by id, and those among them that may know more than could be known. */
  inputs: z.array(z.string()),
  hindsight: z.array(hindsightSchema),
  /** Reports of the counted orders that came out later, or have no date, and are left out. */
  reportsLeftOut: z.number().int(),
  reportsUsed: z.number().int(),
})
export type TrackDate = z.infer<typeof trackDateSchema>

/** Ids of cases: all that count, and those of them inside the interval (not contradicted, where censored). */
export const tallySchema = z.object({
  of: z.array(z.string()),
  in50: z.array(z.string()),
  in90: z.array(z.string()),
})
export type Tally = z.infer<typeof tallySchema>

export const coverageSchema = z.object({
  /** The middle of what was said. */
  claims: tallySchema,
  /** Shortages seen at the firm itself: the only cases that test an interval from both sides. */
  shortages: tallySchema,
  /** Shortages seen at other firms of the sector. */
  sectorShortages: tallySchema,
  /** Seen to last so long, or lost from sight: they can only contradict an interval that ended earlier. */
  censored: tallySchema,
  /** Cases with a number and nothing to hold it against yet. */
  open: z.array(z.string()),
})
export type Coverage = z.infer<typeof coverageSchema>

/** From so many shortages seen on, a score is shown. */
export const casesForScore = 10

export const trackRecordSchema = z.object({
  dataVersion: z.number().int(),
  engineVersion: z.string(),
  draws: z.number().int(),
  seed: z.number().int(),
  horizonMonths: z.number().int(),
  /** The newest as-of month of the data. */
  asOf: monthSchema,
  dates: z.array(trackDateSchema),
  coverage: coverageSchema,
})
export type TrackRecord = z.infer<typeof trackRecordSchema>
