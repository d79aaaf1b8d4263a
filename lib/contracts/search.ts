import { z } from "zod"

export const foundKinds = ["firm", "chip", "order", "rule", "source", "page"] as const
export type FoundKind = (typeof foundKinds)[number]

/** One thing found: where it is, what it is called, and why it came up. */
export const foundSchema = z.object({
  kind: z.enum(foundKinds),
  id: z.string(),
  href: z.string(),
  title: z.string(),
  /** One line that tells it from others of its name: "字节跳动 · hyperscaler", "100,000 A800, 2023". */
  detail: z.string(),
})
export type Found = z.infer<typeof foundSchema>

export const searchAnswerSchema = z.object({
  q: z.string(),
  /** The best first, of all kinds together. */
  found: z.array(foundSchema),
  /** How many of each kind match at all. */
  counts: z.record(z.enum(foundKinds), z.number().int()),
  /** What was understood where a word was not on record: "Did you mean bytedance?"; null: all words are. */
  meant: z.string().nullable(),
})
export type SearchAnswer = z.infer<typeof searchAnswerSchema>
