import { z } from "zod"
import { sourceSchema } from "../domain/source"

/** A source and every record that rests on it. */
export const sourcePageSchema = sourceSchema.extend({
  dataVersion: z.number().int(),
  claims: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(["report", "statement", "note", "designation"]),
      text: z.string(),
      orderId: z.string().nullable(),
      companies: z.array(z.object({ slug: z.string(), name: z.string() })),
    }),
  ),
  assumptions: z.array(z.object({ id: z.string(), meaning: z.string() })),
  chips: z.array(z.object({ id: z.string(), name: z.string() })),
})
export type SourcePage = z.infer<typeof sourcePageSchema>

export const sourceListItemSchema = sourceSchema.extend({ useCount: z.number().int() })
export type SourceListItem = z.infer<typeof sourceListItemSchema>
