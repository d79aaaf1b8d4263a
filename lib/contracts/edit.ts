import { z } from "zod"
import { workloadSchema } from "../domain/company"
import { runwayQuantilesSchema } from "./estimate"

/**
 * How an edit moves one published runway: both sides with the same seed and draws, so that only the edit differs
 * between them. Null: no number is given on that side.
 */
export const firmEffectSchema = z.strictObject({
  firm: z.string(),
  name: z.string(),
  workload: workloadSchema,
  /** The firm's own stock, or all supply. */
  set: z.enum(["stock", "all"]),
  before: runwayQuantilesSchema.nullable(),
  after: runwayQuantilesSchema.nullable(),
})
export type FirmEffect = z.infer<typeof firmEffectSchema>

/** When a move of an estimate asks for a second look, and whether a second editor must publish. */
export const settingsSchema = z.strictObject({
  /** A median that moves by at least so many months asks for a second look. */
  secondLookMonths: z.number("write a number of months, for example 3").min(0).max(60),
  secondEditor: z.enum(["never", "large", "always"]),
})
export type Settings = z.infer<typeof settingsSchema>
