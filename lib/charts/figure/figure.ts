import { z } from "zod"

/**
 * A chart as it is to be drawn, whoever draws it: words, axes and marks, with no pixel and no colour. It is
 * what a snapshot keeps, so a kind of mark that was once given is never taken back.
 */

const makers = [
  "maker-nvidia-1",
  "maker-nvidia-2",
  "maker-nvidia-3",
  "maker-nvidia-4",
  "maker-huawei-1",
  "maker-huawei-2",
  "maker-huawei-3",
  "maker-domestic-1",
  "maker-domestic-2",
  "maker-domestic-3",
  "maker-amd-1",
  "maker-other",
] as const

/** What a mark means, which decides its colour. `undetermined` has no flat colour: it is hatching on muted ink. */
export const tones = [
  "ink",
  "muted",
  "training",
  "inference",
  "denied",
  "case-by-case",
  "notification",
  "uncontrolled",
  "undetermined",
  ...makers,
] as const
export const toneSchema = z.enum(tones)
export type Tone = z.infer<typeof toneSchema>

/** Longest text of a label, and of a sentence; what the records allow is far below. */
const label = z.string().max(400)
const sentence = z.string().max(4000)

/** `onNarrow`: keeps its label where the figure is drawn for a phone. */
const tickSchema = z.strictObject({ at: z.number(), label, onNarrow: z.boolean() })

/** A line across the plot: today, or the day the figure speaks of. */
const nowSchema = z.strictObject({ at: z.number(), label })

const values = z.array(z.number()).min(1).max(2000)

/** Something drawn over an axis of months and an axis of values; arrays hold one value a month from `start`. */
export const layerSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("area"),
    tone: toneSchema,
    /** `light`: nine in ten draws; `dark`: half of them; `solid`: a part of a stack. */
    weight: z.enum(["light", "dark", "solid"]),
    isHatched: z.boolean(),
    start: z.number(),
    low: values,
    high: values,
  }),
  z.strictObject({
    type: z.literal("line"),
    tone: toneSchema,
    isDashed: z.boolean(),
    /** A median is strong, a bound is not. */
    isStrong: z.boolean(),
    start: z.number(),
    values,
  }),
  /** A day that changed something: a thin line over the whole plot. */
  z.strictObject({ type: z.literal("rule"), at: z.number(), label }),
  z.strictObject({ type: z.literal("point"), at: z.number(), value: z.number(), label }),
])
export type Layer = z.infer<typeof layerSchema>

export const xyPlotSchema = z.strictObject({
  type: z.literal("xy"),
  x: z.strictObject({ from: z.number(), to: z.number(), ticks: z.array(tickSchema).max(60) }),
  y: z.strictObject({
    from: z.number(),
    to: z.number(),
    scale: z.enum(["linear", "log"]),
    ticks: z.array(z.strictObject({ at: z.number(), label })).max(30),
  }),
  now: nowSchema.nullable(),
  /** Drawn in this order, the first at the bottom. */
  layers: z.array(layerSchema).max(60),
  /** Names beside the right end of what they name, at a value of the y axis. */
  names: z.array(z.strictObject({ value: z.number(), text: label, tone: toneSchema })).max(24),
})
export type XyPlot = z.infer<typeof xyPlotSchema>

/** Something drawn on a line of a row; positions are those of the x axis. */
export const markSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("bar"),
    from: z.number(),
    to: z.number(),
    tone: toneSchema,
    /** `light`: nine in ten draws; `dark`: half of them; `outline`: beside the answer, or expected. */
    weight: z.enum(["light", "dark", "outline", "faint"]),
    pattern: z.enum(["none", "hatched", "dashed"]),
    /** Inference bars have a rule on top, so that colour is not alone in saying so. */
    hasRuleOnTop: z.boolean(),
    /** Half as high as the line: what is compared with. */
    isThin: z.boolean(),
    /** Runs on past the axis: an arrow. */
    opensLow: z.boolean(),
    opensHigh: z.boolean(),
    /** The letter of a status. */
    letter: z.string().max(3).nullable(),
  }),
  /** A median. */
  z.strictObject({ type: z.literal("stroke"), at: z.number(), isThin: z.boolean() }),
  /** Already short: at the left end of what is counted. */
  z.strictObject({ type: z.literal("pin"), at: z.number() }),
  /** `size` 0–1, by area; `count`: a number written beside it. */
  z.strictObject({
    type: z.literal("dot"),
    at: z.number(),
    size: z.number().min(0).max(1),
    tone: toneSchema,
    isHollow: z.boolean(),
    count: label.nullable(),
  }),
  /** What somebody said, with what it leaves open. */
  z.strictObject({
    type: z.literal("diamond"),
    at: z.number(),
    span: z.strictObject({ from: z.number(), to: z.number() }).nullable(),
  }),
  /** A range somebody gave. */
  z.strictObject({
    type: z.literal("range"),
    from: z.number(),
    to: z.number(),
    opensLow: z.boolean(),
    opensHigh: z.boolean(),
    isFaint: z.boolean(),
  }),
])
export type Mark = z.infer<typeof markSchema>

/** One line of a row. A line without a number says in `missing` what is missing, and has no marks. */
export const rowLineSchema = z.strictObject({
  /** "training"; null where the row has one line only. */
  name: label.nullable(),
  tone: toneSchema,
  marks: z.array(markSchema).max(200),
  /** "about 14 months" */
  value: label.nullable(),
  /** Follows the value, quieter: "8 to 29". */
  detail: label.nullable(),
  missing: sentence.nullable(),
})
export type RowLine = z.infer<typeof rowLineSchema>

export const figureRowSchema = z.strictObject({
  label,
  /** The same name in Chinese. */
  labelZh: label.nullable(),
  /** Follows the label, quieter. */
  detail: label.nullable(),
  lines: z.array(rowLineSchema).min(1).max(12),
})
export type FigureRow = z.infer<typeof figureRowSchema>

export const rowsPlotSchema = z.strictObject({
  type: z.literal("rows"),
  x: z.strictObject({ from: z.number(), to: z.number(), ticks: z.array(tickSchema).max(60) }),
  now: nowSchema.nullable(),
  sections: z
    .array(
      z.strictObject({
        title: label.nullable(),
        note: sentence.nullable(),
        rows: z.array(figureRowSchema).max(200),
      }),
    )
    .max(12),
})
export type RowsPlot = z.infer<typeof rowsPlotSchema>

/** One of several plots with the same axes. A panel without a plot says in `missing` what is missing. */
const panelSchema = z.strictObject({
  label,
  labelZh: label.nullable(),
  /** Follows the label, quieter. */
  detail: label.nullable(),
  plot: xyPlotSchema.nullable(),
  missing: sentence.nullable(),
})
export type Panel = z.infer<typeof panelSchema>

/** Small multiples: plots beside each other, whose names stand once for all of them. */
export const panelsPlotSchema = z.strictObject({
  type: z.literal("panels"),
  panels: z.array(panelSchema).min(1).max(12),
  names: z.array(z.strictObject({ text: label, tone: toneSchema })).max(24),
})
export type PanelsPlot = z.infer<typeof panelsPlotSchema>

/** The table itself is the drawing. */
export const tablePlotSchema = z.strictObject({ type: z.literal("table") })

export const plotSchema = z.discriminatedUnion("type", [
  xyPlotSchema,
  rowsPlotSchema,
  panelsPlotSchema,
  tablePlotSchema,
])
export type Plot = z.infer<typeof plotSchema>

export const figureTableSchema = z.strictObject({
  caption: sentence,
  columns: z
    .array(z.strictObject({ label, isNumeric: z.boolean() }))
    .min(1)
    .max(40),
  rows: z.array(z.array(sentence)).max(2000),
})

export const figureSchema = z.strictObject({
  /** The finding or the question. */
  title: sentence,
  /** Measure and unit. */
  subtitle: sentence,
  plot: plotSchema,
  /** What the marks mean; never left out under a drawing. */
  words: z.array(sentence).max(20),
  /** The drawing in words, for who does not see it. */
  summary: z.string().max(100_000),
  /** The same points as a table for people. */
  table: figureTableSchema,
})
export type Figure = z.infer<typeof figureSchema>
