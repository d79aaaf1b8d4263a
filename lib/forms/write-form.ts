import { textIn, type Binding } from "./binding"
import type { EditableKind, FormRecord, FormTexts } from "./form"
import { ownBindings, reportBindings } from "./kinds/forms-by-kind"
import { reportFieldName } from "./names"

/** A record's texts by field name. `readForm` gives the record back. */
export function writeForm<K extends EditableKind>(kind: K, record: FormRecord<K>): FormTexts {
  const texts: Record<string, string> = {}
  for (const binding of ownBindings(kind)) texts[binding.field.key] = textIn(record, binding)
  if ("reports" in record) {
    texts.reports = record.reports.map(({ id }) => id).join("\n")
    for (const report of record.reports) {
      for (const binding of reportBindings(kind)) {
        texts[reportFieldName(report.id, binding.field.key)] = textIn(report, binding)
      }
    }
  }
  return texts
}

/** The texts that a new record begins with. */
export function blankForm(kind: EditableKind): FormTexts {
  const texts = Object.fromEntries(ownBindings(kind).map(begun))
  return reportBindings(kind).length === 0 ? texts : { ...texts, reports: "" }
}

/** The texts that one more report begins with, under its key. */
export function blankReport(key: string): FormTexts {
  return Object.fromEntries(
    reportBindings("order").map((binding) => {
      const [field, text] = begun(binding)
      return [reportFieldName(key, field), text]
    }),
  )
}

const begun = ({ field, initial = "" }: Binding): [string, string] => [field.key, initial]
