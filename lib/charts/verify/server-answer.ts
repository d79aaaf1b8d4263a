import { z } from "zod"

/** What the server answers when it is asked to recompute the hashes of what it stores. */
export const serverAnswerSchema = z.object({
  isIntact: z.boolean(),
  inputs: z.array(z.object({ hash: z.string(), isIntact: z.boolean() })),
  /** What is wrong, a sentence each. */
  problems: z.array(z.string()),
})
export type ServerAnswer = z.infer<typeof serverAnswerSchema>
