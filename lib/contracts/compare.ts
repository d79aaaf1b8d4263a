import { z } from "zod"
import { companyKindSchema } from "../domain/company"
import { monthSchema } from "../domain/month"
import { boardRowSchema, boardSets } from "./board"
import { stockSeriesSchema, workloadEstimateSchema } from "./estimate"
import { exposureSharesSchema } from "./exposure"
import { knownStateSchema } from "./known"
import { statementRowSchema } from "./statements"

/** Fewer are no comparison, more do not fit beside each other. */
export const leastCompared = 2
export const mostCompared = 6

export const compareMeasures = [
  "runways",
  "stock",
  "training",
  "inference",
  "exposure",
  "statements",
] as const
export type CompareMeasure = (typeof compareMeasures)[number]

export const compareWorkloads = ["both", "training", "inference"] as const

/** Which firms stand beside each other, in the reader's order, from which chips, and for which work. */
export const compareViewSchema = z.object({
  firms: z.array(z.string()).max(mostCompared),
  set: z.enum(boardSets),
  workload: z.enum(compareWorkloads),
})
export type CompareView = z.infer<typeof compareViewSchema>

const count = z.number().int().nonnegative()

/** How two firms' chips compare, draw by draw, over the draws that agree with what both trained and served. */
export const outlastSchema = z.object({
  /** Draws that agree with both; the four counts add up to it. */
  n: count,
  longer: count,
  shorter: count,
  same: count,
  bothBeyond: count,
})
export type OutlastCounts = z.infer<typeof outlastSchema>

/** With fewer draws in common a share is good to no better than two points of per cent. */
export const leastForOdds = 500

export const outlastPairSchema = z.object({
  first: z.string(),
  second: z.string(),
  workload: z.enum(["training", "inference"]),
  tries: count,
  /** Null: no odds; `whyNot` says why. */
  odds: outlastSchema.nullable(),
  whyNot: z.string().nullable(),
  isStrained: z.boolean(),
})
export type OutlastPair = z.infer<typeof outlastPairSchema>

const spread = z.object({ p5: z.number(), p50: z.number(), p95: z.number() })

/** A part at work in a firm: how many, and what they make in H100-equivalents. */
export const comparedChipSchema = z.object({
  chip: z.string(),
  name: z.string(),
  units: spread,
  /** Null: no 16-bit rate of the part is known. */
  h100Equivalents: spread.nullable(),
})
export type ComparedChip = z.infer<typeof comparedChipSchema>

const byMeasure = <T extends z.ZodType>(value: T) =>
  z.object({ chips: value, training: value, inference: value })

export const comparedFirmSchema = z.object({
  slug: z.string(),
  name: z.string(),
  nameZh: z.string().nullable(),
  kind: companyKindSchema,
  /** As on the board, for the chips that are asked for. */
  row: boardRowSchema,
  training: workloadEstimateSchema,
  inference: workloadEstimateSchema,
  /** Null: no counted chip, or no number is given. */
  stockSeries: stockSeriesSchema.nullable(),
  h100Equivalents: spread.nullable(),
  /** Largest first; empty where nothing is counted. */
  chips: z.array(comparedChipSchema),
  exposure: z.object({
    day: z.iso.date(),
    shares: byMeasure(exposureSharesSchema.nullable()),
    whyNot: byMeasure(z.string().nullable()),
  }),
})
export type ComparedFirm = z.infer<typeof comparedFirmSchema>

export const compareSchema = z.object({
  view: compareViewSchema,
  asOf: monthSchema,
  today: monthSchema,
  horizonMonths: z.number().int(),
  dataVersion: z.number().int(),
  /** What of a past day was known; null: all that is on record. */
  known: knownStateSchema.nullable(),
  firms: z.array(comparedFirmSchema).min(1).max(mostCompared),
  /** Every two of them, for each workload. */
  outlasts: z.array(outlastPairSchema),
  /** About any of them, newest first. */
  statements: z.array(statementRowSchema),
})
export type Compare = z.infer<typeof compareSchema>
