import { z } from "zod"
import { claimShape, windowShape } from "./claim"
import { sourceKindSchema } from "./evidence"
import { assumptionIdSchema, slugSchema } from "./ids"
import { moneySchema } from "./money"
import { monthSchema } from "./month"
import { rangeSchema } from "./range"
import { lineTemplateSchema, supplyClassSchema } from "./supply-line"

export const reportRoles = [
  "purchase",
  "delivery",
  "fleet",
  "cancellation",
  "approval",
  "rental",
  "spend",
  "context",
] as const

/** What one source says of an order. One order has one report or many, and they may disagree. */
export const reportSchema = z.strictObject({
  ...claimShape,
  ...windowShape,
  /** What the report is about: the purchase itself, a delivery, the fleet it became part of, … */
  role: z.enum(reportRoles),
  /** As the source names the chip; the part is the order's. */
  chipLabel: z.string().nullable(),
  chipNote: z.string().nullable(),
  quantity: rangeSchema,
  /** What is counted: "chips" unless the source counted servers, dies or equivalents. */
  unit: z.string().min(1),
  cost: moneySchema.nullable(),
  /** Why quantity and cost together do not price a chip (the sum includes servers, is a rent or a bound). */
  noUnitPriceBecause: z.string().min(1).nullable(),
  sourceKind: sourceKindSchema,
  /** The earlier report that this one repeats; a repetition has no weight of its own. */
  reprintOf: slugSchema.nullable(),
  /** Why the report carries no weight although its kind of source would give it some. */
  weightlessBecause: z.string().nullable(),
  /** Why an unverified report carries weight all the same. */
  weightedAlthoughUnverified: z.string().nullable(),
})
export type Report = z.infer<typeof reportSchema>

export const orderStatuses = [
  "announced",
  "ordered",
  "partly_delivered",
  "delivered",
  "blocked",
  "cancelled",
  "unknown",
] as const

const splitSchema = z.discriminatedUnion("basis", [
  z.strictObject({ basis: z.literal("single_buyer") }),
  z.strictObject({ basis: z.literal("dirichlet"), assumption: assumptionIdSchema }),
  z.strictObject({ basis: z.literal("unknown"), note: z.string().nullable() }),
])

/** A window that runs backwards delivers nothing, and its chips would silently be missing. */
const endsBeforeStart = { path: ["end"], message: "the delivery window must not end before it starts" }

/** A purchase in the world: buyers, chips, a delivery window, and what each source says of it. */
export const orderSchema = z.strictObject({
  id: slugSchema,
  title: z.string().min(1),
  buyers: z.array(slugSchema).min(1),
  sellers: z.array(z.string()).nullable(),
  chips: z.array(slugSchema),
  familyNote: z.string().nullable(),
  class: supplyClassSchema,
  status: z.enum(orderStatuses),
  location: z.enum(["in_china", "offshore", "unknown"]),
  /** Editorial window for the supply line, month precision; null where nothing dates it. */
  deliveryWindow: z
    .strictObject({ start: monthSchema.nullable(), end: monthSchema.nullable() })
    .refine(({ start, end }) => start === null || end === null || start <= end, endsBeforeStart)
    .nullable(),
  reports: z.array(reportSchema),
  split: splitSchema.nullable(),
  /** A measure that hit the order. */
  control: z
    .strictObject({
      rule: z.string().min(1),
      effectiveOn: z.iso.date().nullable(),
      effect: z.string().min(1),
      assumption: assumptionIdSchema.nullable(),
    })
    .nullable(),
  /** Why it counts or does not, in our own words. */
  why: z.string().min(1),
  /** The broader order that already contains this one. */
  nestedIn: slugSchema.nullable(),
  crossChecks: z.array(
    z.strictObject({
      claimId: slugSchema.nullable(),
      orderId: slugSchema.nullable(),
      assumption: assumptionIdSchema.nullable(),
      text: z.string().min(1),
    }),
  ),
  /** How the order enters estimates; null when it does not count. */
  counting: z
    .strictObject({
      /** As-of months, both included, at which the line is used; null is open. */
      from: monthSchema.nullable(),
      until: monthSchema.nullable(),
      /** Buyers for whom this order is used; another order counts for a buyer left out. */
      firms: z.array(slugSchema).min(1),
      line: lineTemplateSchema,
      basis: z.string().min(1),
      /** Reports that carry the line. Disbelieve all and it drops. Empty: an editorial line without a report. */
      restsOn: z.array(slugSchema),
    })
    .nullable(),
})
export type Order = z.infer<typeof orderSchema>

/** A supply that is expected, not ordered: national flows, licensed imports, rentals without a count. */
export const expectedFlowSchema = z.strictObject({
  id: slugSchema,
  title: z.string().min(1),
  why: z.string().min(1),
  /** Months after the as-of month; `horizon` runs to the end. Ignored where `deliveryWindow` is given. */
  startMonth: z.number().int().nullable(),
  endMonth: z.union([z.number().int(), z.literal("horizon")]).nullable(),
  deliveryWindow: z
    .strictObject({ start: monthSchema, end: monthSchema })
    .refine(({ start, end }) => start <= end, endsBeforeStart)
    .nullable(),
  counting: z.strictObject({
    from: monthSchema.nullable(),
    until: monthSchema.nullable(),
    firms: z.array(slugSchema).min(1),
    line: lineTemplateSchema,
    basis: z.string().min(1),
  }),
})
export type ExpectedFlow = z.infer<typeof expectedFlowSchema>

/** Which of two overlapping sources was chosen for a firm, family and period. */
export const choiceSchema = z.strictObject({
  id: slugSchema,
  firm: slugSchema,
  period: z.string().min(1),
  family: z.string().min(1),
  chosen: z.string().min(1),
  orders: z.array(slugSchema),
  keptAsCrossCheck: z.array(slugSchema),
})
export type Choice = z.infer<typeof choiceSchema>
