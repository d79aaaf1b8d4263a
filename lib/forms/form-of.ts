import type { EditableKind, FormGroup } from "./form"
import { formsByKind } from "./kinds/forms-by-kind"

/** A kind's form: its fields in groups, those asked for most often first. */
export function formOf(kind: EditableKind): FormGroup[] {
  return formsByKind[kind].sections.map(({ bindings, ...group }) => ({
    ...group,
    fields: bindings.map(({ field }) => field),
  }))
}
