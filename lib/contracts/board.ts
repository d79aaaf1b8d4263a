import { z } from "zod"
import { companyKindSchema, gradeSchema } from "../domain/company"
import { monthSchema } from "../domain/month"
import { runwayQuantilesSchema } from "./estimate"

export const boardSets = ["own", "all"] as const
export const boardSorts = ["training", "inference", "name", "stock"] as const
export const boardKinds = [
  "all",
  "hyperscaler",
  "model-startup",
  "cloud",
  "telco",
  "hardware",
  "other",
] as const

/** Which board is shown: source set, order of rows, kind of firm. The address holds all three. */
export const boardViewSchema = z.object({
  set: z.enum(boardSets),
  sort: z.enum(boardSorts),
  kind: z.enum(boardKinds),
})
export type BoardView = z.infer<typeof boardViewSchema>

/** One interval bar. `quantiles` null: no number is given, and `missing` says what for. */
export const boardBarSchema = z.object({
  grade: gradeSchema,
  quantiles: runwayQuantilesSchema.nullable(),
  censoredShare: z.number().nullable(),
  alreadyShortShare: z.number().nullable(),
  why: z.array(z.string()),
})
export type BoardBar = z.infer<typeof boardBarSchema>

/** What the firm itself said of how long its stock lasts. */
export const boardMarkSchema = z.object({
  claimId: z.string(),
  speaker: z.string(),
  saidOn: z.string(),
  workload: z.enum(["training", "inference"]).nullable(),
  inWords: z.string(),
  /** Month the claim runs to, relative to the as-of month; negative when it has passed. */
  fromMonth: z.number().nullable(),
  toMonth: z.number().nullable(),
})
export type BoardMark = z.infer<typeof boardMarkSchema>

export const boardRowSchema = z.object({
  slug: z.string(),
  name: z.string(),
  nameZh: z.string().nullable(),
  kind: companyKindSchema,
  training: boardBarSchema,
  inference: boardBarSchema,
  marks: z.array(boardMarkSchema),
  /** Thousand H100-equivalents do not fit every firm; plain H100-equivalents at the as-of month, own stock. */
  h100Equivalents: z.object({ p5: z.number(), p50: z.number(), p95: z.number() }).nullable(),
  rentsCompute: z.boolean(),
  missing: z.array(z.string()),
})
export type BoardRow = z.infer<typeof boardRowSchema>

export const boardSchema = z.object({
  view: boardViewSchema,
  asOf: monthSchema,
  /** The month in which the page was made; the today line stands here. */
  today: monthSchema,
  horizonMonths: z.number().int(),
  dataVersion: z.number().int(),
  firmCount: z.number().int(),
  orderCount: z.number().int(),
  reportCount: z.number().int(),
  sourceCount: z.number().int(),
  /** Ranked firms: both bars shown or with warning. */
  ranked: z.array(boardRowSchema),
  /** At least one bar strained, none better: for orientation only, below the others. */
  strained: z.array(boardRowSchema),
  /** No number at all: what is missing. */
  without: z.array(boardRowSchema),
})
export type Board = z.infer<typeof boardSchema>
