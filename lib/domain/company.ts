import { z } from "zod"
import { monthSchema } from "./month"
import { slugSchema } from "./ids"
import { verificationSchema } from "./evidence"

export const companyKinds = ["hyperscaler", "model startup", "cloud", "telco", "hardware", "other"] as const
export const companyKindSchema = z.enum(companyKinds)
export type CompanyKind = z.infer<typeof companyKindSchema>

export const workloadSchema = z.enum(["training", "inference"])
export type Workload = z.infer<typeof workloadSchema>

export const gradeSchema = z.enum(["shown", "with warning", "strained", "none"])
export type Grade = z.infer<typeof gradeSchema>

/** A firm as profiles show it. `isPseudo` marks the entry for all of China, which holds market-wide facts. */
export const companySchema = z.strictObject({
  id: slugSchema,
  name: z.string().min(1),
  nameZh: z.string().min(1).nullable(),
  legalName: z.string().nullable(),
  kind: companyKindSchema,
  isPseudo: z.boolean(),
  headquarters: z.string().nullable(),
  founded: z.number().int().nullable(),
  listing: z.string().nullable(),
  website: z
    .url({ protocol: /^https?$/, error: "a website's address must be a full http(s) URL" })
    .nullable(),
  flagshipModels: z.array(z.string()),
  /** Other names by which reports and people call the firm. */
  aliases: z.array(z.string().min(1)).default([]),
  /** One line on who they are, in our own words. */
  description: z.string().min(1),
  /** Whether its compute is its own stock. A firm that rents gets no runway: rentals run by contract. */
  compute: z.strictObject({
    mode: z.enum(["owns", "rents", "unknown"]),
    why: z.string().min(1).nullable(),
    claimIds: z.array(slugSchema),
  }),
  /** Grades an editor lowered, each with the reason. A grade is never raised by hand. */
  loweredGrades: z.array(
    z.strictObject({ workload: workloadSchema, asOf: monthSchema, to: gradeSchema, why: z.string().min(1) }),
  ),
  /** What would have to be known for a (better) estimate. */
  missingEvidence: z.array(z.string().min(1)),
  verification: z.enum(["partly_read", ...verificationSchema.options]),
  sourceIds: z.array(slugSchema),
  note: z.string().nullable(),
})
export type Company = z.infer<typeof companySchema>
