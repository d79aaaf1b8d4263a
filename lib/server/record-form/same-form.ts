import "server-only"
import { openedForm, type FormState } from "@/lib/forms/form-state"
import type { PostedForm } from "./posted-form"
import type { PreviousAnswer } from "./previous-answer"

/**
 * The form as it was sent, to be drawn again. From the answer before comes only what is shown again when nothing can
 * be worked out, as without a session; it went through the browser, and nothing is decided by it.
 */
export function sameForm(posted: PostedForm, previous: PreviousAnswer): FormState {
  const { texts, version, conflict, choices, reason, confirmed, hasLooked, isNoDuplicate } = posted
  return {
    ...openedForm(texts, version),
    ...{ conflict, choices, reason, confirmed, hasLooked, isNoDuplicate },
    turn: previous.turn + 1,
    review: previous.review?.of === posted.reviewed ? previous.review : null,
    duplicates: previous.duplicates,
  }
}
