import { z } from "zod"
import { workloadSchema } from "../domain/company"
import { monthSchema } from "../domain/month"
import { sourceRefSchema } from "./claim"
import { runwayQuantilesSchema } from "./estimate"

/** What a firm said of its stock beside what the model makes of the records as of that month. */
export const backtestSchema = z.object({
  company: z.object({ slug: z.string(), name: z.string() }),
  asOf: monthSchema,
  workload: workloadSchema,
  statement: z.object({
    id: z.string(),
    speaker: z.string(),
    inWords: z.string(),
    /** Months from the day of the statement. */
    low: z.number(),
    high: z.number(),
    source: sourceRefSchema,
    outcome: z.string().nullable(),
  }),
  acceptance: z.number().nullable(),
  quantiles: runwayQuantilesSchema,
  /** Shares of the draws whose own-stock runway is shorter than, within and longer than what was said. */
  below: z.number().min(0).max(1),
  inside: z.number().min(0).max(1),
  above: z.number().min(0).max(1),
})
export type Backtest = z.infer<typeof backtestSchema>
