import { formSent } from "./action-arguments"

/** The texts of a form by name, the last where a name comes twice. Files and React's own fields are left out. */
export function textsOfForm(form: FormData): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const [name, value] of formSent(form)) {
    if (typeof value === "string" && !name.startsWith("$ACTION")) texts[name] = value
  }
  return texts
}
