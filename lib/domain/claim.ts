import { z } from "zod"
import { dateWindowSchema, datedSchema } from "./dated"
import { claimTagSchema, confidenceSchema, verificationSchema } from "./evidence"
import { slugSchema } from "./ids"

/**
 * What every sourced claim carries, whether it is a report of an order, a statement, a note or a
 * designation: what it says in our words, who said it, by which way it came, and how far we trust it.
 */
export const claimShape = {
  id: slugSchema,
  /** Firms the claim is about. */
  companies: z.array(slugSchema).min(1),
  /** In our own words. */
  text: z.string().min(1),
  sourceId: slugSchema,
  /** Origin first, the page that was read last. */
  reportingChain: z.array(z.string().min(1)),
  /** When the thing happened or was said. */
  eventOn: datedSchema.nullable(),
  confidence: confidenceSchema,
  confidenceReason: z.string().min(1),
  verification: verificationSchema,
  tags: z.array(claimTagSchema),
  note: z.string().nullable(),
} as const

export const windowShape = {
  orderedOn: datedSchema.nullable(),
  /** Delivery, or the period that a figure covers. */
  window: dateWindowSchema.nullable(),
} as const
