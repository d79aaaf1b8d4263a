import "server-only"
import type { FormState } from "@/lib/forms/form-state"
import { withAudit } from "../auth/audit"
import type { Actor } from "../auth/permissions"
import { logError } from "../log"
import { EditConflict, EditRefused } from "../mutations/edit-errors"
import { faultProblems } from "@/lib/forms/fault-problems"
import { refusalOf } from "../refusal-of"
import { actOnReports } from "./act-on-reports"
import { chosenReports } from "./chosen-reports"
import { editOfForm } from "./edit-of-form"
import { mergeIfMoved } from "./merge-moved"
import type { PostedForm } from "./posted-form"
import type { PreviousAnswer } from "./previous-answer"
import { reviewForm } from "./review-form"
import { sameForm } from "./same-form"
import { saveForm, type FormSaved } from "./save-form"

export type FormAnswer = { state: FormState } | { saved: FormSaved }

/**
 * Answers a record's form: puts a report in or out, says what is wrong, shows what would change, or saves. Whatever
 * happens, the answer holds everything that was typed.
 */
export async function answerForm(
  whoSent: () => Promise<Actor | null>,
  posted: PostedForm,
  previous: PreviousAnswer,
): Promise<FormAnswer> {
  const state = sameForm(posted, previous)
  if (isOnReports(posted.act)) return { state: actOnReports(posted, state) }
  let actor: Actor | null = null
  try {
    actor = await whoSent()
    return await withAudit(actor, `record form: ${posted.act}`, async () => answerTo(actor, posted, state))
  } catch (error) {
    if (error instanceof EditConflict) {
      // Saved by somebody else between the look at the record's version and the save.
      const moved = await mergeIfMoved(actor, posted, state).catch(() => null)
      if (moved) return { state: moved }
    }
    return { state: refused(error, posted, state) }
  }
}

async function answerTo(actor: Actor | null, posted: PostedForm, state: FormState): Promise<FormAnswer> {
  const moved = await mergeIfMoved(actor, posted, state)
  if (moved) return { state: moved }
  const texts = await chosenReports(actor, posted)
  const asked = { ...posted, texts }
  const begun = { ...state, texts }
  const read = await editOfForm(actor, asked)
  if ("problems" in read) return { state: { ...begun, review: null, problems: read.problems } }
  const { state: reviewed, request } = await reviewForm(read, asked, begun)
  if (posted.act === "review" || reviewed.review === null) return { state: reviewed }
  // What was reviewed is what is saved: anything typed since is shown first.
  if (posted.reviewed !== reviewed.review.of) return { state: reviewed }
  return saveForm(actor, request, asked, reviewed)
}

function isOnReports(act: string): boolean {
  return act === "add-report" || act.includes(":")
}

/** A refusal in words, with everything that was typed. */
function refused(error: unknown, posted: PostedForm, state: FormState): FormState {
  const bad = (text: string, more: Partial<FormState["notice"]> = {}): FormState => ({
    ...state,
    notice: { tone: "bad", text, ...more },
  })
  if (error instanceof EditRefused) {
    const id = posted.id ?? error.faults[0]?.id ?? ""
    return { ...state, problems: faultProblems(posted.kind, id, posted.texts, error.faults) }
  }
  const refusal = refusalOf(error)
  if (refusal === null) {
    const logged = logError(error, `answering the form of ${posted.kind} ${posted.id ?? "(new)"}`)
    return bad(
      `This went wrong, and the fault is ours. What you typed is still here. It is logged as ${logged}.`,
    )
  }
  if (refusal.code === "not-signed-in") {
    return bad(
      "You are no longer signed in. What you typed is still here: sign in, then press the button again.",
      {
        cure: "sign-in",
      },
    )
  }
  const { code, message, status } = refusal
  return bad(code === "forbidden" || status === 503 ? `${message} What you typed is still here.` : message)
}
