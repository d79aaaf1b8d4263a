import { z } from "zod"
import { boardKinds, boardSets, boardSorts } from "../contracts/board"
import { mostChanges } from "../contracts/replay"
import { slugSchema } from "../domain/ids"
import { monthSchema } from "../domain/month"
import { lawChangeSchema } from "../domain/scenario"
import { claimMeasures } from "./claims-model"

/** Raised when the meaning of a setting changes; `spec-migrations.ts` brings older ones along. */
export const specVersion = 1

const version = z.literal(specVersion)
const firm = slugSchema
const set = z.enum(boardSets)

/** Which chart, with which choices: all of its state, and nothing of the data. */
export const chartSpecSchema = z.discriminatedUnion("chart", [
  z.strictObject({
    version,
    chart: z.literal("runway-board"),
    set,
    sort: z.enum(boardSorts),
    kind: z.enum(boardKinds),
  }),
  /** Required against available compute over time. */
  z.strictObject({
    version,
    chart: z.literal("runway"),
    firm,
    workload: z.enum(["training", "inference"]),
    set,
  }),
  /** Chips at work by part. */
  z.strictObject({ version, chart: z.literal("stock"), firm }),
  z.strictObject({ version, chart: z.literal("deliveries"), firm }),
  z.strictObject({ version, chart: z.literal("exposure"), firm }),
  /** What the reports of one order say of one measure. */
  z.strictObject({ version, chart: z.literal("reports"), order: slugSchema, measure: z.enum(claimMeasures) }),
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
  z.strictObject({ version, chart: z.literal("firms-table") }),
  z.strictObject({ version, chart: z.literal("orders-table"), firm }),
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
