import { z } from "zod"
import { datedSchema } from "./dated"
import { verificationSchema } from "./evidence"
import { slugSchema } from "./ids"

/** Lists of the US government on which Chinese firms stand. */
export const listingLists = ["Entity List", "1260H", "NS-CMIC"] as const

/**
 * A company's entry on a government list: from when, under which citation, with what reach. What sources
 * say of it are claims (`designation` records), named in `claimIds`.
 */
export const listingSchema = z.strictObject({
  id: slugSchema,
  /** The entities as the list or the source names them. */
  names: z.string().min(1),
  /** The firms of ours that are meant; none where we follow no such firm. */
  companies: z.array(slugSchema),
  /** `none found`: looked for and not found, which is not proof that there is none. */
  status: z.enum(["listed", "none found"]),
  list: z.enum(listingLists).nullable(),
  authority: z.string().min(1).nullable(),
  listedOn: datedSchema.nullable(),
  removedOn: datedSchema.nullable(),
  citation: z.string().min(1).nullable(),
  /** What the entry reaches and how licences are judged, in words. */
  scope: z.string().min(1),
  /** Entity List footnote (1: Huawei rule, 4: supercomputing, 5: chip making tools). */
  footnote: z.number().int().positive().nullable(),
  makesChips: z.boolean(),
  claimIds: z.array(slugSchema),
  sourceIds: z.array(slugSchema),
  verification: verificationSchema,
  note: z.string().nullable(),
})
export type Listing = z.infer<typeof listingSchema>
