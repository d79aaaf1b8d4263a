import type { FormField, FormGroup, FormTexts } from "./form"
import { reportFieldName, reportKeys } from "./names"

/** A report moved up (-1) or down (1) by one place; at either end it stays. */
export function movedReport(keys: readonly string[], key: string, by: -1 | 1): string[] {
  const from = keys.indexOf(key)
  const to = from + by
  if (from < 0 || to < 0 || to >= keys.length) return [...keys]
  const moved = keys.filter((one) => one !== key)
  moved.splice(to, 0, key)
  return moved
}

export type NamedField = { name: string; field: FormField; report: string | null }

/** Every field of a form with its full name and, within a report, the report's key. */
export function namedFields(groups: readonly FormGroup[], texts: FormTexts): NamedField[] {
  const keys = reportKeys(texts.reports ?? "")
  return groups.flatMap(({ fields, repeats }): NamedField[] =>
    repeats
      ? keys.flatMap((key) =>
          fields.map((field) => ({ name: reportFieldName(key, field.key), field, report: key })),
        )
      : fields.map((field) => ({ name: field.key, field, report: null })),
  )
}
