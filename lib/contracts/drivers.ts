import { z } from "zod"
import { monthSchema } from "../domain/month"

const months = z.number()
const error = z.number().nonnegative()

/** One input alone: runway with it at its 5th and 95th percentile, all others at their centre. */
export const tornadoBarSchema = z.object({
  var: z.string(),
  /** Months, capped at the horizon. */
  atP5: months.nonnegative(),
  atP95: months.nonnegative(),
  /** atP95 − atP5. */
  swing: months,
  /** The input's own percentiles. */
  p5: z.number(),
  p95: z.number(),
})
export type TornadoBar = z.infer<typeof tornadoBarSchema>

/** An input's shares of the variance, with their standard errors. */
export const varianceShareSchema = z.object({
  var: z.string(),
  /** What knowing it alone would take from the variance; can come out slightly negative. */
  first: z.number(),
  firstError: error,
  /** What would be left if all others were known. */
  total: z.number(),
  totalError: error,
})
export type VarianceShare = z.infer<typeof varianceShareSchema>

/** What knowing one input would take from the 90% interval of the published draws. */
export const informationSchema = z.object({
  var: z.string(),
  /** The share of a split that is meant; null for any other input. */
  component: z.string().nullable(),
  /** Width of the interval as things stand, months. */
  width: months.nonnegative(),
  /** Its mean width once the input is known. */
  expectedWidth: months,
  /** width − expectedWidth, and its standard error. */
  narrowsBy: months,
  error,
  /** narrowsBy over width. */
  share: z.number().min(0).max(1),
})
export type Information = z.infer<typeof informationSchema>

/** What drives one runway. */
export const outputDriversSchema = z.object({
  /** Runway with every input at its centre, months, capped at the horizon. Not the published median. */
  base: months.nonnegative(),
  /** Widest swing first; splits have no bar. */
  bars: z.array(tornadoBarSchema),
  /** Of the runway capped at the horizon, over draws that are not conditioned. */
  mean: months.nonnegative(),
  variance: z.number().nonnegative(),
  /** Share of the variance that inputs explain each by itself; the rest lies in how several play together. */
  alone: z.object({ share: z.number(), error }),
  /** Largest total first. */
  shares: z.array(varianceShareSchema),
  /** What narrows most first; empty with too few accepted draws. */
  information: z.array(informationSchema),
})
export type OutputDrivers = z.infer<typeof outputDriversSchema>

/** Where an input comes from. */
export const inputOriginSchema = z.object({
  /** Null for the size of an order whose reports disagree. */
  assumptionId: z.string().nullable(),
  /** Orders and expected flows whose lines use it. */
  orderIds: z.array(z.string()),
  flowIds: z.array(z.string()),
})
export type InputOrigin = z.infer<typeof inputOriginSchema>

/**
 * What drives a firm's published estimate: `stockT` and `stockI` are training and inference from own stock, `allT`
 * and `allI` from all supply. A workload without a number is absent.
 */
export const driversSchema = z.object({
  firm: z.string(),
  asOf: monthSchema,
  horizonMonths: z.number().int().positive(),
  engineVersion: z.string(),
  seed: z.number().int(),
  /** Rows of each of the two samples behind the shares of the variance. */
  rows: z.number().int().positive(),
  /** Accepted draws behind the value of information. */
  n: z.number().int().nonnegative(),
  outputs: z.object({
    stockT: outputDriversSchema.optional(),
    allT: outputDriversSchema.optional(),
    stockI: outputDriversSchema.optional(),
    allI: outputDriversSchema.optional(),
  }),
  /** By input, as the rows name it in `var`. */
  origins: z.record(z.string(), inputOriginSchema),
})
export type Drivers = z.infer<typeof driversSchema>
