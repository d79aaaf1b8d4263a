import { z } from "zod"
import { datedSchema } from "./dated"
import { verificationSchema } from "./evidence"
import { slugSchema } from "./ids"

/** A page, filing, dataset or document that claims rest on. */
export const sourceSchema = z.strictObject({
  id: slugSchema,
  publisher: z.string().min(1),
  title: z.string().min(1).nullable(),
  /** How the title was come by: as printed, or read off the address or the context. */
  titleBasis: z.enum(["as-printed", "page-or-slug", "descriptive"]),
  url: z.url({ protocol: /^https?$/, error: "a source's address must be a full http(s) URL" }).nullable(),
  publishedOn: datedSchema.nullable(),
  kind: z.enum(["primary", "press", "secondary", "analyst", "dataset", "law", "vendor", "project"]),
  /** `read` when the page was opened; an `unverified` source is named by others or from memory. */
  verification: verificationSchema,
  /** Licence that asks for credit, for example "CC BY 4.0". */
  licence: z.string().nullable(),
  note: z.string().nullable(),
  /**
   * The public reason why the source must not be found out; null: it is open. Then readers see no address, title or
   * publisher, and what rests on it comes rounded (`publicRecords`).
   */
  sensitiveBecause: z.string().trim().min(1).max(300).nullable().default(null),
})
export type Source = z.infer<typeof sourceSchema>
