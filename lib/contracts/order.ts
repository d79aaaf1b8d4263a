import { z } from "zod"
import { monthSchema } from "../domain/month"
import { orderStatuses } from "../domain/order"
import { supplyClassSchema } from "../domain/supply-line"
import { reportViewSchema } from "./claim"

const ref = z.object({ slug: z.string(), name: z.string() })

/** An order as the profile's table and the order's own page show it. */
export const orderViewSchema = z.object({
  id: z.string(),
  title: z.string(),
  buyers: z.array(ref),
  chips: z.array(z.object({ id: z.string(), name: z.string(), vendor: z.string() })),
  familyNote: z.string().nullable(),
  class: supplyClassSchema,
  status: z.enum(orderStatuses),
  location: z.enum(["in_china", "offshore", "unknown"]),
  deliveryWindow: z.object({ start: monthSchema.nullable(), end: monthSchema.nullable() }).nullable(),
  reports: z.array(reportViewSchema),
  control: z
    .object({
      rule: z.string(),
      effectiveOn: z.string().nullable(),
      effect: z.string(),
      assumption: z.string().nullable(),
    })
    .nullable(),
  why: z.string(),
  nestedIn: z.object({ id: z.string(), title: z.string() }).nullable(),
  split: z
    .object({
      assumption: z.string(),
      shares: z.array(z.object({ firm: z.string(), name: z.string(), weight: z.number() })),
    })
    .nullable(),
  /** Null: shown, and left out of every estimate. */
  counting: z
    .object({
      from: monthSchema.nullable(),
      until: monthSchema.nullable(),
      firms: z.array(ref),
      basis: z.string(),
      restsOn: z.array(z.string()),
      assumptionIds: z.array(z.string()),
    })
    .nullable(),
  crossChecks: z.array(
    z.object({ claimId: z.string().nullable(), assumption: z.string().nullable(), text: z.string() }),
  ),
})
export type OrderView = z.infer<typeof orderViewSchema>

export const orderPageSchema = orderViewSchema.extend({ dataVersion: z.number().int(), asOf: monthSchema })
export type OrderPage = z.infer<typeof orderPageSchema>
