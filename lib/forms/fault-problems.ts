import type { FormTexts } from "./form"
import type { EditableKind } from "./form"
import { ownBindings, reportBindings } from "./kinds/forms-by-kind"
import { reportFieldName, reportKeys } from "./names"
import { schemaProblems } from "./schema-problems"

type Fault = { kind: string; id: string; field: string | null; message: string }

/**
 * What is wrong with a record, at the fields of its form. A fault's field is a path in the record
 * ("reports.0 (wire-2023).sourceId") or a field's own name already; what concerns another record stands at the
 * whole ("").
 */
export function faultProblems(
  kind: EditableKind,
  id: string,
  texts: FormTexts,
  faults: readonly Fault[],
): Record<string, string> {
  const keys = reportKeys(texts.reports ?? "")
  const problems: Record<string, string> = {}
  const add = (name: string, message: string) => {
    problems[name] = problems[name] === undefined ? message : `${problems[name]} ${message}`
  }
  for (const fault of faults) {
    const { field, message } = fault
    if (fault.kind !== kind || fault.id !== id) {
      add("", `${sentenceOf(message)} (${fault.kind} ${fault.id}${field === null ? "" : `, ${field}`})`)
    } else if (field === null) add("", sentenceOf(message))
    else if (Object.hasOwn(texts, field)) add(field, sentenceOf(message))
    else {
      const path = field.replaceAll(/ \([^)]*\)/g, "").split(".")
      const issue = { code: "custom" as const, path, message, input: undefined }
      const nameOf = (index: number, key: string) => reportFieldName(keys[index] ?? String(index), key)
      for (const [name, said] of schemaProblems([issue], ownBindings(kind), reportBindings(kind), nameOf)) {
        add(name, said)
      }
    }
  }
  return problems
}

function sentenceOf(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1)
  return /[.!?]$/.test(text) ? text : `${text}.`
}
