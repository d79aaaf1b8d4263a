import { z } from "zod"
import { boardKinds, boardSets, boardSorts } from "../contracts/board"
import { compareMeasures, leastCompared, mostCompared } from "../contracts/compare"
import { knownDaySchema } from "../contracts/known"
import { mostChanges } from "../contracts/replay"
import { caseSchema } from "../domain/case"
import { slugSchema } from "../domain/ids"
import { monthSchema } from "../domain/month"
import { lawChangeSchema } from "../domain/scenario"
import { claimMeasures } from "./claims-model"

/** Raised when the meaning of a setting changes; `spec-migrations.ts` brings older ones along. */
export const specVersion = 1

const version = z.literal(specVersion)
const firm = slugSchema
const set = z.enum(boardSets)
const workload = z.enum(["training", "inference"])
/**
 * The day of which the chart shows what was known; absent: what is known now. Absent too in every chart that was made
 * before there was a choice, so that it means now what it meant then, and needs no newer version.
 */
const known = knownDaySchema.optional()
/** A data version ("12"), a month ("2023-11", with the newest data) or both ("2023-11@12"). */
const stateOfKnowledge = z
  .string()
  .max(24)
  .regex(
    /^(?:[1-9]\d{0,9}|\d{4}-(?:0[1-9]|1[0-2])(?:@[1-9]\d{0,9})?)$/,
    "give a data version, a month, or both as 2023-11@12",
  )

/** Which chart, with which choices: all of its state, and nothing of the data. */
export const chartSpecSchema = z.discriminatedUnion("chart", [
  z.strictObject({
    version,
    chart: z.literal("runway-board"),
    set,
    sort: z.enum(boardSorts),
    kind: z.enum(boardKinds),
    known,
  }),
  /** Required against available compute over time. */
  z.strictObject({
    version,
    chart: z.literal("runway"),
    firm,
    workload: z.enum(["training", "inference"]),
    set,
    known,
  }),
  /** Chips at work by part. */
  z.strictObject({ version, chart: z.literal("stock"), firm, known }),
  z.strictObject({ version, chart: z.literal("deliveries"), firm, known }),
  z.strictObject({ version, chart: z.literal("exposure"), firm, known }),
  /** What the reports of one order say of one measure. */
  z.strictObject({
    version,
    chart: z.literal("reports"),
    order: slugSchema,
    measure: z.enum(claimMeasures),
    known,
  }),
  z.strictObject({ version, chart: z.literal("chip-prices"), chip: slugSchema }),
  /** How export control of a part changed. */
  z.strictObject({ version, chart: z.literal("chip-status"), chip: slugSchema }),
  z.strictObject({ version, chart: z.literal("law") }),
  /** Runways under the law as a reader changed it. */
  z.strictObject({
    version,
    chart: z.literal("replay"),
    changes: z.array(lawChangeSchema).min(1).max(mostChanges),
    asOf: monthSchema,
    set,
  }),
  /** A firm's need and chips as a reader supposes them, beside what is published. */
  z.strictObject({
    version,
    chart: z.literal("laboratory"),
    firm,
    workload,
    set,
    asOf: caseSchema.shape.asOf,
    scenario: caseSchema.shape.scenario,
    assumptions: caseSchema.shape.assumptions,
    trust: caseSchema.shape.trust,
    /** A scenario drawn beside it; null: none. */
    compare: slugSchema.nullable(),
  }),
  /** Which inputs an estimate hangs on. */
  z.strictObject({ version, chart: z.literal("drivers"), firm, workload, set }),
  /** What moved a median between two states of knowledge. */
  z.strictObject({
    version,
    chart: z.literal("moved"),
    firm,
    workload,
    set,
    from: stateOfKnowledge,
    to: stateOfKnowledge,
  }),
  /** What the model would have said, beside what was said and what happened. */
  z.strictObject({ version, chart: z.literal("track-record") }),
  /** The unknown facts most worth finding. */
  z.strictObject({ version, chart: z.literal("open-questions") }),
  /** Claims that contradict each other, on the measure on which they do. */
  z.strictObject({ version, chart: z.literal("contradiction"), conflict: slugSchema }),
  /** Firms beside each other, in the reader's order. */
  z.strictObject({
    version,
    chart: z.literal("compare"),
    firms: z
      .array(slugSchema)
      .min(leastCompared, "name two firms or more, with commas between them")
      .max(mostCompared, "name six firms or fewer")
      .refine((firms) => new Set(firms).size === firms.length, "name each firm once"),
    measure: z.enum(compareMeasures),
    set,
    known,
  }),
  z.strictObject({ version, chart: z.literal("firms-table") }),
  z.strictObject({ version, chart: z.literal("orders-table"), firm, known }),
  z.strictObject({ version, chart: z.literal("chips-table") }),
  /** Parts against rules on a day. */
  z.strictObject({ version, chart: z.literal("controls-table"), day: z.iso.date() }),
  z.strictObject({ version, chart: z.literal("assumptions-table") }),
  z.strictObject({ version, chart: z.literal("sources-table") }),
])
export type ChartSpec = z.infer<typeof chartSpecSchema>
export type ChartName = ChartSpec["chart"]

/** The spec of one chart. */
export type SpecOf<C extends ChartName> = Extract<ChartSpec, { chart: C }>

export const chartNames = chartSpecSchema.options.map(({ shape }) => shape.chart.value)
