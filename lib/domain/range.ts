import { z } from "zod"

/**
 * A figure as reported: low and high bound it, central is the value given. A bound that stands alone is
 * open on the other side ("more than", "up to"). All null: the source gave no figure.
 */
export const rangeSchema = z
  .object({
    low: z.number().nonnegative().nullable(),
    central: z.number().nonnegative().nullable(),
    high: z.number().nonnegative().nullable(),
  })
  .refine(
    (r) => (r.low ?? 0) <= (r.central ?? r.high ?? Infinity) && (r.central ?? 0) <= (r.high ?? Infinity),
    {
      message: "low, central and high must not descend",
    },
  )
export type Range = z.infer<typeof rangeSchema>

/** True when the source gave no figure at all. */
export function isEmptyRange(range: Range): boolean {
  return range.low === null && range.central === null && range.high === null
}

/**
 * The single value that stands for a range: central, else the geometric middle of both bounds, else the
 * bound that is given, else null. Used to imply unit prices, never as an estimate.
 */
export function middleOf(range: Range): number | null {
  if (range.central !== null) return range.central
  if (range.low !== null && range.high !== null) return Math.sqrt(range.low * range.high)
  return range.low ?? range.high
}
