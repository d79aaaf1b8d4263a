import { z } from "zod"
import { gradeSchema } from "../domain/company"
import { slugSchema } from "../domain/ids"
import { monthSchema } from "../domain/month"
import { designationViewSchema, noteViewSchema, reportViewSchema, statementViewSchema } from "./claim"
import { runwayQuantilesSchema } from "./estimate"

const ref = z.object({ slug: z.string(), name: z.string() })

/** One workload's runway in brief; quantiles are null where there is no number. */
const runwayInBriefSchema = z.object({
  grade: gradeSchema,
  own: runwayQuantilesSchema.nullable(),
  all: runwayQuantilesSchema.nullable(),
  /** Why there is no number, without a full stop; null where there is one. */
  whyNone: z.string().nullable(),
})
export type RunwayInBrief = z.infer<typeof runwayInBriefSchema>

/** A firm's runways, as published or under a supposition. */
export const runwaysInBriefSchema = z.object({
  training: runwayInBriefSchema,
  inference: runwayInBriefSchema,
})
export type RunwaysInBrief = z.infer<typeof runwaysInBriefSchema>

/** What a firm's runways would be if a claim were the truth. */
export const firmIfTrueSchema = ref.extend({
  published: runwaysInBriefSchema,
  /** Null: still being worked out. */
  ifTrue: runwaysInBriefSchema.nullable(),
  /** The claim gives what the estimate has already. */
  isSame: z.boolean(),
})
export type FirmIfTrue = z.infer<typeof firmIfTrueSchema>

/** Why no estimate would move if a claim were the truth. */
export const noInputReasons = [
  "statement",
  "note",
  "designation",
  "order left out",
  "not counted now",
  "other role",
  "not chips",
  "no number",
  "bound alone",
  "sized otherwise",
  "asked for",
  "no estimate",
] as const

/** What the estimates would make of a claim if it were the truth. */
export const truthSchema = z.discriminatedUnion("is", [
  z.object({
    is: z.literal("no input"),
    reason: z.enum(noInputReasons),
    /** The record's own words on why, or the month until which it counted. */
    detail: z.string().nullable(),
  }),
  z.object({
    is: z.literal("input"),
    /** A range of ours that the claim's figure takes the place of, 5th to 95th percentile. */
    inPlaceOf: z.object({ id: z.string(), p5: z.number().nullable(), p95: z.number().nullable() }).nullable(),
    allCame: z.boolean(),
    /** Claims of the same page about other orders, which are taken as true with it. */
    takenWith: z.array(z.string()),
    firms: z.array(firmIfTrueSchema),
  }),
])
export type Truth = z.infer<typeof truthSchema>

/** The price on record of the chip that a report is about, US dollars. */
const priceOnRecordSchema = z.object({
  chip: z.string(),
  name: z.string(),
  low: z.number().nullable(),
  central: z.number().nullable(),
  high: z.number().nullable(),
})
export type PriceOnRecord = z.infer<typeof priceOnRecordSchema>

const shared = { truth: truthSchema }

export const contradictionClaimSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("report"),
    claim: reportViewSchema,
    order: z.object({ id: z.string(), title: z.string(), isCounted: z.boolean() }),
    /** Publisher of the report that this one repeats. */
    repeats: z.string().nullable(),
    price: priceOnRecordSchema.nullable(),
    ...shared,
  }),
  z.object({ kind: z.literal("statement"), claim: statementViewSchema, ...shared }),
  z.object({ kind: z.literal("note"), claim: noteViewSchema, ...shared }),
  z.object({ kind: z.literal("designation"), claim: designationViewSchema, ...shared }),
])
export type ContradictionClaim = z.infer<typeof contradictionClaimSchema>

/** Claims that contradict each other, side by side, with what hangs on them. */
export const contradictionSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** As the record has it; `conflictKindWords` says it. */
  kind: z.string(),
  explanation: z.string(),
  /** In the record's order. */
  claims: z.array(contradictionClaimSchema).min(1),
  /** Firms that a claim is about, or for which its order counts; the market as a whole is none. */
  companies: z.array(ref),
  /** Most months by which a median of own stock would move if one of them were the truth; null: none is an input. */
  stake: z.number().nonnegative().nullable(),
  /** Runways that would lose their number, or gain one, if one of them were the truth. */
  numbersAtStake: z.array(
    z.object({
      firm: ref,
      workload: z.enum(["training", "inference"]),
      becomes: z.enum(["no number", "a number"]),
    }),
  ),
  /** Some of it is still being worked out. */
  isPending: z.boolean(),
})
export type Contradiction = z.infer<typeof contradictionSchema>

export const contradictionsSchema = z.object({
  asOf: monthSchema,
  dataVersion: z.number().int(),
  horizonMonths: z.number().int().positive(),
  /** Where a number would be lost or gained first, then by months at stake, then by claims. */
  matters: z.array(contradictionSchema),
})
export type Contradictions = z.infer<typeof contradictionsSchema>

const all = z.literal("all").transform(() => null)

/** Which matters are shown; null: of every firm, of every kind. */
export const contradictionsViewSchema = z.object({
  firm: z.union([all, slugSchema]),
  kind: z.union([all, z.string().regex(/^[a-z][a-z_]{0,40}$/)]),
})
export type ContradictionsView = z.infer<typeof contradictionsViewSchema>
