import { z } from "zod"
import { gradeSchema } from "../domain/company"
import { monthSchema } from "../domain/month"

const months = z.number().nonnegative()

/** An input of an estimate with its share of the doubt, in words and with what leads on. */
export const driverRowSchema = z.object({
  /** As the model names it; one for each row of an output. */
  var: z.string(),
  /** "size of the flagship run" */
  label: z.string(),
  /** Ends a sentence: "how large its flagship training run is". */
  inWords: z.string(),
  unit: z.string(),
  /** Its own 5th and 95th percentile; null for a split, whose shares have one each. */
  p5: z.number().nullable(),
  p95: z.number().nullable(),
  /** Runway in months, capped at the horizon, with it at these percentiles and all else in the middle; null: a split. */
  atP5: months.nullable(),
  atP95: months.nullable(),
  /** Shares of the variance, with their standard errors: of it alone, and with all in which it takes part. */
  first: z.number(),
  firstError: z.number().nonnegative(),
  total: z.number(),
  totalError: z.number().nonnegative(),
  /** Its row among the assumptions; null for the size of an order whose reports disagree. */
  assumptionId: z.string().nullable(),
  /** Orders whose lines use it. */
  orders: z.array(z.object({ id: z.string(), title: z.string() })),
  /** Its control in the laboratory. */
  labKey: z.string().nullable(),
})
export type DriverRow = z.infer<typeof driverRowSchema>

/** What drives one runway: a workload from one set of sources. */
export const driversOutputSchema = z.object({
  /** Runway with every input in its middle, months, capped at the horizon. Not the published median. */
  base: months,
  /** The published median; null lies beyond the horizon. */
  median: months.nullable(),
  /** Largest total share first; none whose total is within two standard errors of nothing. */
  rows: z.array(driverRowSchema),
  /** Inputs that do not move it by more than their error. */
  still: z.number().int().nonnegative(),
  /** Share of the variance that no input explains alone, 0 to 1, and its standard error. */
  together: z.number().min(0).max(1),
  togetherError: z.number().nonnegative(),
})
export type DriversOutput = z.infer<typeof driversOutputSchema>

export const workloadDriversSchema = z.object({
  grade: gradeSchema,
  own: driversOutputSchema.nullable(),
  all: driversOutputSchema.nullable(),
})
export type WorkloadDrivers = z.infer<typeof workloadDriversSchema>

/** What drives a firm's estimate. */
export const driversViewSchema = z.object({
  firm: z.string(),
  name: z.string(),
  asOf: monthSchema,
  dataVersion: z.number().int(),
  horizonMonths: z.number().int().positive(),
  /** Rows of each of the two samples behind the shares. */
  samples: z.number().int().positive(),
  training: workloadDriversSchema,
  inference: workloadDriversSchema,
})
export type DriversView = z.infer<typeof driversViewSchema>
