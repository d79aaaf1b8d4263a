import { z } from "zod"
import { confidenceSchema, sourceKinds } from "../domain/evidence"
import { monthSchema } from "../domain/month"
import { orderStatuses } from "../domain/order"
import { supplyClasses } from "../domain/supply-line"
import { orderColumns, orderFacets, orderGroups } from "./order-lists"

export { orderColumns, orderFacets, orderGroups, usualOrderColumns } from "./order-lists"
export type { OrderColumn, OrderFacet, OrderGroup } from "./order-lists"

const several = z.array(z.string().min(1).max(120)).max(60)

/** What of the orders is shown, and how: all that stands in the address of /orders. */
export const ordersViewSchema = z.strictObject({
  /** Words, or beginnings of such, that all must occur in what the order or its reports say; "": any. */
  q: z.string().max(200),
  firm: several,
  chip: several,
  maker: several,
  kind: z.array(z.enum(supplyClasses)),
  status: z.array(z.enum(orderStatuses)),
  /** Any of the delivery, else of the purchase: "2023", or "unknown". */
  year: several,
  source: z.array(z.enum(sourceKinds)),
  /** Of the most trusted report. */
  confidence: z.array(confidenceSchema),
  /** Only those whose reports contradict each other. */
  contradictions: z.boolean(),
  /** ISO day: only what was known by then; null: today. */
  known: z.iso.date().nullable(),
  sort: z.enum(orderColumns),
  descending: z.boolean(),
  group: z.enum(orderGroups).nullable(),
  columns: z.array(z.enum(orderColumns)).min(1),
})
export type OrdersView = z.infer<typeof ordersViewSchema>

const readings = z.array(z.object({ text: z.string(), weight: z.number() }))
const named = z.object({ id: z.string(), name: z.string() })

/** One order as the table shows it. Readings that contradict each other stand side by side. */
export const orderRowSchema = z.object({
  id: z.string(),
  title: z.string(),
  buyers: z.array(named),
  chips: z.array(named),
  /** What stands for the chips where none is named. */
  familyNote: z.string().nullable(),
  makers: z.array(z.string()),
  kind: z.enum(supplyClasses),
  status: z.enum(orderStatuses),
  quantity: readings,
  cost: readings,
  price: readings,
  ordered: z.array(z.string()),
  /** In words: "Q3 2023 to Q1 2024" */
  delivery: z.string(),
  counts: z.boolean(),
  reportCount: z.number().int(),
  /** Each once, the weightiest first. */
  sources: z.array(z.object({ id: z.string(), publisher: z.string(), published: z.string().nullable() })),
  confidence: confidenceSchema.nullable(),
  /** Groups of contradiction that its reports take part in. */
  contradictions: z.array(z.object({ id: z.string(), title: z.string() })),
})
export type OrderRow = z.infer<typeof orderRowSchema>

/**
 * What may be added of the matching orders, one line for each thing that must not be added to another: chips
 * requested, approved, ordered, delivered, rented. Parts of a larger order and orders that are told twice are left out.
 */
export const orderTotalSchema = z.object({
  /** "chips delivered", "chips ordered and not seen delivered", … */
  label: z.string(),
  orders: z.number().int(),
  /** Of these, orders whose number nobody gives. */
  withoutNumber: z.number().int(),
  /** Of these, left out because another order in the sum contains them or tells them again. */
  notAddedTwice: z.number().int(),
  /** Of what is added, parts of a larger order that does not match: they are counted by themselves. */
  partsAlone: z.number().int(),
  /** Of what is added, orders with a buyer whom the filter does not name, counted whole; 0 where it names none. */
  shared: z.number().int(),
  /** The lowest and the highest reading of each order, added up. No interval. */
  low: z.number(),
  high: z.number(),
  /** Whether the highest of an order is "at least" so many, which leaves the sum open above. */
  isOpen: z.boolean(),
})
export type OrderTotal = z.infer<typeof orderTotalSchema>

export const ordersPageSchema = z.object({
  dataVersion: z.number().int(),
  asOf: monthSchema,
  known: z.string().nullable(),
  /** Orders that match. */
  count: z.number().int(),
  /** Orders on record at all, as known. */
  of: z.number().int(),
  /** Index of the first row. */
  offset: z.number().int(),
  rows: z.array(orderRowSchema.extend({ group: z.string().nullable() })),
  /** With a grouping: each group with its number of rows, in the order of the rows. An order may stand in several. */
  groups: z.array(z.object({ value: z.string(), label: z.string(), count: z.number().int() })),
  /** Values that the matching orders have, were this facet's own filter lifted, the most frequent first. */
  facets: z.record(
    z.enum(orderFacets),
    z.array(z.object({ value: z.string(), label: z.string(), count: z.number().int() })),
  ),
  totals: z.array(orderTotalSchema),
})
export type OrdersPage = z.infer<typeof ordersPageSchema>
