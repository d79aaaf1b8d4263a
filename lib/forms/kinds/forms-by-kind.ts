import type { Binding } from "../binding"
import type { EditableKind } from "../form"
import { assumptionForm } from "./assumption"
import { chipForm } from "./chip"
import { companyForm } from "./company"
import type { KindForm } from "./kind-form"
import { orderForm } from "./order"
import { sourceForm } from "./source"
import { statementForm } from "./statement"

export const formsByKind: Record<EditableKind, KindForm> = {
  order: orderForm,
  statement: statementForm,
  company: companyForm,
  chip: chipForm,
  source: sourceForm,
  assumption: assumptionForm,
}

/** Fields of the record itself, in the form's order. */
export function ownBindings(kind: EditableKind): Binding[] {
  return formsByKind[kind].sections.flatMap(({ repeats, bindings }) => (repeats ? [] : bindings))
}

/** Fields of each report; none where a kind has no reports. */
export function reportBindings(kind: EditableKind): Binding[] {
  return formsByKind[kind].sections.flatMap(({ repeats, bindings }) => (repeats ? bindings : []))
}
