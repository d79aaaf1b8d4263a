import { z } from "zod"
import { monthSchema } from "../domain/month"
import { sourceSchema } from "../domain/source"
import { figureSchema } from "./figure/figure"

/** Raised when a document's shape changes; `document-migrations.ts` reads older ones. */
export const documentVersion = 1

/** Two runs for each of 200 firms: as many as a drawing has rows for. */
export const mostRuns = 400

/** A column of the figures for machines. `unit` in words ("months", "chips", "US dollars"); null: no unit. */
export const dataColumnSchema = z.strictObject({
  /** Snake case, stable: what a program reads it by. */
  name: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/),
  title: z.string().max(400),
  unit: z.string().max(100).nullable(),
  type: z.enum(["text", "number", "month", "date"]),
})

export const chartDataSchema = z
  .strictObject({
    columns: z.array(dataColumnSchema).min(1).max(60),
    /** One value a column; null: not known, or beyond what was counted, as the column's title says. */
    rows: z.array(z.array(z.union([z.string().max(4000), z.number(), z.null()]))).max(5000),
  })
  .refine(({ columns, rows }) => rows.every((row) => row.length === columns.length), {
    error: "every row needs one value for each column",
  })
export type ChartData = z.infer<typeof chartDataSchema>

/** A headline number of a chart, found again by its key when the chart is made from newer data. */
export const measureSchema = z.strictObject({
  /** "baidu.training.own.median" */
  key: z.string().min(1).max(200),
  /** "Baidu, training, median runway" */
  label: z.string().max(400),
  /** Null: no number; `words` says why, or that it lies beyond the horizon. */
  value: z.number().nullable(),
  unit: z.string().max(60),
  /** "14 months", "over 60 months", "$1bn to $4bn": as it stands in "14 → 11 months". */
  words: z.string().max(400),
})
export type Measure = z.infer<typeof measureSchema>

/** A source with what its reader needs to find it again. */
export const documentSourceSchema = sourceSchema
  .pick({ id: true, publisher: true, title: true, url: true, publishedOn: true, licence: true })
  .strict()
export type DocumentSource = z.infer<typeof documentSourceSchema>

/**
 * One run of the engine behind the chart. `input` is the SHA-256 of the frozen input's canonical JSON
 * (`engineInputSchema`); `figures` are the numbers of its result that the chart shows, by name.
 */
export const engineRunSchema = z.strictObject({
  firm: z.string().max(120),
  /** Tells the runs of one firm apart: "as things stand", "under the changed rules"; null: the only one. */
  variant: z.string().max(120).nullable(),
  input: z.string().regex(/^[0-9a-f]{64}$/),
  figures: z.record(z.string().max(120), z.array(z.number().nullable()).max(2000)),
})
export type EngineRun = z.infer<typeof engineRunSchema>

/**
 * A chart with everything it shows and rests on: what every page, picture and file of it is made from, and what
 * a snapshot keeps. Nothing in it depends on who asks, or on the hour.
 */
export const chartDocumentSchema = z.strictObject({
  format: z.literal("chip-runway-chart"),
  version: z.literal(documentVersion),
  /** The spec as it was when the document was made; older ones pass `migrateSpec` before they are used. */
  spec: z.looseObject({ version: z.number().int().positive(), chart: z.string().max(60) }),
  figure: figureSchema,
  /** The answer in one sentence, with its interval. */
  answer: z.string().max(4000),
  data: chartDataSchema,
  measures: z.array(measureSchema).max(1000),
  sources: z.array(documentSourceSchema).max(5000),
  provenance: z.strictObject({
    dataVersion: z.number().int().nonnegative(),
    /** The month the estimates speak of. */
    asOf: monthSchema,
    /** Null: the chart shows records, no estimate. */
    engine: z
      .strictObject({ version: z.string(), seed: z.number().int(), draws: z.number().int() })
      .nullable(),
    /** Ids of the assumptions behind the estimates. */
    assumptions: z.array(z.string().max(120)).max(5000),
  }),
  runs: z.array(engineRunSchema).max(mostRuns),
})
export type ChartDocument = z.infer<typeof chartDocumentSchema>
