import "server-only"
import type { FormState } from "@/lib/forms/form-state"
import type { Actor } from "../auth/permissions"
import { currentDataVersion } from "../db/data-version"
import type { SaveRequest } from "../mutations/edit"
import { submitForReview } from "../mutations/pending-edits"
import { saveEdits } from "../mutations/save-edits"
import type { FormAnswer } from "./answer-form"
import type { PostedForm } from "./posted-form"

export type FormSaved = {
  id: string
  /** The newest data version before the save: pages touched since are dropped. */
  before: number
} & ({ dataVersion: number } | { pendingId: string })

/** Saves a reviewed form, or puts it before a second editor, once everything that it asks for is given. */
export async function saveForm(
  actor: Actor | null,
  request: SaveRequest,
  { act, reason, confirmed, hasLooked }: PostedForm,
  state: FormState,
): Promise<FormAnswer> {
  const { review } = state
  if (!review) return { state }
  const problems: Record<string, string> = {}
  const unconfirmed = review.evidence.filter(({ name }) => !confirmed.includes(name))
  if (unconfirmed.length > 0) {
    problems["edit.confirmed"] =
      `Confirm that you looked at the reference again, or name a new one: ${unconfirmed.map(({ label }) => label).join("; ")}.`
  }
  if (review.asksSecondLook && !review.asksSecondEditor && !hasLooked) {
    problems["edit.looked"] = "An estimate moves far. Look at the table, then tick that you have."
  }
  if (reason === "") problems["edit.reason"] = "Give a reason: it stands in the history beside the change."
  if (Object.keys(problems).length > 0) return { state: { ...state, problems, focus: null } }
  const [edit] = request.edits
  const id = edit && edit.do !== "retire" ? edit.record.id : ""
  const before = (await currentDataVersion()) ?? 0
  if (act === "send" || review.asksSecondEditor) {
    return { saved: { id, before, pendingId: await submitForReview(actor, request) } }
  }
  const { dataVersion } = await saveEdits(request)
  return { saved: { id, before, dataVersion } }
}
