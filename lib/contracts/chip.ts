import { z } from "zod"
import { chipSchema } from "../domain/chip"
import { controlStatusSchema, metricSchema } from "../domain/control-rule"
import { monthSchema } from "../domain/month"
import { sourceRefSchema } from "./claim"
import { makerGroups } from "./control"
import { controlReasonSchema, metTestSchema } from "./control-reason"
import { orderViewSchema } from "./order"

const chipRefSchema = z.object({ id: z.string(), name: z.string() })

/** A figure that a rule tests: what it comes to, and whether every input of it was read in a source. */
const derivedFigureSchema = z.object({ value: z.number(), isRead: z.boolean() })

export const chipListItemSchema = z.object({
  id: z.string(),
  name: z.string(),
  vendor: z.string(),
  group: z.enum(makerGroups),
  isContextOnly: z.boolean(),
  variantOf: chipRefSchema.nullable(),
  tpp: derivedFigureSchema.nullable(),
  performanceDensity: derivedFigureSchema.nullable(),
  memoryGb: derivedFigureSchema.nullable(),
  memoryType: z.string().nullable(),
  memoryBandwidthGBps: derivedFigureSchema.nullable(),
  interconnectGBps: derivedFigureSchema.nullable(),
  priceUsd: chipSchema.shape.priceUsd,
  /** The combined answer on the day as of which the records are. */
  status: controlStatusSchema,
  orderCount: z.number().int(),
})
export type ChipListItem = z.infer<typeof chipListItemSchema>

export const chipListSchema = z.object({
  dataVersion: z.number().int(),
  /** The day as of which the records are, "today" of these pages. */
  today: z.iso.date(),
  chips: z.array(chipListItemSchema),
})
export type ChipList = z.infer<typeof chipListSchema>

const ruleRefSchema = z.object({
  id: z.string(),
  name: z.string(),
  shortName: z.string(),
  /** Its criteria come from the press or are rounded. */
  isApproximate: z.boolean(),
})

/** An answer of the law with its reasons. */
export const chipAnswerSchema = z.object({
  status: controlStatusSchema,
  paragraph: z.string().nullable(),
  /** Null where no rule was in force, or where several lead to the same answer. */
  rule: ruleRefSchema.nullable(),
  /** What settles it: the tests of the branch that gives the answer. */
  tests: z.array(metTestSchema),
  /** Inputs that are missing and would settle an undetermined answer. */
  missing: z.array(metricSchema),
  /** Answers still possible, strictest first; one where it is firm. */
  possible: z.array(controlStatusSchema),
})
export type ChipAnswer = z.infer<typeof chipAnswerSchema>

/** Days, both included, with one answer; `until` null: nothing is set to change it. */
const answerStretchSchema = chipAnswerSchema.extend({ from: z.iso.date(), until: z.iso.date().nullable() })
export type AnswerStretch = z.infer<typeof answerStretchSchema>

/** A measure beside the answer (a Chinese measure, a duty, guidance) through the days on which it says something. */
const besideSchema = z.object({
  rule: ruleRefSchema,
  stretches: z.array(
    z.object({ from: z.iso.date(), until: z.iso.date().nullable(), status: controlStatusSchema }),
  ),
})
export type BesideMeasure = z.infer<typeof besideSchema>

const nearMissSchema = z.object({
  status: controlStatusSchema,
  paragraph: z.string().nullable(),
  lines: z.array(z.object({ metric: metricSchema, value: z.number(), threshold: z.number() })),
})

/** Everything a chip's page shows. */
export const chipPageSchema = z.object({
  dataVersion: z.number().int(),
  asOf: monthSchema,
  today: z.iso.date(),
  chip: chipSchema,
  variantOf: chipRefSchema.nullable(),
  /** Parts cut down from this one for China. */
  variants: z.array(chipRefSchema),
  answer: chipAnswerSchema,
  /** The steps to today's answer, with the rules that they name. */
  because: z.array(controlReasonSchema),
  rules: z.record(z.string(), ruleRefSchema),
  /** Stricter answers that the part misses today by a tenth or less, nearest first. */
  near: z.array(nearMissSchema),
  stretches: z.array(answerStretchSchema),
  beside: z.array(besideSchema),
  orders: z.array(orderViewSchema),
  sources: z.array(sourceRefSchema),
})
export type ChipPage = z.infer<typeof chipPageSchema>
