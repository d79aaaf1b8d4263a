import { z } from "zod"
import { gradeSchema } from "../domain/company"
import { controlStatusSchema } from "../domain/control-rule"
import { slugSchema } from "../domain/ids"
import { monthSchema } from "../domain/month"
import { lawChangeSchema } from "../domain/scenario"
import { runwayQuantilesSchema } from "./estimate"

/** More changes than this are no longer one question. */
export const mostChanges = 8

export const replayRequestSchema = z.strictObject({
  changes: z.array(lawChangeSchema).max(mostChanges, `at most ${mostChanges} changes at once`),
  asOf: monthSchema,
})
export type ReplayRequest = z.infer<typeof replayRequestSchema>

/** A runway as a replay compares it. */
export const replaySummarySchema = z.object({
  quantiles: runwayQuantilesSchema,
  censoredShare: z.number().min(0).max(1),
  alreadyShortShare: z.number().min(0).max(1),
  /** Share of draws in which the chips still suffice after 24 months. */
  sufficientAt24: z.number().min(0).max(1),
})
export type ReplaySummary = z.infer<typeof replaySummarySchema>

/** The same runway under the law as it stands and under the changed one. */
export const replayPairSchema = z.object({ before: replaySummarySchema, after: replaySummarySchema })
export type ReplayPair = z.infer<typeof replayPairSchema>

/** Null pairs: no number is given, before or after. */
export const replayWorkloadSchema = z.object({
  grade: gradeSchema,
  own: replayPairSchema.nullable(),
  all: replayPairSchema.nullable(),
})

/**
 * What the changes do to a supply line of a firm.
 *
 * - `gone`, `new`: it never comes, or comes only now.
 * - `stopped`, `freed`, `stopped otherwise`: a measure stops it, no longer does, or another one or another day.
 * - `ungated`, `gated`: it no longer waits for licences, or now does.
 * - `begins otherwise`: its first month moved.
 */
export const lineEffectKinds = [
  "gone",
  "new",
  "stopped",
  "freed",
  "stopped otherwise",
  "ungated",
  "gated",
  "begins otherwise",
] as const

export const lineEffectSchema = z.object({
  lineId: z.string(),
  orderId: z.string().nullable(),
  title: z.string(),
  chip: z.string(),
  chipName: z.string(),
  kind: z.enum(lineEffectKinds),
  /** The first month that differs, where the effect has one: of the stop, or of the beginning. */
  month: monthSchema.nullable(),
  /** The chance with which a measure takes what is undelivered, after (for `freed`: before); null: not asked. */
  chance: z.number().min(0).max(1).nullable(),
})
export type LineEffect = z.infer<typeof lineEffectSchema>

export const replayRowSchema = z.object({
  slug: slugSchema,
  name: z.string(),
  nameZh: z.string().nullable(),
  training: replayWorkloadSchema,
  inference: replayWorkloadSchema,
  /** Empty: nothing of the firm's supply depends on the changes, and its numbers are the same. */
  effects: z.array(lineEffectSchema),
})
export type ReplayRow = z.infer<typeof replayRowSchema>

/** Days on which chips meet another answer, the same for all of them. `until` null: for good. */
export const chipChangeSchema = z.object({
  chips: z.array(z.object({ id: slugSchema, name: z.string() })).min(1),
  spans: z
    .array(
      z.object({
        from: z.iso.date(),
        until: z.iso.date().nullable(),
        before: controlStatusSchema,
        after: controlStatusSchema,
      }),
    )
    .min(1),
})
export type ChipChange = z.infer<typeof chipChangeSchema>

const named = z.object({ id: slugSchema, name: z.string(), shortName: z.string() })

export const replaySchema = z.object({
  asOf: monthSchema,
  horizonMonths: z.number().int(),
  dataVersion: z.number().int(),
  draws: z.number().int(),
  changes: z.array(lawChangeSchema),
  /** What the changes name: rules, proposals, chips. */
  names: z.array(named),
  chips: z.array(chipChangeSchema),
  /** Firms with a number, in the order of the board: the shortest training with all supply first, strained last. */
  rows: z.array(replayRowSchema),
  /** Firms without a number in either case. */
  without: z.array(z.object({ slug: slugSchema, name: z.string() })),
})
export type Replay = z.infer<typeof replaySchema>

export const replaySettingSchema = z.object({
  dataVersion: z.number().int(),
  /** Months for which estimates can be run again; the first is the data's own. */
  asOfs: z.array(monthSchema).min(1),
  rules: z.array(named.extend({ from: z.iso.date() })),
  /** Bills and drafts with criteria that can be applied. */
  proposals: z.array(named),
  chips: z.array(z.object({ id: slugSchema, name: z.string(), vendor: z.string() })),
  scenarios: z.array(z.object({ id: slugSchema, title: z.string(), summary: z.string() })),
})
export type ReplaySetting = z.infer<typeof replaySettingSchema>
