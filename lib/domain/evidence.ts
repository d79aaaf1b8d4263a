import { z } from "zod"

/** Was the claim found in a page that was read, or is it unconfirmed? */
export const verificationSchema = z.enum(["read", "unverified"])
export type Verification = z.infer<typeof verificationSchema>

export const confidenceSchema = z.enum(["high", "medium", "low"])
export type Confidence = z.infer<typeof confidenceSchema>

/** Kinds of source as the table of reliabilities (assumption `sourceReliability`) names them. */
export const sourceKinds = [
  "company filing or earnings call",
  "government record",
  "revenue- or shipment-based analyst model",
  "major press, several named or independent sources",
  "major press, one anonymous source",
  "trade press, single source",
  "derived or reprinted without new reporting",
  "social media or rumour",
] as const
export const sourceKindSchema = z.enum(sourceKinds)
export type SourceKind = z.infer<typeof sourceKindSchema>

/** Marks a claim may carry. `unreliable` keeps a bad relay visible and out of every estimate. */
export const claimTagSchema = z.enum([
  "calibration",
  "corroboration",
  "denied",
  "not-chip-spend",
  "pricing",
  "transposed-variant",
  "unreliable",
  "1260H",
])
export type ClaimTag = z.infer<typeof claimTagSchema>
