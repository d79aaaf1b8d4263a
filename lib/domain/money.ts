import { z } from "zod"
import { rangeSchema } from "./range"

/**
 * A sum in the currency the source used and in US dollars. `usdBasis` says whether the source gave the
 * dollars itself or they were converted here at `cnyPerUsd`.
 */
export const moneySchema = z.object({
  usd: rangeSchema,
  usdBasis: z.enum(["reported", "converted"]),
  original: z.object({ currency: z.string().length(3), amount: rangeSchema }).nullable(),
  cnyPerUsd: z.number().positive().nullable(),
})
export type Money = z.infer<typeof moneySchema>
