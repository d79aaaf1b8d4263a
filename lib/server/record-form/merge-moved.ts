import "server-only"
import type { FormTexts } from "@/lib/forms/form"
import type { FormState } from "@/lib/forms/form-state"
import { mergeForms } from "@/lib/forms/merge"
import { reportFieldName } from "@/lib/forms/names"
import { writeForm } from "@/lib/forms/write-form"
import type { Actor } from "../auth/permissions"
import { getRecordAtVersion, getRecordToEdit } from "../queries/admin/records"
import type { PostedForm } from "./posted-form"

/**
 * The form with somebody else's save brought into it, when the record has moved on since it was opened; null when it
 * has not. What both changed to different texts stays as it was typed, and is asked about.
 */
export async function mergeIfMoved(
  actor: Actor | null,
  { kind, id, version, texts }: PostedForm,
  state: FormState,
): Promise<FormState | null> {
  if (id === null || version === null) return null
  const newest = await getRecordToEdit(actor, kind, id)
  if (!newest || newest.retired || newest.version === version) return null
  const began = await getRecordAtVersion(actor, kind, id, version)
  if (!began) return null
  const [beganTexts, theirTexts] = [writeForm(kind, began), writeForm(kind, newest.record)]
  const { merged, taken, conflicts } = mergeForms(kind, beganTexts, texts, theirTexts)
  return {
    ...state,
    texts: merged,
    version: newest.version,
    review: null,
    choices: {},
    conflict: {
      taken: taken.map(({ name, label }) => ({
        ...{ name, label },
        ...{ began: textUnder(beganTexts, name), theirs: textUnder(theirTexts, name) },
      })),
      fields: conflicts,
    },
    notice: {
      tone: "bad",
      text: "Nothing was saved: somebody saved this record while you were at it. Both edits are brought together below.",
    },
  }
}

/** A field's text, or what a whole report says. */
function textUnder(texts: FormTexts, name: string): string {
  const [list, key, field] = name.split("/")
  const isReport = list === "reports" && key !== undefined && field === undefined
  return texts[isReport ? reportFieldName(key, "text") : name] ?? ""
}
