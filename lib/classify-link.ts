import { classifyKeys } from "./classify-fields"

/** What stands in the fields of the classify form, as typed; a blank field is absent. */
export type ClassifyForm = Readonly<Record<string, string>>

/** The form as the query of its address: "" when every field is blank, otherwise "?chip=h20-96gb&tpp=2500". */
export function classifyQuery(form: ClassifyForm): string {
  const params = new URLSearchParams()
  for (const key of classifyKeys) {
    const typed = form[key]
    if (typed !== undefined && typed !== "") params.set(key, typed)
  }
  const query = params.toString()
  return query === "" ? "" : `?${query}`
}

/**
 * The form that an address holds. Every known key is kept as it was typed, however wrong, so that the page
 * can say what is wrong with it; other keys are dropped, and of a repeated one the first stands.
 */
export function classifyForm(
  query: Readonly<Record<string, string | readonly string[] | undefined>>,
): ClassifyForm {
  const form: Record<string, string> = {}
  for (const key of classifyKeys) {
    const given = Object.hasOwn(query, key) ? query[key] : undefined
    const typed = typeof given === "string" ? given : given?.[0]
    if (typed !== undefined && typed !== "") form[key] = typed
  }
  return form
}
