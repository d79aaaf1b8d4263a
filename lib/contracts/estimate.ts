import { z } from "zod"
import { gradeSchema } from "../domain/company"
import { monthSchema } from "../domain/month"

const months = z.number().nonnegative()

/** Months at five probabilities; null lies beyond the horizon ("> 60 months"). */
export const runwayQuantilesSchema = z.object({
  p5: months.nullable(),
  p25: months.nullable(),
  p50: months.nullable(),
  p75: months.nullable(),
  p95: months.nullable(),
})
export type RunwayQuantiles = z.infer<typeof runwayQuantilesSchema>

/** Values at five probabilities for each month of a series; all arrays are equally long. */
export const bandSchema = z.object({
  p5: z.array(z.number()),
  p25: z.array(z.number()),
  p50: z.array(z.number()),
  p75: z.array(z.number()),
  p95: z.array(z.number()),
})
export type Band = z.infer<typeof bandSchema>

/** One workload's runway from one set of sources, over the accepted draws. */
export const runwaySummarySchema = z.object({
  n: z.number().int().nonnegative(),
  quantiles: runwayQuantilesSchema,
  /** Share of draws that do not run out before the horizon. */
  censoredShare: z.number().min(0).max(1),
  /** Share of draws in which the need exceeds the stock at the as-of month already. */
  alreadyShortShare: z.number().min(0).max(1),
  /** Share of draws still sufficient after so many months. */
  pStillSufficient: z.record(z.string(), z.number().min(0).max(1)),
  /** Share of draws with runway > t, for t = 0…horizon. */
  survival: z.array(z.number()),
  medianShortMonths: z.number(),
})
export type RunwaySummary = z.infer<typeof runwaySummarySchema>

/** Required and available compute per month: FLOP per month for training, tokens per day for inference. */
export const fanSchema = z.object({
  required: bandSchema,
  availableStock: bandSchema,
  availableAll: bandSchema,
})
export type Fan = z.infer<typeof fanSchema>

export const workloadEstimateSchema = z.object({
  grade: gradeSchema,
  /** Sentences that say why the grade is what it is. */
  why: z.array(z.string()),
  /** Null when the grade is none. */
  stock: runwaySummarySchema.nullable(),
  all: runwaySummarySchema.nullable(),
  fan: fanSchema.nullable(),
  /** What an estimate would need and does not have. Empty when there is one. */
  missing: z.array(z.string()),
})
export type WorkloadEstimate = z.infer<typeof workloadEstimateSchema>

/** Chips in service by part, month by month. Parts are means over the draws (means add up); the total has its band. */
export const stockSeriesSchema = z.object({
  fromMonth: z.number().int(),
  chips: z.array(z.object({ chip: z.string(), name: z.string(), mean: z.array(z.number()) })),
  total: bandSchema,
})
export type StockSeries = z.infer<typeof stockSeriesSchema>

/** A supply line as it entered the estimate, with where it came from. */
export const estimateLineSchema = z.object({
  lineId: z.string(),
  orderId: z.string().nullable(),
  flowId: z.string().nullable(),
  title: z.string(),
  chip: z.string(),
  class: z.enum(["stock", "order", "domestic", "legal", "rental"]),
  startMonth: z.number().int(),
  endMonth: z.number().int(),
  weightedReports: z.number().int(),
  basis: z.string(),
})
export type EstimateLine = z.infer<typeof estimateLineSchema>

/** What the engine makes of a firm's orders and the assumptions as of a month. */
export const estimateSchema = z.object({
  company: z.string(),
  asOf: monthSchema,
  horizonMonths: z.number().int(),
  dataVersion: z.number().int(),
  engineVersion: z.string(),
  seed: z.number().int(),
  draws: z.number().int(),
  n: z.number().int(),
  tried: z.number().int(),
  acceptance: z.number().min(0).max(1).nullable(),
  fingerprint: z.string(),
  rentsCompute: z.boolean(),
  training: workloadEstimateSchema,
  inference: workloadEstimateSchema,
  /** Own stock only; null without a single counted line. */
  stockSeries: stockSeriesSchema.nullable(),
  /** Chips at work at the as-of month by peak BF16 rate relative to an H100 (989.4 TFLOP/s), own stock. */
  h100Equivalents: z.object({ p5: z.number(), p50: z.number(), p95: z.number() }).nullable(),
  lines: z.array(estimateLineSchema),
  assumptionIds: z.array(z.string()),
})
export type Estimate = z.infer<typeof estimateSchema>
