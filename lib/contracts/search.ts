import { z } from "zod"

/** What can be found, in the order in which equals stand. */
export const foundKinds = ["firm", "chip", "order", "rule", "page", "source"] as const
export type FoundKind = (typeof foundKinds)[number]

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

/** The longest query that is answered, in characters. */
export const longestQuery = 200

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

/** Of how many things the query says something. */
export function foundCount(counts: SearchAnswer["counts"]): number {
  return foundKinds.reduce((sum, kind) => sum + counts[kind], 0)
}
