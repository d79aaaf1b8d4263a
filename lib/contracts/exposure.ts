import { z } from "zod"
import { gradeSchema } from "../domain/company"
import { controlStatusSchema, metricSchema } from "../domain/control-rule"
import { datedSchema } from "../domain/dated"
import { exposureGroups, orderRisks } from "../domain/exposure"
import { listingLists } from "../domain/listing"
import { monthSchema } from "../domain/month"
import { orderStatuses } from "../domain/order"
import { rangeSchema } from "../domain/range"
import { supplyClassSchema } from "../domain/supply-line"

const share = z.number().min(0).max(1)
const quantilesOf = <T extends z.ZodType>(value: T) =>
  z.object({ p5: value, p25: value, p50: value, p75: value, p95: value })
const byMeasure = <T extends z.ZodType>(value: T) =>
  z.object({ chips: value, training: value, inference: value })

export const shareQuantilesSchema = quantilesOf(share)
export type ShareQuantiles = z.infer<typeof shareQuantilesSchema>

/** Shares of one measure. Each is a quantile by itself: medians of groups need not add up to 1. */
export const exposureSharesSchema = z.object({
  groups: z.record(z.enum(exposureGroups), shareQuantilesSchema),
  /** `denied`, `licence` and `licence or denied`, summed draw by draw: what could not simply be bought that day. */
  notFreelyBought: shareQuantilesSchema,
})
export type ExposureShares = z.infer<typeof exposureSharesSchema>

/** A part in the firm's stock. Shares are null where the measure has no number, or nothing is at work. */
export const exposureChipSchema = z.object({
  chip: z.string(),
  name: z.string(),
  maker: z.string(),
  isDomesticChinese: z.boolean(),
  status: controlStatusSchema,
  group: z.enum(exposureGroups),
  category: z.string().nullable(),
  paragraph: z.string().nullable(),
  /** The rule that gives the answer; null where none was in force. */
  rule: z.object({ id: z.string(), name: z.string(), shortName: z.string() }).nullable(),
  /** Inputs that an undetermined answer waits for. */
  missing: z.array(metricSchema),
  units: quantilesOf(z.number().nonnegative()),
  share: byMeasure(shareQuantilesSchema.nullable()),
})
export type ExposureChip = z.infer<typeof exposureChipSchema>

const band = z.object({ p5: share, p50: share, p95: share })

/** One month: its stock under the law of its last day (of the day of the records, for the newest month). */
export const exposureMonthSchema = z.object({
  month: monthSchema,
  day: z.iso.date(),
  /** Not freely bought; null where the measure has no number or nothing was at work. */
  notFreelyBought: byMeasure(band.nullable()),
})
export type ExposureMonth = z.infer<typeof exposureMonthSchema>

/** An order of the firm against the day on which its parts became controlled. */
export const exposureOrderSchema = z.object({
  orderId: z.string(),
  title: z.string(),
  class: supplyClassSchema,
  /** What became of the order, as reported. */
  orderStatus: z.enum(orderStatuses),
  chips: z.array(z.object({ id: z.string(), name: z.string() })),
  window: z.object({ start: monthSchema.nullable(), end: monthSchema.nullable() }).nullable(),
  isCounted: z.boolean(),
  /** The answer for its part on the day of the page; the strictest where there are several. */
  status: controlStatusSchema.nullable(),
  group: z.enum(exposureGroups).nullable(),
  /** The day on which a sale of its part began to need a licence. Null: within its time none was needed. */
  controlledFrom: z.iso.date().nullable(),
  rule: z.object({ id: z.string(), name: z.string(), shortName: z.string() }).nullable(),
  /** The next day after the page's on which the answer changes or may change, as far as on record. */
  mayChangeOn: z.iso.date().nullable(),
  /** Chips not yet delivered when control began. */
  undelivered: z
    .object({
      of: z.enum(["this firm", "all buyers"]),
      /** `drawn` as the estimate draws them, 5% to 95%; or as `reported`, times the share of the window. */
      basis: z.enum(["drawn", "reported"]),
      chips: rangeSchema,
      /** Share of the order's window that lay after the day. */
      share: share.nullable(),
    })
    .nullable(),
  /** Why there is no number; null where there is one or none is asked for. */
  undeliveredUnknownBecause: z.string().nullable(),
  risk: z.enum(orderRisks),
  /** The reading in a sentence or two. */
  why: z.string(),
})
export type ExposureOrder = z.infer<typeof exposureOrderSchema>

/** An entry of the firm on a government list. */
export const exposureListingSchema = z.object({
  id: z.string(),
  names: z.string(),
  list: z.enum(listingLists),
  listedOn: datedSchema.nullable(),
  removedOn: datedSchema.nullable(),
  citation: z.string().nullable(),
  scope: z.string(),
  /** Whether it stood on the page's day; null where its date is not published. */
  standsOnDay: z.boolean().nullable(),
  sourceIds: z.array(z.string()),
})
export type ExposureListing = z.infer<typeof exposureListingSchema>

/**
 * Months that the firm's domestic supply lines, at the pace of their first twelve months, need to replace
 * what one year's attrition takes from its foreign chips. Null lies beyond 60 months.
 */
export const replaceabilitySchema = z.object({
  months: quantilesOf(z.number().nonnegative().nullable()),
  /** Share of draws beyond 60 months, those in which no domestic chip arrives included. */
  beyondShare: share,
  /** Share of the foreign chips' throughput that a year takes. */
  yearlyLoss: shareQuantilesSchema,
})
export type Replaceability = z.infer<typeof replaceabilitySchema>

/** What the law of a day means for one firm: its stock, its open orders, its standing on lists. */
export const exposureSchema = z.object({
  company: z.string(),
  name: z.string(),
  dataVersion: z.number().int(),
  /** The month as of which the firm's stock is estimated. */
  asOf: monthSchema,
  /** The day as of which the records are: "today". */
  compiledOn: z.iso.date(),
  /** The law of this day is asked. */
  day: z.iso.date(),
  /** The stock of this month is meant: the day's own, or the as-of month where that is earlier. */
  stockMonth: monthSchema,
  /** Accepted draws behind the shares; 0 where there are none. */
  n: z.number().int().nonnegative(),
  grade: z.object({ training: gradeSchema, inference: gradeSchema }),
  shares: byMeasure(exposureSharesSchema.nullable()),
  /** Why a measure has no shares, in a sentence; null where it has. */
  whyNot: byMeasure(z.string().nullable()),
  /** Parts at work in the stock month, the most units first. Empty without an estimate. */
  byChip: z.array(exposureChipSchema),
  /** From January 2022 to the as-of month. Empty without an estimate. */
  history: z.array(exposureMonthSchema),
  /** Newest window first; orders without a date last. */
  orders: z.array(exposureOrderSchema),
  listings: z.array(exposureListingSchema),
  /** Owners on a government list, as far as on record. */
  owners: z.array(
    z.object({ name: z.string(), ownedPct: z.number().nullable(), list: z.enum(listingLists) }),
  ),
  /** What is not on record of the owners, in a sentence; null where it is. */
  ownersUnknownBecause: z.string().nullable(),
  replaceability: z.object({
    training: replaceabilitySchema.nullable(),
    inference: replaceabilitySchema.nullable(),
    /** Titles of the domestic supply lines that deliver within twelve months of the as-of month. */
    lines: z.array(z.string()),
    whyNot: z.object({ training: z.string().nullable(), inference: z.string().nullable() }),
  }),
})
export type Exposure = z.infer<typeof exposureSchema>
