import "server-only"
import { formOf } from "@/lib/forms/form-of"
import type { FormState } from "@/lib/forms/form-state"
import { nextReportKey, reportFieldName, reportKeys } from "@/lib/forms/names"
import { movedReport } from "@/lib/forms/report-list"
import { blankReport } from "@/lib/forms/write-form"
import type { PostedForm } from "./posted-form"

/** A report more, one fewer, or one in another place. Nothing is read or saved: it needs no session. */
export function actOnReports({ kind, act, texts }: PostedForm, state: FormState): FormState {
  const keys = reportKeys(texts.reports ?? "")
  const withKeys = (reports: readonly string[], more: Partial<FormState> = {}): FormState => ({
    ...state,
    review: null,
    texts: { ...texts, reports: reports.join("\n") },
    ...more,
  })
  const [what, key = ""] = act.split(":")
  if (what === "move-up" || what === "move-down")
    return withKeys(movedReport(keys, key, what === "move-up" ? -1 : 1))
  if (what === "remove-report") return withKeys(keys.filter((one) => one !== key))
  const added = nextReportKey(keys)
  const [first] = formOf(kind).find(({ repeats }) => repeats)?.fields ?? []
  return withKeys([...keys, added], {
    texts: { ...texts, ...blankReport(added), reports: [...keys, added].join("\n") },
    focus: first ? reportFieldName(added, first.key) : null,
  })
}
