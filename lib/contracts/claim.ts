import { z } from "zod"
import { datedSchema, dateWindowSchema } from "../domain/dated"
import { designationSchema } from "../domain/designation"
import { claimTagSchema, confidenceSchema, verificationSchema } from "../domain/evidence"
import { moneySchema } from "../domain/money"
import { noteKinds } from "../domain/note"
import { reportRoles } from "../domain/order"
import { rangeSchema } from "../domain/range"
import { sourceSchema } from "../domain/source"

/** A source as a reference under a number. */
export const sourceRefSchema = sourceSchema.pick({
  id: true,
  publisher: true,
  title: true,
  url: true,
  publishedOn: true,
  verification: true,
})
export type SourceRef = z.infer<typeof sourceRefSchema>

/** A claim as pages show it, with its source beside it. */
export const claimViewSchema = z.object({
  id: z.string(),
  text: z.string(),
  companies: z.array(z.object({ slug: z.string(), name: z.string() })),
  source: sourceRefSchema,
  reportingChain: z.array(z.string()),
  eventOn: datedSchema.nullable(),
  confidence: confidenceSchema,
  confidenceReason: z.string(),
  verification: verificationSchema,
  tags: z.array(claimTagSchema),
  note: z.string().nullable(),
  /** Claims that contradict this one, with why. */
  conflicts: z.array(z.object({ id: z.string(), title: z.string(), explanation: z.string() })),
})
export type ClaimView = z.infer<typeof claimViewSchema>

/** A report of an order with its figures and its weight in the estimate. */
export const reportViewSchema = claimViewSchema.extend({
  role: z.enum(reportRoles),
  chipLabel: z.string().nullable(),
  quantity: rangeSchema,
  unit: z.string(),
  cost: moneySchema.nullable(),
  orderedOn: datedSchema.nullable(),
  window: dateWindowSchema.nullable(),
  sourceKind: z.string(),
  reprintOf: z.string().nullable(),
  /** US dollars a chip that quantity and cost imply. */
  impliedUnitPriceUsd: z.number().nullable(),
  reliability: z.number(),
  pricePlausibility: z.number(),
  /** reliability × plausibility; 0 is shown and left out of estimates. */
  weight: z.number(),
  weightlessBecause: z.string().nullable(),
})
export type ReportView = z.infer<typeof reportViewSchema>

export const statementViewSchema = claimViewSchema.extend({
  speaker: z.string(),
  workload: z.enum(["training", "inference"]).nullable(),
  horizonMonths: z.object({ low: z.number().nullable(), high: z.number().nullable() }).nullable(),
  horizonInWords: z.string().nullable(),
  outcome: z.string().nullable(),
  isUsableForCalibration: z.boolean(),
})
export type StatementView = z.infer<typeof statementViewSchema>

export const noteViewSchema = claimViewSchema.extend({
  kind: z.enum(noteKinds),
  quantity: rangeSchema,
  unit: z.string(),
  cost: moneySchema.nullable(),
})
export type NoteView = z.infer<typeof noteViewSchema>

export const designationViewSchema = claimViewSchema.extend({
  list: z.string(),
  status: designationSchema.shape.status,
})
export type DesignationView = z.infer<typeof designationViewSchema>
