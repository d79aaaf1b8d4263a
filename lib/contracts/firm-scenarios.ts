import { z } from "zod"
import { gradeSchema } from "../domain/company"
import { slugSchema } from "../domain/ids"
import { monthSchema } from "../domain/month"
import { runwayQuantilesSchema } from "./estimate"

/** A runway as scenarios are compared by it. */
const scenarioRunwaySchema = z.object({
  quantiles: runwayQuantilesSchema,
  censoredShare: z.number().min(0).max(1),
  /** Share of draws in which the chips still suffice after 24 months. */
  sufficientAt24: z.number().min(0).max(1),
})
export type ScenarioRunway = z.infer<typeof scenarioRunwaySchema>

/** Null runways: no number is given. */
const scenarioWorkloadSchema = z.object({
  grade: gradeSchema,
  /** Why no number is given, as a sentence without its full stop; null where one is, or where a glance tells. */
  why: z.string().nullable(),
  own: scenarioRunwaySchema.nullable(),
  all: scenarioRunwaySchema.nullable(),
})
export type ScenarioWorkload = z.infer<typeof scenarioWorkloadSchema>

/** What a firm's input gives: as things stand or under a scenario. */
export const scenarioFiguresSchema = z.object({
  /** Share of draws that agree with what was served. Null without any draw. */
  acceptance: z.number().min(0).max(1).nullable(),
  training: scenarioWorkloadSchema,
  inference: scenarioWorkloadSchema,
})
export type ScenarioFigures = z.infer<typeof scenarioFiguresSchema>

export const firmScenariosSchema = z.object({
  slug: slugSchema,
  name: z.string(),
  asOf: monthSchema,
  dataVersion: z.number().int(),
  horizonMonths: z.number().int(),
  draws: z.number().int(),
  base: scenarioFiguresSchema,
  /** Scenarios that change something for the firm. */
  scenarios: z.array(
    z.object({
      id: slugSchema,
      title: z.string(),
      summary: z.string(),
      figures: scenarioFiguresSchema,
    }),
  ),
  /** Those that change nothing for it. */
  idle: z.array(z.object({ id: slugSchema, title: z.string() })),
})
export type FirmScenarios = z.infer<typeof firmScenariosSchema>
