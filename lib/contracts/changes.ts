import { z } from "zod"
import { gradeSchema } from "../domain/company"
import { recordSchemas, type RecordKind } from "../domain/record"
import { runwayQuantilesSchema } from "./estimate"
import { editOrigins, revisionActions } from "./history"
import { workloadSets } from "./moved"

const recordKindSchema = z.enum(Object.keys(recordSchemas) as [RecordKind, ...RecordKind[]])

/** One field of a record, from what to what, as people say it. Null: there was nothing, or there is nothing now. */
export const publicChangeSchema = z.strictObject({
  name: z.string(),
  label: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
})
export type PublicChange = z.infer<typeof publicChangeSchema>

/** A record that a data version touched, as everybody may have it. */
export const changedRecordSchema = z.strictObject({
  kind: recordKindSchema,
  id: z.string(),
  title: z.string(),
  /** Where it stands today; null: it has no page, or is no longer on record. */
  href: z.string().nullable(),
  action: z.enum(revisionActions),
  changes: z.array(publicChangeSchema),
  /** Something of it is not told, to protect a source. */
  isWithheld: z.boolean(),
  /** Its state of then can no longer be read. */
  isUnreadable: z.boolean(),
})
export type ChangedRecord = z.infer<typeof changedRecordSchema>

/** How many records of a kind a data version created, changed, … */
export const changeCountSchema = z.strictObject({
  kind: recordKindSchema,
  action: z.enum(revisionActions),
  count: z.number().int().positive(),
})
export type ChangeCount = z.infer<typeof changeCountSchema>

/** A runway on one side of a data version: months, null beyond the horizon. */
export const runwaySideSchema = z.strictObject({
  grade: gradeSchema,
  horizonMonths: z.number().int().positive(),
  quantiles: runwayQuantilesSchema,
})
export type RunwaySide = z.infer<typeof runwaySideSchema>

/** One workload and set of a firm, before and after; null: there was no number. */
export const runwayMoveSchema = z.strictObject({
  key: z.enum(workloadSets),
  before: runwaySideSchema.nullable(),
  after: runwaySideSchema.nullable(),
  /** What it says afterwards is what it says today. */
  isStanding: z.boolean(),
})
export type RunwayMove = z.infer<typeof runwayMoveSchema>

/** A firm whose estimate a data version moved. */
export const firmMoveSchema = z.strictObject({
  firm: z.string(),
  name: z.string(),
  /** Where it is told what moved it; null for a firm no longer on record, or that was not there before. */
  href: z.string().nullable(),
  runways: z.array(runwayMoveSchema).min(1),
})
export type FirmMove = z.infer<typeof firmMoveSchema>

export const movesSchema = z.discriminatedUnion("status", [
  /** The first data version: there was nothing to move. */
  z.strictObject({ status: z.literal("first") }),
  z.strictObject({ status: z.literal("pending") }),
  z.strictObject({ status: z.literal("known"), firms: z.array(firmMoveSchema) }),
])
export type Moves = z.infer<typeof movesSchema>

/** One data version as people read it. */
export const changesEntrySchema = z.strictObject({
  number: z.number().int().positive(),
  /** ISO time of the save. */
  at: z.iso.datetime(),
  origin: z.enum(editOrigins),
  /** In its editor's words; null where they might tell who a protected source is. */
  reason: z.string().nullable(),
  undoes: z.number().int().positive().nullable(),
  undoneBy: z.number().int().positive().nullable(),
  isFirst: z.boolean(),
  counts: z.array(changeCountSchema),
  records: z.array(changedRecordSchema),
  /** Records beyond those listed. */
  moreRecords: z.number().int().nonnegative(),
  moves: movesSchema,
})
export type ChangesEntry = z.infer<typeof changesEntrySchema>

/** Data versions, newest first, of all firms or of one. */
export const changesPageSchema = z.strictObject({
  firm: z.strictObject({ slug: z.string(), name: z.string() }).nullable(),
  /** The newest data version; of a firm the newest that concerns it. */
  newest: z.number().int().positive(),
  entries: z.array(changesEntrySchema),
  /** The next page begins below this data version; null: these were the oldest. */
  before: z.number().int().positive().nullable(),
})
export type ChangesPage = z.infer<typeof changesPageSchema>

/** One data version with all of its records, a part at a time. */
export const changePageSchema = z.strictObject({
  entry: changesEntrySchema,
  /** Which part of the records this is, from 1. */
  part: z.number().int().positive(),
  parts: z.number().int().positive(),
  previous: z.number().int().positive().nullable(),
  next: z.number().int().positive().nullable(),
})
export type ChangePage = z.infer<typeof changePageSchema>
