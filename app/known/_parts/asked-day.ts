import { knownDaySchema } from "@/lib/contracts/known"
import { knownParam } from "@/lib/known-link"

type Query = Record<string, string | string[] | undefined>

/** The day that a page's address asks for, or in words why there is none such. Of several the first is meant. */
export function askedDay(query: Query): { day: string; refusal: null } | { day: null; refusal: string } {
  const given = query[knownParam]
  const asked = knownDaySchema.safeParse(Array.isArray(given) ? given[0] : given)
  if (asked.success) return { day: asked.data, refusal: null }
  const cure = asked.error.issues[0]?.message ?? "write a day as YYYY-MM-DD"
  return { day: null, refusal: `This page cannot be shown for what was asked: ${cure}.` }
}
