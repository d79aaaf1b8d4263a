import { z } from "zod"
import { companyKindSchema, gradeSchema } from "../domain/company"
import { listingSchema } from "../domain/listing"
import { monthSchema } from "../domain/month"
import { assumptionViewSchema } from "./assumption"
import { boardMarkSchema } from "./board"
import { designationViewSchema, noteViewSchema, sourceRefSchema, statementViewSchema } from "./claim"
import { estimateSchema, runwayQuantilesSchema } from "./estimate"
import { orderViewSchema } from "./order"

/** A firm's own-stock runway in a list. `quantiles` null: there is no number. */
const runwayInBriefSchema = z.object({ grade: gradeSchema, quantiles: runwayQuantilesSchema.nullable() })

export const companyListItemSchema = z.object({
  slug: z.string(),
  name: z.string(),
  nameZh: z.string().nullable(),
  kind: companyKindSchema,
  isPseudo: z.boolean(),
  description: z.string(),
  orderCount: z.number().int(),
  reportCount: z.number().int(),
  statementCount: z.number().int(),
  noteCount: z.number().int(),
  training: runwayInBriefSchema,
  inference: runwayInBriefSchema,
})
export type CompanyListItem = z.infer<typeof companyListItemSchema>

export const companyListSchema = z.object({
  dataVersion: z.number().int(),
  asOf: monthSchema,
  horizonMonths: z.number().int(),
  companies: z.array(companyListItemSchema),
})
export type CompanyList = z.infer<typeof companyListSchema>

/** A firm's entry on a government list. What sources say of it are designations, named in `claimIds`. */
export const companyListingSchema = listingSchema
  .pick({
    id: true,
    names: true,
    list: true,
    listedOn: true,
    removedOn: true,
    citation: true,
    scope: true,
    claimIds: true,
    verification: true,
    note: true,
  })
  .extend({ sources: z.array(sourceRefSchema) })
export type CompanyListing = z.infer<typeof companyListingSchema>

/** Everything a firm's profile shows. */
export const companyProfileSchema = z.object({
  slug: z.string(),
  name: z.string(),
  nameZh: z.string().nullable(),
  legalName: z.string().nullable(),
  kind: companyKindSchema,
  isPseudo: z.boolean(),
  headquarters: z.string().nullable(),
  founded: z.number().nullable(),
  listing: z.string().nullable(),
  website: z.string().nullable(),
  flagshipModels: z.array(z.string()),
  description: z.string(),
  compute: z.object({ mode: z.enum(["owns", "rents", "unknown"]), why: z.string().nullable() }),
  missingEvidence: z.array(z.string()),
  dataVersion: z.number().int(),
  asOf: monthSchema,
  today: monthSchema,
  estimate: estimateSchema,
  marks: z.array(boardMarkSchema),
  orders: z.array(orderViewSchema),
  statements: z.array(statementViewSchema),
  notes: z.array(noteViewSchema),
  designations: z.array(designationViewSchema),
  /** Newest first. */
  listings: z.array(companyListingSchema),
  assumptions: z.array(assumptionViewSchema),
  sources: z.array(sourceRefSchema),
})
export type CompanyProfile = z.infer<typeof companyProfileSchema>
