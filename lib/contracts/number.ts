import { z } from "zod"
import { monthSchema } from "../domain/month"
import { sourceRefSchema } from "./claim"

/** A part of a formula, or anything else that a number is made from. */
export const numberInputSchema = z.object({
  label: z.string(),
  /** In words, with its interval where it has one. */
  value: z.string(),
  /** Where it opens in turn; null: nowhere. */
  href: z.string().nullable(),
})
export type NumberInput = z.infer<typeof numberInputSchema>

/** Inputs that belong together; the weightiest first. `title` null: they need none. */
export const numberPartSchema = z.object({
  title: z.string().nullable(),
  inputs: z.array(numberInputSchema),
})
export type NumberPart = z.infer<typeof numberPartSchema>

/** One report, statement or note behind a number. */
export const numberReportSchema = z.object({
  id: z.string(),
  /** Where it stands with everything around it. */
  href: z.string(),
  /** What it says of this very number: "about 100,000 for $1bn". */
  says: z.string(),
  text: z.string(),
  source: sourceRefSchema,
  /** The way it came, origin first, without the source itself. */
  via: z.array(z.string()),
  isUnverified: z.boolean(),
  confidence: z.string(),
  confidenceReason: z.string(),
  /** What it weighs in the estimate, in words; null: it is no input. */
  weight: z.string().nullable(),
  /** What contradicts it, in words. */
  contradicts: z.array(z.string()),
})
export type NumberReport = z.infer<typeof numberReportSchema>

/** What stands behind a number: all that a reader sees who opens it. */
export const numberViewSchema = z.object({
  /** The path of its address after /numbers/, without a day: "order/a800-2023-four-firms/quantity". */
  path: z.string(),
  /** Of what it is: "Baidu: chips cover training". */
  title: z.string(),
  value: z.string(),
  /** "even odds between 12 and 29; nine in ten between 5 and over 60"; null: it is no estimate. */
  interval: z.string().nullable(),
  unit: z.string().nullable(),
  /** What it speaks of: "as of Nov 2026", "delivered Q3 2023"; null: no date is part of it. */
  when: z.string().nullable(),
  asOf: monthSchema,
  dataVersion: z.number().int(),
  /** ISO day of what was known; null: today. */
  known: z.string().nullable(),
  /** What else is known of the same thing: "still sufficient after 24 months". */
  figures: z.array(numberInputSchema),
  /** How it comes about where it is worked out. */
  formula: z.object({ words: z.string(), parts: z.array(numberPartSchema) }).nullable(),
  reports: z.array(numberReportSchema),
  confidence: z.object({ label: z.string(), why: z.string() }).nullable(),
  /** Sources that are not those of `reports`. */
  sources: z.array(sourceRefSchema),
  isUnverified: z.boolean(),
  /** Where to read on. */
  more: z.array(z.object({ label: z.string(), href: z.string() })),
})
export type NumberView = z.infer<typeof numberViewSchema>
