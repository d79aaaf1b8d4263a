import { z } from "zod"
import { companySchema, gradeSchema, type Workload } from "../domain/company"
import { monthSchema, type Month } from "../domain/month"
import { recordSchemas, type RecordKind } from "../domain/record"

/** Most steps that are run one by one; more changes of a kind are taken together. */
export const mostRuns = 30

export const workloadSets = ["training.own", "training.all", "inference.own", "inference.all"] as const
export type WorkloadSet = (typeof workloadSets)[number]

export function workloadSet(workload: Workload, set: "own" | "all"): WorkloadSet {
  return `${workload}.${set}`
}

/** What an estimate says of one workload and set in a state between the two ends. */
const answerSchema = z.strictObject({
  /** Whole months; the horizon stands for what lies beyond it. */
  months: z.number().int().nonnegative(),
  isBeyond: z.boolean(),
  /** Chance that the chips still suffice after 24 months, whole percent; null below such a horizon. */
  sufficient24: z.number().int().min(0).max(100).nullable(),
})
export type MovedAnswer = z.infer<typeof answerSchema>

/** Null where there is no number. */
const answersSchema = z.strictObject({
  "training.own": answerSchema.nullable(),
  "training.all": answerSchema.nullable(),
  "inference.own": answerSchema.nullable(),
  "inference.all": answerSchema.nullable(),
})
export type MovedAnswers = z.infer<typeof answersSchema>

const recordKindSchema = z.enum(Object.keys(recordSchemas) as [RecordKind, ...RecordKind[]])

/** A record that a step is about; `field` is that of an assumption. */
const subjectSchema = z.strictObject({
  kind: recordKindSchema,
  id: z.string(),
  title: z.string(),
  field: z.string().nullable(),
  act: z.enum(["new", "changed", "retired"]),
  /** Whether its page is there today. */
  isOnRecord: z.boolean(),
})
export type MovedSubject = z.infer<typeof subjectSchema>

export const stepKinds = [
  /** Another version of the engine. */
  "engine",
  /** Another seed or number of draws. */
  "draws",
  "chips",
  "assumptions",
  "rules",
  "orders",
  "flows",
  /** Rules that were out by the later month. */
  "law",
  /** Time alone. */
  "time",
  /** Supply that counts as of the later month, or no longer. */
  "supply",
  "allocation",
  "training",
  "inference",
  "chip-values",
  "run",
] as const
export const stepKindSchema = z.enum(stepKinds)
export type StepKind = (typeof stepKinds)[number]

const stepSchema = z.strictObject({
  kind: stepKindSchema,
  subjects: z.array(subjectSchema),
  /** What the supply of an order or flow became as of the later month. */
  change: z.enum(["added", "removed", "replaced"]).nullable(),
  /** The answers after the step; null where this state has no number. */
  after: answersSchema,
})
export type MovedStep = z.infer<typeof stepSchema>

const endSchema = z.strictObject({
  asOf: monthSchema,
  dataVersion: z.number().int().positive(),
  horizonMonths: z.number().int().positive(),
  answers: answersSchema,
  /** How far each answer can be trusted; a strained one is for orientation only. */
  grade: z.strictObject({ training: gradeSchema, inference: gradeSchema }),
  /** Why there is no number, by workload; empty where there is one. */
  missing: z.strictObject({ training: z.array(z.string()), inference: z.array(z.string()) }),
})
export type MovedEnd = z.infer<typeof endSchema>

/** What moved a firm's estimate between two states of knowledge, step by step. */
export const movedSchema = z.strictObject({
  firm: z.string(),
  name: companySchema.shape.name,
  from: endSchema,
  to: endSchema,
  /** In the order in which they were taken; each changes one thing of the one before. */
  steps: z.array(stepSchema),
  /** Changed records that leave the firm's input as it was. */
  idle: z.array(subjectSchema),
  /** Changed records of kinds that no estimate reads: statements, notes, sources. */
  besideCount: z.number().int().nonnegative(),
  /** Records whose state of then cannot be read today. */
  unreadable: z.array(z.strictObject({ kind: recordKindSchema, id: z.string(), why: z.string() })),
  seed: z.number().int(),
  draws: z.number().int().positive(),
  engineVersion: z.string(),
})
export type Moved = z.infer<typeof movedSchema>

/** A point in two clocks: what the records said, and the month that they were asked for. */
export type StateOfKnowledge = { asOf: Month; dataVersion: number }

/** What a reader can choose as one end. */
export const movedChoiceSchema = z.strictObject({
  /** As it stands in an address: "4", "2023-11". */
  value: z.string(),
  asOf: monthSchema,
  dataVersion: z.number().int().positive(),
  /** ISO day on which the data version was saved. */
  savedOn: z.iso.date(),
  /** In its editor's words. */
  reason: z.string(),
})
export type MovedChoice = z.infer<typeof movedChoiceSchema>

export const movedSettingSchema = z.strictObject({
  firm: z.string(),
  name: z.string(),
  newest: z.number().int().positive(),
  /** Data versions that may have touched the firm, newest first. */
  versions: z.array(movedChoiceSchema),
  /** Months for which assumptions were set, with the newest data; newest first. */
  months: z.array(movedChoiceSchema),
  /** Numbers of all data versions that may have touched the firm, newest first; any other says the same as the last of them before it. */
  touching: z.array(z.number().int().positive()),
  /** The month of each data version's estimates, by its number. */
  asOfOfVersion: z.record(z.string(), monthSchema),
})
export type MovedSetting = z.infer<typeof movedSettingSchema>
