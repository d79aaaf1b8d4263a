import { z } from "zod"
import { monthSchema } from "./month"

/** What the data as a whole say of themselves. One record. */
export const datasetSchema = z.strictObject({
  id: z.literal("dataset"),
  title: z.string().min(1),
  /** The month estimates are made for. Moved by an editor, not by the clock, so that a link keeps its numbers. */
  asOf: monthSchema,
  compiledOn: z.iso.date(),
  /** The newest month in which a source was found. */
  evidenceUntil: monthSchema,
  seed: z.number().int().nonnegative(),
  draws: z.number().int().positive(),
  licence: z.string().min(1),
})
export type Dataset = z.infer<typeof datasetSchema>
