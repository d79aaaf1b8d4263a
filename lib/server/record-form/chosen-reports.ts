import "server-only"
import type { FormTexts } from "@/lib/forms/form"
import { withTheirs } from "@/lib/forms/merge"
import { reportKeys } from "@/lib/forms/names"
import { writeForm } from "@/lib/forms/write-form"
import type { Actor } from "../auth/permissions"
import { getRecordToEdit } from "../queries/admin/records"
import type { PostedForm } from "./posted-form"

/**
 * The texts with whole reports as the editor chose them: one that somebody else removed, or that the editor removed
 * and somebody else changed. A report that is already there or gone, as chosen, is left as it stands.
 */
export async function chosenReports(actor: Actor | null, posted: PostedForm): Promise<FormTexts> {
  const { kind, id, texts, choices, conflict } = posted
  const whole = (conflict?.fields ?? []).filter(
    ({ name }) => choices[name] === "theirs" && /^reports\/[^/]+$/.test(name),
  )
  if (whole.length === 0 || id === null) return texts
  const newest = await getRecordToEdit(actor, kind, id)
  if (!newest) return texts
  const theirs = writeForm(kind, newest.record)
  return whole.reduce((all, { name }) => {
    const key = name.slice("reports/".length)
    const isThere = (side: FormTexts) => reportKeys(side.reports ?? "").includes(key)
    return isThere(all) === isThere(theirs) ? all : withTheirs(all, theirs, name)
  }, texts)
}
