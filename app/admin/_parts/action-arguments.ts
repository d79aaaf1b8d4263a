import { z } from "zod"

// An action is a door to whoever finds its id: both its arguments come from the network, whatever their types say.

/** The form that an action was sent; what is none is an empty one, which every action refuses in words of its own. */
export function formSent(sent: unknown): FormData {
  return sent instanceof FormData ? sent : new FormData()
}

const answerSchema = z.object({ turn: z.int().nonnegative() }).catch({ turn: 0 })

/** Number of the answer after the one that a form was drawn with. */
export function turnAfter(before: unknown): number {
  return answerSchema.parse(before).turn + 1
}
