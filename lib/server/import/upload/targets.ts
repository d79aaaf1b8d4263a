import "server-only"
import type { ImportTarget } from "@/lib/contracts/import"
import { formOf } from "@/lib/forms/form-of"
import type { EditableKind } from "@/lib/forms/form"

/** How a field of a report is named as a column's target: `report.quantity`. */
export const reportTarget = (key: string) => `report.${key}`

/** The fields that a column of a file may be mapped to: those of the kind's form, and the id. */
export function targetsOf(kind: EditableKind): ImportTarget[] {
  const targets = formOf(kind).flatMap(({ title, fields, repeats }) =>
    fields.map(({ key, label }) => ({
      field: repeats ? reportTarget(key) : key,
      label,
      group: repeats ? `Each ${repeats.one}` : title,
    })),
  )
  const add = (field: string, label: string, group: string) => {
    if (!targets.some((target) => target.field === field)) targets.unshift({ field, label, group })
  }
  if (kind === "order") add(reportTarget("id"), "Id of the report", "Each report")
  add("id", "Id", "Which record")
  return targets
}

/** What people call a form's field, by its name there: "Report: Quantity" for `reports/new-1/quantity`. */
export function labelIn(kind: EditableKind, name: string): string {
  const ofReport = /^reports\/[^/]+\/(.+)$/.exec(name)?.[1]
  const wanted = ofReport === undefined ? name : reportTarget(ofReport)
  const label = labelsOf(kind).get(wanted) ?? name
  return ofReport === undefined ? label : `Report: ${label}`
}

const labels = new Map<EditableKind, ReadonlyMap<string, string>>()

function labelsOf(kind: EditableKind): ReadonlyMap<string, string> {
  const known = labels.get(kind) ?? new Map(targetsOf(kind).map(({ field, label }) => [field, label]))
  labels.set(kind, known)
  return known
}
