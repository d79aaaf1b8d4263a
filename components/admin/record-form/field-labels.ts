import type { FormGroup, FormTexts } from "@/lib/forms/form"
import { reportKeys } from "@/lib/forms/names"
import { namedFields } from "@/lib/forms/report-list"

/** What each field is called where it stands alone: "Title", "Report 2, Quantity". */
export function fieldLabels(groups: readonly FormGroup[], texts: FormTexts): Record<string, string> {
  const keys = reportKeys(texts.reports ?? "")
  const labels: Record<string, string> = {
    "edit.reason": "Reason",
    "edit.looked": "Second look",
    "edit.confirmed": "References",
  }
  for (const { name, field, report } of namedFields(groups, texts)) {
    labels[name] = report === null ? field.label : `Report ${keys.indexOf(report) + 1}, ${field.label}`
  }
  return labels
}
