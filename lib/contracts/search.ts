import { z } from "zod"
import { foundKinds } from "./found-kind"

/** One thing found: where it is, what it is called, and why it came up. */
export const foundSchema = z.object({
  kind: z.enum(foundKinds),
  id: z.string(),
  href: z.string(),
  title: z.string(),
  /** One line that tells it from others of its name: "字节跳动 · Hyperscaler", "100,000 A800, 2023". */
  detail: z.string(),
})
export type Found = z.infer<typeof foundSchema>

export const searchAnswerSchema = z.object({
  q: z.string(),
  /** The best first, of all kinds together. */
  found: z.array(foundSchema),
  /** How many of each kind match at all. */
  counts: z.record(z.enum(foundKinds), z.number().int()),
  /** A sentence on what was understood where no record has all the words as they were typed; null: one has. */
  meant: z.string().nullable(),
  /** Names that are near, where nothing was found. */
  near: z.array(foundSchema),
})
export type SearchAnswer = z.infer<typeof searchAnswerSchema>
