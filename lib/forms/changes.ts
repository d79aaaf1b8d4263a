import { isEmpty, textIn, valueIn, type Binding } from "./binding"
import type { EditableKind, FieldChange, FormRecord } from "./form"
import { ownBindings, reportBindings } from "./kinds/forms-by-kind"
import { reportFieldName, reportName } from "./names"
import type { Report } from "@/lib/domain/order"

/** The order in which reports stand, as a change names it. */
export const reportOrder = { name: "reports", label: "Order of the reports" }

/**
 * What an edit changes, field by field in words: the record's own fields in the form's order, then each report's.
 * Reports meet by id. Of a removed report one change tells; of an added one each field that says something.
 */
export function describeChanges<K extends EditableKind>(
  kind: K,
  before: FormRecord<K> | null,
  after: FormRecord<K>,
): FieldChange[] {
  const own = ownBindings(kind).flatMap((binding) => {
    const { key, label } = binding.field
    return changeOf(binding, before, after, key, label)
  })
  return [...own, ...reportChanges(kind, reportsOf(before), reportsOf(after))]
}

/** The reports of an order; none of anything else. */
export function reportsOf(record: object | null): readonly Report[] {
  return record !== null && "reports" in record ? (record.reports as Report[]) : []
}

/** A report's field as people tell it from the same field of the others: "Quantity (report ft-2023-08)". */
export const labelOfReport = (label: string, id: string): string => `${label} (report ${id})`

function changeOf(
  binding: Binding,
  before: object | null,
  after: object,
  name: string,
  label: string,
): FieldChange[] {
  if ((before === null ? "" : textIn(before, binding)) === textIn(after, binding)) return []
  const isFigure = binding.field.isFigure ?? false
  return [{ name, label, before: wordsIn(before, binding), after: wordsIn(after, binding), isFigure }]
}

/** The value in words; null where there is none. */
function wordsIn(record: object | null, binding: Binding): string | null {
  if (record === null) return null
  const value = valueIn(record, binding)
  return isEmpty(value) ? null : binding.way.words(value)
}

function reportChanges(
  kind: EditableKind,
  before: readonly Report[],
  after: readonly Report[],
): FieldChange[] {
  const old = new Map(before.map((report) => [report.id, report]))
  const kept = new Set(after.map(({ id }) => id))
  const bindings = reportBindings(kind)
  const changed = after.flatMap((report) =>
    bindings.flatMap((binding) => {
      const { key, label } = binding.field
      const known = old.get(report.id) ?? null
      return changeOf(
        binding,
        known,
        report,
        reportFieldName(report.id, key),
        labelOfReport(label, report.id),
      )
    }),
  )
  const removed = before.filter(({ id }) => !kept.has(id)).map(removal)
  return [...changed, ...removed, ...moves(before, after)]
}

const removal = ({ id, text }: Report): FieldChange => ({
  name: reportName(id),
  label: `Report ${id}`,
  before: text,
  after: null,
  isFigure: true,
})

/** Whether reports that stay have changed places. */
function moves(before: readonly Report[], after: readonly Report[]): FieldChange[] {
  const staying = (these: readonly Report[], those: readonly Report[]) => {
    const ids = new Set(those.map(({ id }) => id))
    return these.map(({ id }) => id).filter((id) => ids.has(id))
  }
  const [old, now] = [staying(before, after).join(", "), staying(after, before).join(", ")]
  return old === now ? [] : [{ ...reportOrder, before: old, after: now, isFigure: false }]
}
