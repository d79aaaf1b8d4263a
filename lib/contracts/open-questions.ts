import { z } from "zod"
import { assumptionSchema } from "../domain/assumption"
import { slugSchema } from "../domain/ids"
import { monthSchema } from "../domain/month"
import { sourceRefSchema } from "./claim"

const months = z.number()

/** What knowing an input would do for one runway, from own stock: a firm's training or inference. */
export const openQuestionHelpSchema = z.object({
  firm: z.string(),
  name: z.string(),
  nameZh: z.string().nullable(),
  workload: z.enum(["training", "inference"]),
  /** The estimate contradicts what is known of the firm: for orientation only, in no ranking and no sum. */
  isStrained: z.boolean(),
  /** The 90% interval as published, months; `high` null lies beyond the horizon. */
  interval: z.object({ low: months.nonnegative(), high: months.nonnegative().nullable() }),
  /** Its width with the horizon as its end, and its mean width once the input is known. */
  width: months.nonnegative(),
  expectedWidth: months,
  /** width − expectedWidth, more than two standard errors above nothing, and that error. */
  narrowsBy: months.positive(),
  error: months.nonnegative(),
})
export type OpenQuestionHelp = z.infer<typeof openQuestionHelpSchema>

const gainSchema = z.object({
  /** Record behind it; unique among all entries. */
  id: z.string(),
  /** "size of the flagship run" */
  label: z.string(),
  /** Largest first; estimates that count before strained ones. */
  helps: z.array(openQuestionHelpSchema).min(1),
  /** Sum of `narrowsBy` over what counts, and its standard error; both 0 where nothing counts. */
  months: months.nonnegative(),
  error: months.nonnegative(),
  assumptionId: z.string().nullable(),
})

/** A fact that somebody knows today, and what finding it would do. */
export const openQuestionSchema = gainSchema.extend({
  question: z.string(),
  /** What a good answer would look like; null where nothing more than the figure is asked for. */
  goodAnswer: z.string().nullable(),
  known: z.object({
    unit: z.string(),
    /** The range of the model, 5th to 95th percentile; null: shares of one whole. */
    p5: z.number().nullable(),
    p95: z.number().nullable(),
    /** Null where reports of an order stand for it. */
    verification: assumptionSchema.shape.verification.nullable(),
    confidence: assumptionSchema.shape.confidence.nullable(),
    sources: z.array(sourceRefSchema),
  }),
  orders: z.array(z.object({ id: z.string(), title: z.string() })),
  labKey: z.string().nullable(),
})
export type OpenQuestion = z.infer<typeof openQuestionSchema>

/** What cannot be found out for one firm today: the future, or how chips are put to use in general. */
export const openForecastSchema = gainSchema
export type OpenForecast = z.infer<typeof openForecastSchema>

export const openQuestionsSchema = z.object({
  asOf: monthSchema,
  dataVersion: z.number().int(),
  horizonMonths: z.number().int().positive(),
  /** Accepted draws of each estimate. */
  draws: z.number().int().positive(),
  /** Firms with a number, by name. */
  firms: z.array(z.object({ slug: z.string(), name: z.string(), nameZh: z.string().nullable() })),
  /** Facts that would narrow an estimate that counts, most months first. */
  facts: z.array(openQuestionSchema),
  /** Facts that would narrow strained estimates alone, by firm. */
  orientation: z.array(openQuestionSchema),
  future: z.array(openForecastSchema),
  method: z.array(openForecastSchema),
  /** Facts of the same firms whose gain cannot be told from nothing. */
  leftOut: z.number().int().nonnegative(),
})
export type OpenQuestions = z.infer<typeof openQuestionsSchema>

/** Which questions are shown; null: of every firm, of both workloads. */
export const openQuestionsViewSchema = z.object({
  firm: z.union([z.literal("all").transform(() => null), slugSchema]),
  workload: z.union([z.literal("both").transform(() => null), z.enum(["training", "inference"])]),
})
export type OpenQuestionsView = z.infer<typeof openQuestionsViewSchema>
